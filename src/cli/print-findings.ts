import type { Finding } from '../flows/run/finding.ts';
import type { Text } from '../flows/run/text.ts';
import type { Reader } from './reader.ts';

const MARKS = { error: '✗', warning: '!', info: 'i' } as const satisfies Record<
  Finding['severity'],
  string
>;

const WHY: Text = { de: 'Warum', en: 'Why' };
const REMEDY: Text = { de: 'Abhilfe', en: 'Remedy' };

/** The findings as lines of text, the gravest first as they come. */
export function printFindings(findings: readonly Finding[], { say }: Reader): string {
  return findings
    .map(({ severity, id, title, why, remedy }) =>
      [
        `${MARKS[severity]} ${say(title)}  [${id}]`,
        `    ${say(WHY)}: ${indent(say(why))}`,
        ...(say(remedy) === '' ? [] : [`    ${say(REMEDY)}: ${indent(say(remedy))}`]),
      ].join('\n'),
    )
    .join('\n');
}

function indent(text: string): string {
  return text.replaceAll('\n', '\n      ');
}
