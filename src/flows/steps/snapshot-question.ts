import type { Answer, Field, QuestionInput } from '../run/question.ts';
import type { StepContext } from '../run/step.ts';
import type { Text } from '../run/text.ts';
import { field } from './choices.ts';
import { who } from './confirmation.ts';
import type { Pass, Snapshot } from './pass.ts';

/** A snapshot older than this does not protect what happened since; then it is asked for again. */
export const SNAPSHOT_MAX_AGE_MINUTES = 60;
const MINUTE_MS = 60_000;
/** Clocks of hypervisor and bot may differ a little. */
const CLOCK_DIFFERENCE_MINUTES = 5;

/** Minutes since the snapshot was taken. */
export function ageInMinutes(snapshot: Snapshot, now: string): number {
  return Math.floor((Date.parse(now) - Date.parse(snapshot.takenAt)) / MINUTE_MS);
}

/** The snapshot an answer confirms, or what is wrong with it. `at` is when it has to be fresh. */
export function confirmedSnapshot(
  answer: Answer,
  at: string,
): { readonly snapshot: Snapshot } | { readonly complaint: Text } {
  const snapshot = {
    name: answer.values['name'] ?? '',
    takenAt: new Date(Date.parse(answer.values['taken-at'] ?? '')).toISOString(),
    by: who(answer),
  };
  const age = ageInMinutes(snapshot, at);
  if (age < -CLOCK_DIFFERENCE_MINUTES) {
    return {
      complaint: {
        de: 'Der angegebene Zeitpunkt liegt in der Zukunft.',
        en: 'The time given lies in the future.',
      },
    };
  }
  if (age > SNAPSHOT_MAX_AGE_MINUTES) {
    return {
      complaint: {
        de: `Der Snapshot ist ${age} Minuten alt; er soll direkt vor der ersten Änderung entstehen (höchstens ${SNAPSHOT_MAX_AGE_MINUTES} Minuten). Bitte einen neuen anlegen.`,
        en: `The snapshot is ${age} minutes old; it should be taken right before the first change (at most ${SNAPSHOT_MAX_AGE_MINUTES} minutes). Please take a new one.`,
      },
    };
  }
  return { snapshot };
}

export function snapshotFields(pass: { readonly id: string }, ctx: StepContext): Field[] {
  return [
    field(
      'name',
      'text',
      { de: 'Name des Snapshots', en: 'Name of the snapshot' },
      { initial: suggestedName(pass, ctx) },
    ),
    field('taken-at', 'datetime', { de: 'Angelegt um', en: 'Taken at' }, { initial: ctx.now }),
  ];
}

export function snapshotQuestion(pass: Pass, ctx: StepContext): QuestionInput {
  const name = suggestedName(pass, ctx);
  return {
    id: 'snapshot',
    kind: 'choice',
    text: {
      de: `Bitte jetzt im Hypervisor einen Snapshot der virtuellen Maschine ${ctx.server.name} anlegen, z. B. mit dem Namen \`${name}\`, und danach bestätigen. Läuft UCware auf Hardware: eine Sicherung, von der sich der Server wiederherstellen lässt.`,
      en: `Please take a snapshot of the virtual machine ${ctx.server.name} in the hypervisor now, e.g. with the name \`${name}\`, then confirm it. If UCware runs on hardware: a backup the server can be restored from.`,
    },
    evidence: [
      {
        de: 'Der Hypervisor ist nicht angebunden: Der Bot kann den Snapshot nicht sehen, es zählt Ihr Wort.',
        en: 'The hypervisor is not connected: the bot cannot see the snapshot, it is your word that counts.',
      },
      ...pass.snapshotWarnings,
    ],
    choices: [
      {
        id: 'taken',
        label: { de: 'Snapshot angelegt …', en: 'Snapshot taken …' },
        style: 'primary',
        fields: snapshotFields(pass, ctx),
      },
    ],
    who: 'operator',
  };
}

/** Letters, digits and `-`, beginning with a letter and short: what every hypervisor takes. */
function suggestedName(pass: { readonly id: string }, ctx: StepContext): string {
  const before = { de: 'vor', en: 'before' }[ctx.run.language];
  return `${before}-ucware-${pass.id.replace('.', '-')}-${ctx.now.slice(0, 10)}`;
}
