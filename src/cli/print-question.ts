import type { Question } from '../flows/run/question.ts';
import type { Language, Text } from '../flows/run/text.ts';
import { plain } from './plain.ts';
import { printFindings } from './print-findings.ts';

const LOSSES: Text = { de: 'Geht verloren', en: 'Is lost' };
const WAY_BACK: Text = { de: 'Weg zurück', en: 'Way back' };
const CHANGES: Text = {
  de: 'Geändert seit der letzten Freigabe',
  en: 'Changed since the last approval',
};
const CHOICES: Text = { de: 'Antworten', en: 'Answers' };
const OPTIONAL: Text = { de: 'freiwillig', en: 'optional' };

/** A question with everything a person needs to decide, and how to answer it on the command line. */
export function printQuestion(question: Question, host: string, language: Language): string {
  const say = (text: Text): string => plain(text[language]);
  const list = (texts: readonly Text[]): string[] => texts.map((text) => `  • ${say(text)}`);
  const { plan } = question;
  return [
    say(question.text),
    ...(question.complaint ? [`! ${say(question.complaint)}`] : []),
    ...list(question.evidence),
    ...(question.findings.length > 0 ? [printFindings(question.findings, language)] : []),
    ...(plan ? list(plan.lines) : []),
    ...(plan && plan.changes.length > 0 ? [`${CHANGES[language]}:`, ...list(plan.changes)] : []),
    ...(plan && plan.losses.length > 0 ? [`${LOSSES[language]}:`, ...list(plan.losses)] : []),
    ...(plan ? [`${WAY_BACK[language]}: ${say(plan.wayBack)}`] : []),
    `${CHOICES[language]}:`,
    ...question.choices.flatMap((choice) => {
      const command =
        choice.id === 'approve' && plan
          ? `approve ${host} --plan ${plan.hash.slice(0, 8)}`
          : `answer ${host} ${choice.id}`;
      return [
        `  ucware-upgrade ${command}   ${choice.label[language]}`,
        ...(choice.fields ?? []).map((field) => {
          const options = field.options
            ? ` (${field.options.map((one) => one.id).join(', ')})`
            : '';
          const optional = field.optional ? ` [${OPTIONAL[language]}]` : '';
          return `      --set ${field.id}=…   ${plain(field.label[language])}${options}${optional}`;
        }),
      ];
    }),
  ].join('\n');
}
