import type { Choice, Field } from '../flows/run/question.ts';
import type { Text } from '../flows/run/text.ts';
import type { Reader } from './reader.ts';

const OPTIONAL: Text = { de: 'optional', en: 'optional' };
const WHEN: Text = {
  de: 'Datum und Uhrzeit mit Zeitzone, z. B. 2026-11-23T22:00+01:00',
  en: 'date and time with its zone, e.g. 2026-11-23T22:00+01:00',
};
const PERSON: Text = { de: 'Slack-ID oder Name', en: 'Slack id or name' };
const PATH: Text = { de: 'Pfad einer Datei', en: 'path of a file' };
const SEVERAL: Text = { de: 'eines oder mehrere, mit Komma', en: 'one or several, with commas' };

const NOW: Text = { de: 'Jetzt steht da:', en: 'What is there now:' };

/** A choice as the command that gives it, with what it costs and what has to be typed for its fields. */
export function printChoice(
  { label, confirm, fields = [] }: Choice,
  words: string,
  reader: Reader,
): string[] {
  return [
    `  ${reader.command(words)}   ${reader.say(label)}`,
    ...(confirm ? [`      ! ${indent(reader.say(confirm))}`] : []),
    ...fields.flatMap((field) => fieldLines(field, reader).map((line) => `      ${line}`)),
  ];
}

/** The field, what a form would say below it, and what a form would begin with: whoever edits lines has to see them as they are. */
function fieldLines(field: Field, reader: Reader): string[] {
  const { kind, hint, initial } = field;
  const text = kind === 'multiline' && initial ? initial.split('\n') : [];
  return [
    fieldLine(field, reader),
    ...(hint ? [`    ${indent(reader.say(hint))}`] : []),
    ...(text.length > 0 ? [`    ${reader.say(NOW)}`, ...text.map((line) => `      ${line}`)] : []),
  ];
}

function indent(words: string): string {
  return words.replaceAll('\n', '\n          ');
}

function fieldLine(field: Field, { say }: Reader): string {
  const notes = [formatOf(field, say), ...(field.optional ? [say(OPTIONAL)] : [])];
  const aside = notes.filter((note) => note !== '').join('; ');
  const value = field.kind !== 'multiline' && field.initial ? `"${field.initial}"` : '…';
  const how = field.kind === 'file' ? `--file ${field.id}=…` : `--set ${field.id}=${value}`;
  return `${how}   ${say(field.label)}${aside ? ` (${aside})` : ''}`;
}

/** What may be typed, said before and not as a complaint afterwards. */
function formatOf({ kind, options = [], min, max }: Field, say: Reader['say']): string {
  // A place in a list means nothing to whoever cannot see the list.
  const ids = options.map(({ id, label }) => {
    const shown = say(label);
    return shown === id ? id : `${id} = ${shown}`;
  });
  const list = ids.join(ids.some((one) => one.includes(' = ')) ? '; ' : ', ');
  switch (kind) {
    case 'datetime':
      return say(WHEN);
    case 'number':
      return min === undefined && max === undefined ? '' : `${min ?? ''}–${max ?? ''}`;
    case 'select':
      return list;
    case 'checkboxes':
      return `${say(SEVERAL)}: ${list}`;
    case 'user':
      return say(PERSON);
    case 'text':
    case 'multiline':
      return '';
    case 'file':
      return say(PATH);
  }
}
