import { ERRORS } from '../errors.ts';
import type { Failure } from '../flows/run/action.ts';
import { rolledBack } from '../flows/run/rolled-back.ts';
import type { Run } from '../flows/run/run.ts';
import type { Noticed } from '../flows/run/step.ts';
import { joinTexts, same, type Text } from '../flows/run/text.ts';
import { type Desk, openRun } from './desk.ts';
import { offerAdoption } from './offer-adoption.ts';
import { performAll } from './perform.ts';
import { pickUp } from './pick-up.ts';

/** How long a look at the server counts (DESIGN rule 1). */
const LOOK_EVERY_MS = 60_000;
/** Looks in a row that found nobody before people hear of it: one may be a hiccup. */
const SILENT_LOOKS = 2;

/** Looks whether the server still is what the record says, at most once a minute, never twice at the same time. */
export interface Reconciler {
  /** When the next look is due, ISO; undefined while there is nothing on the server to look after. */
  dueAt(run: Run): string | undefined;
  /** Resolves when what was found is recorded. Two callers at the same time share one look. */
  look(run: Run, signal: AbortSignal): Promise<void>;
}

export function createReconciler(desk: Desk): Reconciler {
  let lookedAt = 0;
  let looking: Promise<void> | undefined;
  const silence = createSilence(desk);

  async function look(run: Run, signal: AbortSignal): Promise<void> {
    lookedAt = desk.clock.now().getTime();
    const looked = await performAll(desk, [desk.flow.watch.probe(run)], [], { signal });
    if (signal.aborted || !isCurrent(desk, run)) return;
    if (!looked.ok) return silence.nobody(run, looked.failure);
    await silence.answered(run);
    const noticed = desk.flow.watch.judge(looked.values[0] as never, run, desk.flow);
    await write(run, noticed);
    if (noticed.older.length > 0 || signal.aborted) return;
    const now = openRun(desk);
    if (!now) return;
    if (!(await pickUp(desk, now, noticed.jobs))) await offerAdoption(desk, now, signal);
  }

  async function write(run: Run, { older, foreign, facts }: Noticed): Promise<void> {
    if (!isCurrent(desk, run)) return;
    if (older.length > 0) {
      await desk.record(run.id, rolledBack(desk.flow, older));
    } else if (foreign.length > 0) {
      await desk.record(run.id, { type: 'observed', text: list(foreign), facts: [...facts] });
    }
  }

  return {
    dueAt(run) {
      if (isRollbackOpen(run)) return undefined;
      const touched = Object.values(run.steps).some((step) => step.jobs.length > 0);
      const stuck = run.state.kind === 'waiting' && run.state.question.pickUp !== undefined;
      return touched || stuck ? new Date(lookedAt + LOOK_EVERY_MS).toISOString() : undefined;
    },
    look(run, signal) {
      looking ??= look(run, signal).finally(() => {
        looking = undefined;
      });
      return looking;
    },
  };
}

/** What was found belongs to the record it was compared with; after another event it is looked at again. */
function isCurrent(desk: Desk, run: Run): boolean {
  return desk.store.state().run?.seq === run.seq;
}

/** While people are asked about a restored snapshot, looking again would only find the same. */
function isRollbackOpen(run: Run): boolean {
  return run.state.kind === 'waiting' && run.state.question.id === 'rolled-back';
}

/** Tells people when a server has fallen silent while they are asked something, and when it is back: each once. */
function createSilence(desk: Desk) {
  let looks = 0;
  let told: string | undefined;
  return {
    async nobody(run: Run, { code, found }: Failure): Promise<void> {
      looks += 1;
      // A step that runs or looks again by itself tells what it meets.
      const { state } = run;
      const quiet =
        state.kind === 'waiting' && !state.question.wakeAt && state.question.kind !== 'failed';
      if (!quiet || looks < SILENT_LOOKS || told === code) return;
      told = code;
      const text = joinTexts([ERRORS[code].sentence, same(found)], ' ');
      await desk.record(run.id, { type: 'observed', text });
    },
    async answered(run: Run): Promise<void> {
      looks = 0;
      if (told === undefined) return;
      told = undefined;
      const text = { de: 'Der Server antwortet wieder.', en: 'The server answers again.' };
      await desk.record(run.id, { type: 'observed', text });
    },
  };
}

function list(texts: readonly Text[]): Text {
  const [only] = texts;
  if (only && texts.length === 1) return only;
  return joinTexts(
    texts.map((text) => joinTexts([same('\n• '), text], '')),
    '',
  );
}
