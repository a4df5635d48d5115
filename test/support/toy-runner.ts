import type { Clock } from '../../src/clock.ts';
import type { Server } from '../../src/config/server.ts';
import type { Errand, Executor } from '../../src/executors/types.ts';
import type { Action, Outcome } from '../../src/flows/run/action.ts';
import type { Flow } from '../../src/flows/run/step.ts';
import type { Log } from '../../src/log.ts';
import { createRunner } from '../../src/runner/create-runner.ts';
import type { Request, Requester, Runner } from '../../src/runner/types.ts';
import { createFakeClock } from './fake-clock.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';
import { aServer } from './server.ts';

type Performed = { readonly action: string; readonly job: string | undefined };

export interface ToyRunner {
  readonly runner: Runner;
  readonly store: MemoryStore;
  /** Every action the runner had performed, in order. */
  readonly performed: Performed[];
  ask(request: Request, who?: string): ReturnType<Runner['handle']>;
  /** The answer to the question that is open. */
  answer(
    choice: string,
    values?: Record<string, string>,
    who?: string,
  ): ReturnType<Runner['handle']>;
  /** Resolves when an event of this type is recorded (or was, after the last call). */
  until(type: string, step?: string): Promise<void>;
}

const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

export interface ToyParts {
  readonly flow: Flow;
  readonly perform?: (
    action: Action,
    errand: Errand,
  ) => Promise<Outcome<unknown>> | Outcome<unknown>;
  /** Jobs the server knows; without it all that were performed. */
  readonly jobsOnServer?: () => readonly string[];
  /** Those of them that still work. */
  readonly jobsAtWork?: () => readonly string[];
  /** What the regular look at the server ends with instead. */
  readonly watch?: () => Outcome<unknown> | undefined;
  readonly store?: MemoryStore;
  readonly server?: Partial<Server>;
  readonly clock?: Clock;
}

export function person(id: string): Requester {
  return { actor: { id, via: 'slack' }, groups: [], member: true };
}

/** The real runner with a memory store, a fake clock and hands that do what the test says. */
export async function createToyRunner(parts: ToyParts): Promise<ToyRunner> {
  const store = parts.store ?? createMemoryStore();
  const performed: Performed[] = [];
  const perform = parts.perform ?? (() => ({ ok: true, value: '', durationMs: 1 }) as const);
  const executor = {
    async perform(action: Action, errand: Errand) {
      if ('script' in action && action.script.name === 'job-list') {
        const jobs = parts.jobsOnServer?.() ?? performed.map(({ job }) => job);
        const atWork = parts.jobsAtWork?.() ?? [];
        const listed = [...new Set([...jobs, ...atWork])].map((name) => ({
          name,
          state: name !== undefined && atWork.includes(name) ? 'started' : 'ended',
        }));
        return parts.watch?.() ?? { ok: true, value: listed, durationMs: 1 };
      }
      performed.push({
        action: 'script' in action ? action.script.name : action.kind,
        job: errand.jobName,
      });
      return perform(action, errand);
    },
  } as Executor;
  const runner = createRunner({
    inventory: { servers: [aServer(parts.server)], people: [] },
    flow: parts.flow,
    store,
    executor,
    clock: parts.clock ?? createFakeClock(),
    log: SILENT,
    rehearsal: false,
  });
  let seen = 0;
  const waiters = new Set<() => void>();
  runner.subscribe({ record: () => waiters.forEach((waiter) => void waiter()) });
  await runner.start();
  const ask: ToyRunner['ask'] = (request, who = 'U0STARTER') => runner.handle(request, person(who));
  return {
    runner,
    store,
    performed,
    ask,
    answer(choice, values = {}, who = 'U0STARTER') {
      const question = runner.view('pbx')?.question;
      const run = runner.view('pbx')?.run.id ?? '';
      if (!question) throw new Error('no question is open');
      const { step, rev } = question;
      return ask(
        {
          do: 'answer',
          server: 'pbx',
          run,
          step,
          question: question.question.id,
          rev,
          choice,
          values,
        },
        who,
      );
    },
    until: (type, step) =>
      new Promise((resolve) => {
        function look(): void {
          const at = store.journal.findIndex(
            ({ seq, event }) =>
              seq > seen &&
              event.type === type &&
              (!step || ('step' in event && event.step === step)),
          );
          if (at < 0) return;
          seen = at + 1;
          waiters.delete(look);
          resolve();
        }
        waiters.add(look);
        look();
      }),
  };
}
