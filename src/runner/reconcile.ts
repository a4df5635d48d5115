import { ERRORS } from '../errors.ts';
import type { Failure } from '../flows/run/action.ts';
import type { RunEventInput } from '../flows/run/event.ts';
import { rolledBack } from '../flows/run/rolled-back.ts';
import type { Run } from '../flows/run/run.ts';
import type { Flow, Noticed } from '../flows/run/step.ts';
import { joinTexts, quote, same, type Text } from '../flows/run/text.ts';
import { type Desk, openRun } from './desk.ts';
import { offerAdoption } from './offer-adoption.ts';
import { performAll } from './perform.ts';
import { pickUp } from './pick-up.ts';

/** How long a look at the server counts (DESIGN rule 1). */
const LOOK_EVERY_MS = 60_000;
/** When people hear that a server has fallen silent; before the first it may be a hiccup, after the last they are asked. */
const TELL_AFTER_MINUTES = [2, 5, 10, 20] as const;

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
    const still = (): boolean => isCurrent(desk, run);
    if (older.length > 0) {
      await desk.record(run.id, rolledBack(desk.flow, older), still);
    } else if (foreign.length > 0) {
      const event: RunEventInput = { type: 'observed', text: list(foreign), facts: [...facts] };
      await desk.record(run.id, event, still);
    }
  }

  return {
    dueAt(run) {
      if (isRollbackOpen(run)) return undefined;
      const touched = Object.values(run.steps).some((step) => step.jobs.length > 0);
      const stuck = run.state.kind === 'waiting' && run.state.question.pickUp !== undefined;
      if (!touched && !stuck) return undefined;
      // A look in the future is one from before somebody set the clock back.
      const now = desk.clock.now().getTime();
      return new Date(lookedAt > now ? now : lookedAt + LOOK_EVERY_MS).toISOString();
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

/** Tells people when a server has fallen silent and how long it has been, and when it is back: each once. */
function createSilence(desk: Desk) {
  let since: number | undefined;
  let told = 0;
  return {
    async nobody(run: Run, { code, found }: Failure): Promise<void> {
      const now = desk.clock.now().getTime();
      since ??= now;
      const minutes = TELL_AFTER_MINUTES.findLast((one) => now - (since ?? now) >= one * MINUTE_MS);
      if (minutes === undefined || minutes <= told || !concernsPeople(run, desk.flow)) return;
      told = minutes;
      const { sentence } = ERRORS[code];
      const atWork = run.state.kind === 'working';
      await desk.record(run.id, {
        type: 'observed',
        text: joinTexts(
          [silentFor(minutes), sentence, same(quote(found)), ...(atWork ? [HANDS_OFF] : [])],
          ' ',
        ),
      });
    },
    async answered(run: Run): Promise<void> {
      since = undefined;
      if (told === 0) return;
      told = 0;
      const text = { de: 'Der Server antwortet wieder.', en: 'The server answers again.' };
      await desk.record(run.id, { type: 'observed', text });
    },
  };
}

const MINUTE_MS = 60_000;

/**
 * While a step waits for a job it keeps quiet about lost contact, and while people are asked nobody else looks. Steps that
 * look again by themselves, or have failed, tell what they meet; so does the one that waits for a reboot.
 */
function concernsPeople({ state, steps }: Run, flow: Flow): boolean {
  if (state.kind === 'waiting') return !state.question.wakeAt && state.question.kind !== 'failed';
  return flow.steps.some(({ id }) => steps[id]?.status === 'running' && steps[id].jobs.length > 0);
}

function silentFor(minutes: number): Text {
  return {
    de: `Seit ${minutes} Minuten kein Kontakt zum Server.`,
    en: `No contact with the server for ${minutes} minutes.`,
  };
}

const HANDS_OFF: Text = {
  de: '*Bitte nicht ausschalten:* Der Auftrag dort kann weiterlaufen, auch dpkg.',
  en: '*Please do not power-cycle:* the job there may be going on, dpkg too.',
};

function list(texts: readonly Text[]): Text {
  const [only] = texts;
  if (only && texts.length === 1) return only;
  return joinTexts(
    texts.map((text) => joinTexts([same('\n• '), text], '')),
    '',
  );
}
