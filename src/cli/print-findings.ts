import type { Finding } from '../flows/run/finding.ts';
import type { Language, Text } from '../flows/run/text.ts';
import { plain } from './plain.ts';

const MARKS = { error: '✗', warning: '!', info: 'i' } as const satisfies Record<
  Finding['severity'],
  string
>;

const WHY: Text = { de: 'Warum', en: 'Why' };
const REMEDY: Text = { de: 'Abhilfe', en: 'Remedy' };

/** The findings as lines of text, the gravest first as they come. */
export function printFindings(findings: readonly Finding[], language: Language): string {
  return findings
    .map(({ severity, id, title, why, remedy }) =>
      [
        `${MARKS[severity]} ${plain(title[language])}  [${id}]`,
        `    ${WHY[language]}: ${indent(plain(why[language]))}`,
        ...(remedy[language] === ''
          ? []
          : [`    ${REMEDY[language]}: ${indent(plain(remedy[language]))}`]),
      ].join('\n'),
    )
    .join('\n');
}

function indent(text: string): string {
  return text.replaceAll('\n', '\n      ');
}
