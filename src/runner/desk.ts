import type { Clock } from '../clock.ts';
import type { Server } from '../config/server.ts';
import type { CodedError } from '../errors.ts';
import type { Errand, Executor } from '../executors/types.ts';
import { hostKey } from '../flows/remote/host-key.ts';
import { RunEvent, type RunEventInput } from '../flows/run/event.ts';
import type { Run } from '../flows/run/run.ts';
import type { Flow } from '../flows/run/step.ts';
import type { Log } from '../log.ts';
import type { JournalRecord, ServerStore } from '../store/types.ts';
import type { Progress } from './types.ts';

/** Where edges hear what happened. */
export interface Bus {
  record(server: string, record: JournalRecord): void;
  progress(progress: Progress): void;
}

/** Everything the runner needs to work on one server. */
export interface Desk {
  readonly server: Server;
  readonly flow: Flow;
  readonly store: ServerStore;
  readonly executor: Executor;
  readonly clock: Clock;
  readonly bus: Bus;
  readonly log: Log;
  /**
   * Resolves at the next change of the record, at `until`, or when the signal aborts; true when the time had come. What was
   * to be waited counts, not what the clock says afterwards: somebody may have set it back.
   */
  changed(until: string | undefined, signal: AbortSignal): Promise<boolean>;
  /**
   * The one door for every change of a run (rule 5): save, then publish, one after the other. `still` is asked when its turn
   * has come: several work on a server at once (a step, the regular look, people), and what one of them found out may no
   * longer hold when another was first. Then nothing is recorded, and the answer is undefined.
   */
  record(
    run: string,
    event: RunEventInput,
    still?: () => boolean,
  ): Promise<JournalRecord | undefined>;
  /** When a waiting step looks again although its question did not change; counts for the record numbered `seq`. */
  lookAgain: { readonly seq: number; readonly at: string | undefined } | undefined;
  /** Why nothing can be done on this server at the moment (unreadable state, unknown flow version). */
  problem: CodedError | undefined;
}

export interface DeskParts {
  readonly server: Server;
  readonly flow: Flow;
  readonly store: ServerStore;
  readonly executor: Executor;
  readonly clock: Clock;
  readonly bus: Bus;
  readonly log: Log;
}

export function createDesk(parts: DeskParts): Desk {
  const { store, clock, bus, server } = parts;
  let turn: Promise<unknown> = Promise.resolve();
  let wake: () => void = () => {};
  let change = new Promise<void>((resolve) => {
    wake = resolve;
  });
  return {
    ...parts,
    lookAgain: undefined,
    problem: undefined,
    async changed(until, signal) {
      if (signal.aborted) return false;
      const timer = new AbortController();
      // With a reason of its own: making the usual exception costs more than the rest of the waiting.
      const stop = (): void => timer.abort('over');
      signal.addEventListener('abort', stop, { once: true });
      const wait = until === undefined ? 0x7fffffff : Date.parse(until) - clock.now().getTime();
      const came = await Promise.race([
        change.then(() => false),
        clock.sleep(Math.max(0, wait), timer.signal).then(() => true),
      ]);
      stop();
      signal.removeEventListener('abort', stop);
      return came && until !== undefined && !signal.aborted;
    },
    record(run, event, still = () => true) {
      const mine = turn.then(async () => {
        if (!still()) return undefined;
        const record = await store.append(run, RunEvent.parse(event), clock.now().toISOString());
        bus.record(server.name, record);
        const woken = wake;
        change = new Promise((resolve) => {
          wake = resolve;
        });
        woken();
        return record;
      });
      turn = mine.catch(() => {});
      return mine;
    },
  };
}

/** The run that is open on this server, if any. */
export function openRun(desk: Desk): Run | undefined {
  const { run } = desk.store.state();
  return run && run.state.kind !== 'ended' ? run : undefined;
}

/**
 * What an executor is told: the server and the host key to trust. A key that a named person confirmed in this run counts
 * before the one in the inventory, which counts before one confirmed in an earlier run.
 */
export function errandFor(desk: Desk, extra: Partial<Errand> = {}): Errand {
  const { run, past } = desk.store.state();
  const confirmed = run?.facts[hostKey.key];
  const earlier = past.at(-1)?.hostKey;
  return {
    server: desk.server,
    hostKey: typeof confirmed === 'string' ? confirmed : (desk.server.hostKey ?? earlier),
    ...extra,
  };
}
