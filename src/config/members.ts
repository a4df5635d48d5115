import type { z } from 'zod';
import type { Text } from '../flows/run/text.ts';
import { list, NAME, word } from './fields.ts';
import { nearestNames } from './find-server.ts';
import { say } from './say.ts';
import type { Person } from './server.ts';

const SLACK_ID = /^[UWS][A-Z0-9]{2,}$/;

/** Everybody the inventory knows by name. Groups contain ids and names of persons, no groups. */
export interface Members {
  readonly people: readonly Person[];
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

/**
 * A list of people: Slack user ids, Slack user group ids, names of persons and of groups. Names are checked, because a
 * misspelled one would silently mean nobody.
 */
export function memberList(members: Members): z.ZodArray<z.ZodType<string>> {
  const names = [...members.people.map(({ name }) => name), ...members.groups.keys()];
  return list(
    word(WHO, (value) => value !== '').superRefine((value, context) => {
      if (value === '' || SLACK_ID.test(value) || names.includes(value)) return;
      context.addIssue({ code: 'custom', message: say(unknownMember(value, names)) });
    }),
  );
}

const WHO: Text = {
  de: 'Erwartet werden Slack-IDs (`U…`, `W…`, Gruppen `S…`) oder Namen aus `people` und `groups`.',
  en: 'Slack ids are expected (`U…`, `W…`, groups `S…`) or names of `people` and `groups`.',
};

function unknownMember(value: string, names: readonly string[]): Text {
  // Only what looks like a name is repeated; anything else could be a secret in the wrong place.
  const shown = NAME.test(value.toLowerCase()) ? `\`${value}\`` : '…';
  const [nearest] = nearestNames(value, names);
  return {
    de: `${shown} steht weder unter \`people\` noch unter \`groups\`. ${nearest ? `Ist \`${nearest}\` gemeint?` : WHO.de}`,
    en: `${shown} is neither in \`people\` nor in \`groups\`. ${nearest ? `Is \`${nearest}\` meant?` : WHO.en}`,
  };
}

/** Groups of the inventory become their members; everybody appears once. */
export function expandMembers(members: Members, entries: readonly string[]): readonly string[] {
  return [...new Set(entries.flatMap((entry) => members.groups.get(entry) ?? [entry]))];
}

/**
 * How many different human beings these entries are at least. A Slack user group may have any number of members, so it
 * counts as infinitely many.
 */
export function countPeople(members: Members, entries: readonly string[]): number {
  if (entries.some((entry) => /^S[A-Z0-9]{2,}$/.test(entry))) return Number.POSITIVE_INFINITY;
  const humans = entries.map(
    (entry) => members.people.find(({ slack }) => slack === entry)?.name ?? entry,
  );
  return new Set(humans).size;
}
