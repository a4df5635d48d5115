import type { Finding } from '../../flows/run/finding.ts';
import type { Language } from '../../flows/run/text.ts';
import { gate } from '../mrkdwn.ts';
import { SEVERITY } from '../texts/status.ts';
import { THREAD } from '../texts/thread.ts';

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Findings as people read them: what stops the run first, each with its reason and what to do. */
export function findingTexts(findings: readonly Finding[], language: Language): string[] {
  return [...findings]
    .sort((a, b) => Number(b.blocks) - Number(a.blocks) || RANK[a.severity] - RANK[b.severity])
    .map((finding) => findingText(finding, language));
}

function findingText(finding: Finding, language: Language): string {
  const marks: string[] = [SEVERITY[finding.severity][language]];
  if (finding.blocks) marks.push(THREAD.blocks[language]);
  if (finding.blocks && !finding.overridable) marks.push(THREAD.notOverridable[language]);
  const lines = [
    `*${gate(finding.title[language])}* (${marks.join(', ')})`,
    gate(finding.why[language]),
  ];
  const remedy = finding.remedy[language];
  if (remedy !== '') lines.push(`_${THREAD.whatToDo[language]}:_ ${gate(remedy)}`);
  return lines.filter((line) => line !== '').join('\n');
}
