import { type Part, tableOr } from '../../../document/document.ts';
import { wholePackages } from '../../../steps/attempted-packages.ts';
import type { Pass } from '../../../steps/pass.ts';
import type { Source } from './hand-over-document.ts';
import { LABELS } from './labels.ts';

/** What a pass did to the packages, by its approved plans; nothing for a pass that was left out. */
export function packageParts({ ctx, say }: Source, pass: Pass): Part[] {
  const plan = wholePackages(pass, ctx);
  if (!plan) return [];
  const rows = [
    ...plan.upgraded.map(({ name, from, to }) => [name, from, to]),
    ...plan.installed.map(({ name, version }) => [name, '–', version]),
    ...plan.removed.map(({ name, version, replacedBy }) => [
      name,
      version,
      [say(LABELS.removed), ...replacedBy.map((one) => `→ ${one}`)].join(' '),
    ]),
  ];
  const head = [LABELS.package, LABELS.before, LABELS.after].map(say);
  return tableOr(say(LABELS.packages(say(pass.goal))), head, rows, say(LABELS.noPackages));
}
