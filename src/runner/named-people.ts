import type { Person, Server } from '../config/server.ts';
import type { Choice } from '../flows/run/question.ts';
import { quote, type Text } from '../flows/run/text.ts';
import type { Requester } from './types.ts';

type Values = Readonly<Record<string, string>>;

/** The values with the people they name, or which field names nobody who is known. */
export type NamedPeople =
  | { readonly ok: true; readonly values: Values }
  | { readonly ok: false; readonly fields: Readonly<Record<string, Text>> };

/** Names shown in one message. */
const SHOWN = 20;

/**
 * Whoever is named in a form will be mentioned: a person of the inventory by name or Slack id, or somebody its lists have. Slack's own
 * picker may name any member of the workspace; the Slack edge has looked at that. A name nobody answers to would be asked in vain.
 */
export function namedPeople(
  choice: Choice,
  values: Values,
  server: Pick<Server, 'approvers' | 'operators'>,
  people: readonly Person[],
  { actor }: Requester,
): NamedPeople {
  const found: Record<string, string> = {};
  const fields: Record<string, Text> = {};
  for (const { id, kind } of choice.fields ?? []) {
    const wanted = (values[id] ?? '').trim();
    if (kind !== 'user' || wanted === '') continue;
    const person = people.find(
      ({ name, slack }) => slack === wanted || name.toLowerCase() === wanted.toLowerCase(),
    );
    const listed = [...server.approvers, ...server.operators].includes(wanted);
    const picked = actor.via === 'slack' || listed;
    if (person) found[id] = person.slack ?? person.name;
    else if (!(picked && /^[UW][A-Z0-9]{2,}$/.test(wanted))) fields[id] = unknown(wanted, people);
  }
  return Object.keys(fields).length > 0
    ? { ok: false, fields }
    : { ok: true, values: { ...values, ...found } };
}

function unknown(wanted: string, people: readonly Person[]): Text {
  const name = quote(wanted);
  const names = people.map((person) => quote(person.name));
  const list = `${names.slice(0, SHOWN).join(', ')}${names.length > SHOWN ? ' …' : ''}`;
  if (names.length === 0) {
    return {
      de: `„${name}“ kennt das Inventar nicht, und unter \`people\` steht dort niemand. Gemeint ist eine Slack-Kennung aus \`approvers\` oder \`operators\`.`,
      en: `The inventory does not know “${name}”, and it has nobody under \`people\`. A Slack id of \`approvers\` or \`operators\` is meant.`,
    };
  }
  return {
    de: `„${name}“ kennt das Inventar nicht. Unter \`people\` stehen dort: ${list}.`,
    en: `The inventory does not know “${name}”. Under \`people\` it has: ${list}.`,
  };
}
