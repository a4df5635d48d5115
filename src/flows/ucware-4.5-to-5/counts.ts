import { z } from 'zod';
import type { Field } from '../run/question.ts';
import type { Text } from '../run/text.ts';
import { field } from '../steps/choices.ts';

/** The counts on the main page (Hauptseite) of the Admin client, in its order and with its own names. */
const NAMES = {
  users: { de: 'Eingerichtete Benutzer', en: 'Users (Eingerichtete Benutzer)' },
  queues: { de: 'Eingerichtete Warteschlangen', en: 'Queues (Eingerichtete Warteschlangen)' },
  faxes: { de: 'Eingerichtete Faxe', en: 'Faxes (Eingerichtete Faxe)' },
  groups: { de: 'Eingerichtete Gruppen', en: 'Groups (Eingerichtete Gruppen)' },
} as const satisfies Record<string, Text>;

type CountName = keyof typeof NAMES;

export const COUNTS = z.strictObject({
  users: z.number(),
  queues: z.number(),
  faxes: z.number(),
  groups: z.number(),
});
export type Counts = z.infer<typeof COUNTS>;

export function countFields(): Field[] {
  return Object.entries(NAMES).map(([id, label]) =>
    field(id, 'number', label, { min: 0, max: 100_000 }),
  );
}

/** What an overview is compared with: what somebody has read on the main page. */
export function noted(name: CountName): Text {
  const label = NAMES[name];
  return { de: `Notiert vor dem Update, ${label.de}`, en: `Noted before the update, ${label.en}` };
}

/** Values a person typed; they have been validated as numbers before. */
export function readCounts(values: Readonly<Record<string, string>>): Counts {
  const count = (name: CountName): number => Number(values[name] ?? 0);
  return {
    users: count('users'),
    queues: count('queues'),
    faxes: count('faxes'),
    groups: count('groups'),
  };
}

export function describeCounts(counts: Counts): Text {
  const list = (language: keyof Text): string =>
    (Object.keys(NAMES) as CountName[])
      .map((name) => `${NAMES[name][language]}: ${counts[name]}`)
      .join(', ');
  return { de: list('de'), en: list('en') };
}

/** One sentence for each count that changed; version 5 adds groups of its own, so more groups are no surprise. */
export function compareCounts(before: Counts, after: Counts): Text[] {
  return (Object.keys(NAMES) as CountName[])
    .filter((name) =>
      name === 'groups' ? after.groups < before.groups : before[name] !== after[name],
    )
    .map((name) => ({
      de: `${NAMES[name].de}: vorher ${before[name]}, jetzt ${after[name]}`,
      en: `${NAMES[name].en}: before ${before[name]}, now ${after[name]}`,
    }));
}
