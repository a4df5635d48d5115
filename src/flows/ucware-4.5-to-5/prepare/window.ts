import { z } from 'zod';
import { defineFact, learn } from '../../run/fact.ts';
import type { Field } from '../../run/question.ts';
import type { StepContext } from '../../run/step.ts';
import { moment, type Text } from '../../run/text.ts';
import { pass } from '../../run/verdict.ts';
import { field, POSTPONE, yes } from '../../steps/choices.ts';
import { confirmation } from '../../steps/confirmation.ts';

/** The time in which the telephones may be away. */
export const window = defineFact(
  'window',
  z.strictObject({ start: z.string(), minutes: z.number() }),
);

/** The guide: "Normalerweise dauert ein Versionsupdate bis zu 30 Minuten"; there are two of them. */
export const MINUTES_PER_PASS = 30;
/** Two passes by the guide, and as long again for snapshots, reboots and a way back. */
const SUGGESTED_MINUTES = 4 * MINUTES_PER_PASS;
const MINUTE_MS = 60_000;
/** A window may start at most this far back: people answer while it has just begun. */
const STARTED_AGO_MS = 15 * MINUTE_MS;

export function windowFields(): Field[] {
  return [
    field('start', 'datetime', { de: 'Beginn', en: 'Start' }),
    field(
      'minutes',
      'number',
      { de: 'Länge in Minuten', en: 'Length in minutes' },
      {
        initial: String(SUGGESTED_MINUTES),
        min: MINUTES_PER_PASS,
        max: 1440,
      },
    ),
  ];
}

/** The window a person gave, or what is wrong with it. */
export function readWindow(
  values: Readonly<Record<string, string>>,
  ctx: StepContext,
): { start: string; minutes: number } | { complaint: Text } {
  const start = Date.parse(values['start'] ?? '');
  const minutes = Number(values['minutes']);
  if (start < Date.parse(ctx.now) - STARTED_AGO_MS) {
    return {
      complaint: {
        de: 'Der Beginn liegt in der Vergangenheit.',
        en: 'The start lies in the past.',
      },
    };
  }
  return { start: new Date(start).toISOString(), minutes };
}

export const agreeWindow = confirmation({
  id: 'window',
  phase: 'prepare',
  title: { de: 'Zeitfenster festlegen', en: 'Agree on the window' },
  why: {
    de: 'Während des Updates wird UCware nicht benötigt werden dürfen: Die Telefone sind zeitweise aus.',
    en: 'UCware must not be needed during the update: the telephones are off for some of it.',
  },
  guide: ['Vorbereitung'],
  ask: () => ({
    text: {
      de: 'In welchem Zeitfenster wird UCware nicht benötigt?',
      en: 'In which window is UCware not needed?',
    },
    notes: [
      {
        de: `Der Hersteller rechnet mit bis zu ${MINUTES_PER_PASS} Minuten je Versionsupdate; hier sind es zwei (neueste 4.5, dann 5). Die Konfiguration der neuen Funktionen kann danach mehrere Stunden dauern und braucht kein Fenster ohne Telefone.`,
        en: `The vendor allows up to ${MINUTES_PER_PASS} minutes per version update; here there are two (newest 4.5, then 5). Configuring the new functions can take several hours afterwards and needs no window without telephones.`,
      },
    ],
    choices: [
      yes({ de: 'Zeitfenster eintragen …', en: 'Enter the window …' }, windowFields()),
      POSTPONE,
    ],
    who: 'operator',
  }),
  judge: (answer, ctx) => {
    const agreed = readWindow(answer.values, ctx);
    if ('complaint' in agreed) return agreed;
    const at = moment(agreed.start);
    return pass(
      { de: `Ab ${at}, ${agreed.minutes} Minuten.`, en: `From ${at}, ${agreed.minutes} minutes.` },
      { facts: [learn(window, agreed)] },
    );
  },
});
