import { mentionOf } from '../flows/run/actor.ts';
import type { Choice } from '../flows/run/question.ts';
import { moment, same, type Text } from '../flows/run/text.ts';
import { withoutEllipsis } from '../flows/run/without-ellipsis.ts';
import { choicesFor, isSettled, itemsOf, type WorklistView } from '../flows/run/worklist.ts';
import { writeReply } from './ask-bot.ts';
import { type Command, NothingThere, UsageError } from './command.ts';
import { contentsOf } from './contents-of.ts';
import { openQuestion } from './open-question.ts';
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
  const { positionals, values, files, items, as } = requestArgs(invocation, 'answer');
  const [host = '', wanted] = positionals;
  const asked = await openQuestion(invocation, host, as);
  if ('ok' in asked) return writeReply(invocation, asked);
  const { open, list } = asked;
  const reader = await openReader(invocation, as);
  if (wanted === undefined) {
    write(printQuestion(open, host, reader, asked));
    return 0;
  }
  // Ids of steps hold dots, and so may choices that name a step.
  const meant = open.question.choices.find((one) => wanted.endsWith(`.${one.id}`));
  const at = meant ? wanted.length - meant.id.length - 1 : wanted.lastIndexOf('.');
  const [named, id] = [wanted.slice(0, Math.max(0, at)), wanted.slice(at + 1)];
  if (named === '') {
    const example = reader.command(`answer ${host} ${open.rev}.${id}`);
    throw new UsageError(`${unnamed(example)[language]}\n${usageOf('answer')}`);
  }
  if (named !== String(open.rev) && named !== open.step) {
    write(`${notOpen(named)[language]}\n`);
    write(printQuestion(open, host, reader, asked));
    return 1;
  }
  const choices = items.length > 0 ? choicesOf(items, list, language) : open.question.choices;
  const choice = choices.find((one) => one.id === id);
  const settled = choice ? undefined : settledAs(id, items, list);
  if (settled) throw new NothingThere(reader.say(settled));
  if (!choice) throw new UsageError(unknownChoice(id, choices, reader.say)[language]);
  if (id === 'approve' && open.question.plan) throw new NothingThere(USE_APPROVE[language]);
  refuseUnknownFields(choice, { ...values, ...files }, language);
  const initials = items.length > 0 ? initialsOf(choice) : {};
  const given = { ...initials, ...values, ...(await contentsOf(files, choice.fields, reader)) };
  return sendAnswer(invocation, asked, { choice: id, values: given, items, as });
};

const USE_APPROVE: Text = {
  de: 'Einen Plan gibt „ucware-upgrade approve“ frei, mit dem Hash des Plans.',
  en: 'A plan is approved with “ucware-upgrade approve” and the hash of the plan.',
};

/** What the form in Slack is filled with: a proposal has dozens of fields, and whoever changes one number names only that. */
function initialsOf({ fields = [] }: Choice): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ id, initial }) => (initial === undefined ? [] : [[id, initial]])),
  );
}

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

/** What can be said of all these items of a work list. */
function choicesOf(
  items: readonly string[],
  list: WorklistView | undefined,
  language: keyof Text,
): readonly Choice[] {
  const known = new Map((list ? itemsOf(list) : []).map((item) => [item.id, item]));
  const each = items.map((id) => {
    const item = known.get(id);
    if (!item) throw new UsageError(unknownItem(id)[language]);
    return choicesFor(item, list?.entries[id]);
  });
  const [first = [], ...others] = each;
  return first.filter(({ id }) => others.every((choices) => choices.some((one) => one.id === id)));
}

/** Who has settled an item already that could have been settled the way that is wanted, and how. */
function settledAs(
  choice: string,
  items: readonly string[],
  list: WorklistView | undefined,
): Text | undefined {
  for (const item of list ? itemsOf(list) : []) {
    const entry = list?.entries[item.id];
    if (!items.includes(item.id) || !isSettled(entry)) continue;
    if (!item.choices.some(({ id }) => id === choice)) continue;
    const [who, at] = [mentionOf(entry.by), moment(entry.at)];
    const label = item.choices.find(({ id }) => id === entry.choice)?.label ?? same(entry.choice);
    return {
      de: `${item.title.de}: schon erledigt als „${withoutEllipsis(label.de)}“ von ${who}, ${at}. Es wurde nichts geändert.`,
      en: `${item.title.en}: already settled as “${withoutEllipsis(label.en)}” by ${who} at ${at}. Nothing was changed.`,
    };
  }
  return undefined;
}

function unknownItem(id: string): Text {
  return {
    de: `Auf der Liste steht kein Punkt „${id}“.`,
    en: `There is no item “${id}” on the list.`,
  };
}

function unknownChoice(id: string, choices: readonly Choice[], say: (text: Text) => string): Text {
  const list = choices.map((one) => `\n  ${one.id}   ${say(one.label)}`).join('');
  return {
    de: `„${id}“ steht nicht zur Wahl. Möglich sind:${list}`,
    en: `“${id}” is not one of the choices. Possible are:${list}`,
  };
}
