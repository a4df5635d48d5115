import type { Choice } from '../flows/run/question.ts';
import type { Text } from '../flows/run/text.ts';
import type { Open, OpenQuestion } from './open-question.ts';
import { printChoice } from './print-choice.ts';
import { printFindings } from './print-findings.ts';
import { printWorklist } from './print-worklist.ts';
import type { Reader } from './reader.ts';

const QUESTION: Text = { de: 'Frage', en: 'Question' };
const LOSSES: Text = { de: 'Geht verloren', en: 'Is lost' };
const WAY_BACK: Text = { de: 'Weg zurück', en: 'Way back' };
const CHANGES: Text = {
  de: 'Geändert seit der letzten Freigabe',
  en: 'Changed since the last approval',
};
/** Slack shows them beside the question; here nobody would find them. */
const FILES: Text = {
  de: 'Angehängte Dateien, als Benutzer des Bots:',
  en: 'Attached files, as the user of the bot:',
};
const FOLDER: Text = { de: '<Ordner>', en: '<folder>' };
const CHOICES: Text = { de: 'Antworten', en: 'Answers' };

/** A question with everything a person needs to decide, and the commands that answer exactly this one. */
export function printQuestion(
  open: Open,
  host: string,
  reader: Reader,
  { list: worklist, others }: Partial<Pick<OpenQuestion, 'list' | 'others'>> = {},
): string {
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
    ...(worklist
      ? [printWorklist(worklist, others ? undefined : `answer ${host} ${rev}`, reader)]
      : []),
    ...(question.exhibits.length > 0 || plan?.document
      ? [`${say(FILES)} ${reader.command(`audit ${host} --files ${say(FOLDER)}`)}`]
      : []),
    `${say(CHOICES)}:`,
    ...question.choices.flatMap((choice) =>
      others
        ? [`  • ${say(choice.label)}`]
        : printChoice(choice, wordsFor(choice, open, host), reader),
    ),
    ...(others ? [say(onlyOthers(others.map((id) => reader.name(id))))] : []),
  ].join('\n');
}

/** Commands that would be refused are no help; the names of those who can are. */
function onlyOthers(names: readonly string[]): Text {
  const list = names.join(', ');
  return {
    de: `Sie dürfen diese Frage nicht beantworten. Das dürfen: ${list || 'niemand (im Inventar steht niemand)'}`,
    en: `You may not answer this question. These may: ${list || 'nobody (the inventory lists nobody)'}`,
  };
}

/** The number ties the answer to this question: typed again later, it answers no other. */
function wordsFor({ id }: Choice, { rev, question: { plan } }: Open, host: string): string {
  return id === 'approve' && plan
    ? `approve ${host} --plan ${plan.hash.slice(0, 8)}`
    : `answer ${host} ${rev}.${id}`;
}
