import { BOT } from '../flows/run/actor.ts';
import { makeContext } from '../flows/run/context.ts';
import type { RunOutcome } from '../flows/run/event.ts';
import { sealedBefore } from '../flows/run/next.ts';
import type { Run } from '../flows/run/run.ts';
import type { Text } from '../flows/run/text.ts';
import type { Desk } from './desk.ts';

const NOTES = {
  completed: { de: 'Alle Schritte sind erledigt.', en: 'All steps are done.' },
  aborted: {
    de: 'Abgebrochen. Was sich zurücknehmen ließ, ist zurückgenommen; installierte Pakete bleiben.',
    en: 'Aborted. What could be taken back has been taken back; installed packages stay.',
  },
  abandoned: {
    de: 'Aufgegeben. Der Server bleibt, wie er ist; nur Sperre und angehaltene apt-Timer sind zurückgegeben.',
    en: 'Abandoned. The server stays as it is; only the lock and the held apt timers have been given back.',
  },
  refused: { de: 'Abgelehnt.', en: 'Refused.' },
} as const satisfies Record<RunOutcome, Text>;

const IN_USE: Text = {
  de: 'Vor dem Ende der Konfiguration beendet. Der Server bleibt in Betrieb; zurückgenommen wurde nichts.',
  en: 'Ended before the configuration was finished. The server stays in production; nothing was taken back.',
};

export async function endRun(desk: Desk, run: Run, outcome: RunOutcome): Promise<void> {
  const inUse = outcome !== 'completed' && sealedBefore(desk.flow, run) > 0;
  const note = inUse ? IN_USE : wayBackAfter(desk, run, outcome);
  const reason = run.abort?.reason;
  await desk.record(run.id, {
    type: 'run-ended',
    outcome,
    note: reason ? { de: `${note.de} ${reason}`, en: `${note.en} ${reason}` } : note,
    by: run.abort?.by ?? BOT,
  });
}

/** A run that ended halfway leaves the question how the server comes back to where it was. */
function wayBackAfter(desk: Desk, run: Run, outcome: RunOutcome): Text {
  const note = NOTES[outcome];
  if (outcome !== 'aborted' && outcome !== 'abandoned') return note;
  const now = desk.clock.now().toISOString();
  const { wayBack } = desk.flow.safety(makeContext(run, desk.server, '', now), undefined);
  return {
    de: `${note.de} Weg zurück: ${wayBack.de}.`,
    en: `${note.en} Way back: ${wayBack.en}.`,
  };
}
