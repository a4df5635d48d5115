import type { Choice } from '../flows/run/question.ts';
import type { Text } from '../flows/run/text.ts';
import { writeReply } from './ask-bot.ts';
import { type Command, NothingThere, UsageError } from './command.ts';
import { type Open, openQuestion } from './open-question.ts';
import { printQuestion } from './print-question.ts';
import { openReader } from './reader.ts';
import { requestArgs } from './request-args.ts';
import { sendAnswer } from './send-answer.ts';
import { usageOf } from './usage.ts';

/**
 * `answer <host> [question.choice]`: shows the open question, or answers it. The question is named by its number, or by its
 * step: what was typed for one question never answers the next.
 */
export const answer: Command = async (invocation) => {
  const { language, write } = invocation;
  const { positionals, values, as } = requestArgs(invocation, 'answer');
  const [host = '', wanted] = positionals;
  const asked = await openQuestion(invocation, host, as);
  if ('ok' in asked) return writeReply(invocation, asked);
  const { open } = asked;
  const reader = await openReader(invocation, as);
  if (wanted === undefined) {
    write(printQuestion(open, host, reader));
    return 0;
  }
  const at = wanted.lastIndexOf('.');
  const [named, id] = [wanted.slice(0, Math.max(0, at)), wanted.slice(at + 1)];
  if (named === '') {
    const example = reader.command(`answer ${host} ${open.rev}.${id}`);
    throw new UsageError(`${unnamed(example)[language]}\n${usageOf('answer')}`);
  }
  if (named !== String(open.rev) && named !== open.step) {
    write(`${notOpen(named)[language]}\n`);
    write(printQuestion(open, host, reader));
    return 1;
  }
  const choice = open.question.choices.find((one) => one.id === id);
  if (!choice) throw new UsageError(unknownChoice(id, open, reader.say)[language]);
  if (id === 'approve' && open.question.plan) throw new NothingThere(USE_APPROVE[language]);
  refuseUnknownFields(choice, values, language);
  return sendAnswer(invocation, asked, { choice: id, values, as });
};

const USE_APPROVE: Text = {
  de: 'Einen Plan gibt „ucware-upgrade approve“ frei, mit dem Hash des Plans.',
  en: 'A plan is approved with “ucware-upgrade approve” and the hash of the plan.',
};

/** A misspelled field would be an answer that says less than the person believes. */
export function refuseUnknownFields(
  { id, fields = [] }: Choice,
  values: Readonly<Record<string, string>>,
  language: keyof Text,
): void {
  const known = fields.map((field) => field.id);
  const unknown = Object.keys(values).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const text: Text = {
    de: `„${id}“ hat kein Feld „${unknown}“. ${known.length > 0 ? `Felder: ${known.join(', ')}.` : 'Es hat keine Felder.'}`,
    en: `“${id}” has no field “${unknown}”. ${known.length > 0 ? `Fields: ${known.join(', ')}.` : 'It has no fields.'}`,
  };
  throw new UsageError(text[language]);
}

function unnamed(example: string): Text {
  return {
    de: `Bitte auch die Frage nennen, zum Beispiel: ${example}`,
    en: `Please name the question, too, for instance: ${example}`,
  };
}

function notOpen(named: string): Text {
  return {
    de: `Die Frage „${named}“ ist nicht offen; es wurde nichts geändert. Offen ist gerade:`,
    en: `The question “${named}” is not open; nothing was changed. Open right now is:`,
  };
}

function unknownChoice(id: string, { question }: Open, say: (text: Text) => string): Text {
  const list = question.choices.map((one) => `\n  ${one.id}   ${say(one.label)}`).join('');
  return {
    de: `„${id}“ steht nicht zur Wahl. Möglich sind:${list}`,
    en: `“${id}” is not one of the choices. Possible are:${list}`,
  };
}
