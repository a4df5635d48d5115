import type { Choice, Field } from '../flows/run/question.ts';
import type { Text } from '../flows/run/text.ts';
import type { Open } from './open-question.ts';
import { printFindings } from './print-findings.ts';
import type { Reader } from './reader.ts';

const QUESTION: Text = { de: 'Frage', en: 'Question' };
const LOSSES: Text = { de: 'Geht verloren', en: 'Is lost' };
const WAY_BACK: Text = { de: 'Weg zurück', en: 'Way back' };
const CHANGES: Text = {
  de: 'Geändert seit der letzten Freigabe',
  en: 'Changed since the last approval',
};
const CHOICES: Text = { de: 'Antworten', en: 'Answers' };

/** A question with everything a person needs to decide, and the commands that answer exactly this one. */
export function printQuestion(open: Open, host: string, reader: Reader): string {
  const { step, rev, question } = open;
  const { say } = reader;
  const list = (texts: readonly Text[]): string[] => texts.map((text) => `  • ${say(text)}`);
  const { plan } = question;
  return [
    `${say(QUESTION)} ${rev} (${step})`,
    say(question.text),
    ...(question.complaint ? [`! ${say(question.complaint)}`] : []),
    ...list(question.evidence),
    ...(question.findings.length > 0 ? [printFindings(question.findings, reader)] : []),
    ...question.exhibits.flatMap(({ title, code }) => [say(title), code]),
    ...(plan ? list(plan.lines) : []),
    ...(plan && plan.changes.length > 0 ? [`${say(CHANGES)}:`, ...list(plan.changes)] : []),
    ...(plan && plan.losses.length > 0 ? [`${say(LOSSES)}:`, ...list(plan.losses)] : []),
    ...(plan ? [`${say(WAY_BACK)}: ${say(plan.wayBack)}`] : []),
    `${say(CHOICES)}:`,
    ...question.choices.flatMap((choice) => [
      `  ${reader.command(wordsFor(choice, open, host))}   ${say(choice.label)}`,
      ...(choice.fields ?? []).map((field) => `      ${fieldLine(field, reader)}`),
    ]),
  ].join('\n');
}

/** The number ties the answer to this question: typed again later, it answers no other. */
function wordsFor({ id }: Choice, { rev, question: { plan } }: Open, host: string): string {
  return id === 'approve' && plan
    ? `approve ${host} --plan ${plan.hash.slice(0, 8)}`
    : `answer ${host} ${rev}.${id}`;
}

const OPTIONAL: Text = { de: 'optional', en: 'optional' };
const WHEN: Text = {
  de: 'Datum und Uhrzeit mit Zeitzone, z. B. 2026-11-23T22:00+01:00',
  en: 'date and time with its zone, e.g. 2026-11-23T22:00+01:00',
};
const PERSON: Text = { de: 'Slack-ID oder Name', en: 'Slack id or name' };
const SEVERAL: Text = { de: 'eines oder mehrere, mit Komma', en: 'one or several, with commas' };

function fieldLine(field: Field, { say }: Reader): string {
  const notes = [formatOf(field, say), ...(field.optional ? [say(OPTIONAL)] : [])];
  const aside = notes.filter((note) => note !== '').join('; ');
  const value = field.kind !== 'multiline' && field.initial ? `"${field.initial}"` : '…';
  return `--set ${field.id}=${value}   ${say(field.label)}${aside ? ` (${aside})` : ''}`;
}

/** What may be typed, said before and not as a complaint afterwards. */
function formatOf({ kind, options = [], min, max }: Field, say: Reader['say']): string {
  const ids = options.map(({ id }) => id).join(', ');
  switch (kind) {
    case 'datetime':
      return say(WHEN);
    case 'number':
      return min === undefined && max === undefined ? '' : `${min ?? ''}–${max ?? ''}`;
    case 'select':
      return ids;
    case 'checkboxes':
      return `${say(SEVERAL)}: ${ids}`;
    case 'user':
      return say(PERSON);
    case 'text':
    case 'multiline':
    case 'file':
      return '';
  }
}
