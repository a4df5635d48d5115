import { BOT } from '../flows/run/actor.ts';
import { makeContext } from '../flows/run/context.ts';
import type { RunOutcome } from '../flows/run/event.ts';
import { sealedBefore } from '../flows/run/next.ts';
import type { Run } from '../flows/run/run.ts';
import type { StepContext } from '../flows/run/step.ts';
import { joinTexts, quote, same, type Text } from '../flows/run/text.ts';
import type { Desk } from './desk.ts';

const NOTES = {
  completed: { de: 'Alle Schritte sind erledigt.', en: 'All steps are done.' },
  aborted: {
    de: 'Abgebrochen. Was sich zurücknehmen ließ, ist zurückgenommen; installierte Pakete bleiben.',
    en: 'Aborted. What could be taken back has been taken back; installed packages stay.',
  },
  abandoned: {
    de: 'Aufgegeben. Der Server bleibt, wie er ist; zurückgegeben sind nur Sperre und angehaltene apt-Timer und was oben als zurückgelegt genannt ist.',
    en: 'Abandoned. The server stays as it is; given back are only the lock and the held apt timers, and what is named above as put back.',
  },
  refused: { de: 'Abgelehnt.', en: 'Refused.' },
} as const satisfies Record<RunOutcome, Text>;

const IN_USE: Text = {
  de: 'Vor dem Ende der Konfiguration beendet. Der Server bleibt in Betrieb; zurückgenommen wurde nichts.',
  en: 'Ended before the configuration was finished. The server stays in production; nothing was taken back.',
};

export async function endRun(desk: Desk, run: Run, outcome: RunOutcome): Promise<void> {
  const inUse = outcome !== 'completed' && sealedBefore(desk.flow, run) > 0;
  const early = !inUse && (outcome === 'aborted' || outcome === 'abandoned');
  const ctx = makeContext(run, desk.server, '', desk.clock.now().toISOString());
  const reason = run.abort?.reason;
  const unfinished = outcome === 'completed' ? desk.flow.unfinished?.(ctx) : null;
  const said = [
    inUse ? IN_USE : (unfinished ?? NOTES[outcome]),
    ...(early ? [wayBackAfter(desk, ctx)] : []),
    ...(reason ? [same(quote(reason))] : []),
  ];
  const remains = early ? (desk.flow.remains?.(ctx) ?? []) : [];
  await desk.record(run.id, {
    type: 'run-ended',
    outcome,
    note: joinTexts([joinTexts(said, ' '), ...remains], '\n'),
    by: run.abort?.by ?? BOT,
  });
}

/** A run that ended halfway leaves the question how the server comes back to where it was. */
function wayBackAfter(desk: Desk, ctx: StepContext): Text {
  const { wayBack } = desk.flow.safety(ctx, undefined);
  return { de: `Weg zurück: ${wayBack.de}.`, en: `Way back: ${wayBack.en}.` };
}
