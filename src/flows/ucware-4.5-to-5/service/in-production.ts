import { asCode } from '../../remote/as-code.ts';
import { releaseHold } from '../../remote/jobs/hold.ts';
import { type Hold, readHold } from '../../remote/jobs/read-hold.ts';
import type { JobAction, Probe } from '../../run/action.ts';
import { defineStep, type StepContext } from '../../run/step.ts';
import { moment, type Text } from '../../run/text.ts';
import { type Notice, pass } from '../../run/verdict.ts';
import { jobFailure } from '../../steps/judge-job.ts';
import type { Snapshot } from '../../steps/pass.ts';
import { snapshot1, snapshot2 } from '../pass/passes.ts';

const DOING: Text = { de: 'Server freigeben', en: 'Releasing the server' };

/** The end of the way up to productive use: lock and timers are given back, the way back and its age are stated. */
export const goIntoProduction = defineStep<readonly [JobAction, Probe<Hold>]>({
  id: 'in-production',
  phase: 'service',
  title: { de: 'In Betrieb', en: 'In production' },
  why: {
    de: 'Sperre, Hinweise und angehaltene apt-Timer des Laufs gehören nicht auf einen Server im Betrieb.',
    en: 'The run’s lock, notices and held apt timers do not belong on a server in production.',
  },
  guide: ['Lizenzschlüssel eintragen'],
  interruptible: true,
  changes: true,
  seals: true,
  run: (ctx) => [releaseHold(ctx.runId), readHold()] as const,
  judge: ([job], ctx) =>
    jobFailure(job, DOING) ??
    pass(
      {
        de: 'Der Server ist für den Produktiveinsatz bereit. Sperre und apt-Timer sind zurückgegeben.',
        en: 'The server is ready for production. Lock and apt timers have been given back.',
      },
      { notices: snapshotReminder(ctx) },
    ),
});

/** Snapshots fill thin storage and grow old; after acceptance somebody has to delete them. */
function snapshotReminder(ctx: StepContext): Notice[] {
  const snapshots = [ctx.get(snapshot1), ctx.get(snapshot2)].filter((one) => one !== undefined);
  if (snapshots.length === 0) return [];
  const list = (language: keyof Text): string =>
    snapshots.map((snapshot) => `• ${describe(snapshot, language)}`).join('\n');
  return [
    {
      to: 'thread',
      text: {
        de: `Der Weg zurück bleiben die Snapshots, solange sie bestehen. Was seither entstanden ist (Anrufe, Nachrichten, Faxe), ginge verloren. Nach der Abnahme bitte löschen:\n${list('de')}`,
        en: `The snapshots stay the way back while they exist. What has come into being since (calls, messages, faxes) would be lost. Please delete them after acceptance:\n${list('en')}`,
      },
    },
  ];
}

function describe({ name, takenAt, by }: Snapshot, language: keyof Text): string {
  const at = moment(takenAt);
  return language === 'de'
    ? `${asCode(name)}, ${at}, von ${by}`
    : `${asCode(name)}, ${at}, by ${by}`;
}
