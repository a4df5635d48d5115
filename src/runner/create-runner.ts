import { setMaxListeners } from 'node:events';
import type { Clock } from '../clock.ts';
import type { Inventory } from '../config/server.ts';
import { asCodedError, type CodedError } from '../errors.ts';
import type { Executor } from '../executors/types.ts';
import type { Flow } from '../flows/run/step.ts';
import { viewRun } from '../flows/run/view-run.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/types.ts';
import { type Bus, createDesk, type Desk } from './desk.ts';
import { drive } from './drive.ts';
import { handleRequest, refusalOf } from './handle-request.ts';
import { describeProblem } from './replies.ts';
import type { Runner, RunnerListener, ServerOverview } from './types.ts';

export interface RunnerParts {
  readonly inventory: Inventory;
  readonly flow: Flow;
  readonly store: Store;
  readonly executor: Executor;
  readonly clock: Clock;
  readonly log: Log;
  /** True when stand-ins are behind the executors; every run says so. */
  readonly rehearsal: boolean;
}

/** The application: one desk and one loop per server, and one entrance for people. */
export function createRunner(parts: RunnerParts): Runner {
  const { inventory, store, flow, clock, log } = parts;
  const listeners = new Set<RunnerListener>();
  const desks = new Map<string, Desk>();
  const problems = new Map<string, CodedError>();
  const stopped = new AbortController();
  // Every server's loops wait on it; that many listeners are no leak.
  setMaxListeners(0, stopped.signal);
  let loops: Promise<void>[] = [];

  const bus: Bus = {
    record: (server, record) => tell((listener) => listener.record?.(server, record)),
    progress: (progress) => tell((listener) => listener.progress?.(progress)),
  };

  /** A listener that throws must not keep a run from going on. */
  function tell(call: (listener: RunnerListener) => void): void {
    for (const listener of listeners) {
      try {
        call(listener);
      } catch (error) {
        log.error('telling a listener', { error: asCodedError(error).message });
      }
    }
  }

  function look(desk: Desk): ServerOverview {
    const state = desk.store.state();
    const now = clock.now().toISOString();
    const view = state.run && viewRun(flow, state.run, desk.server, now);
    return {
      server: desk.server,
      state,
      view,
      problem: desk.problem && describeProblem(desk.problem),
    };
  }

  function overview(): ServerOverview[] {
    return inventory.servers.map((server) => {
      const desk = desks.get(server.name);
      if (desk) return look(desk);
      const problem = problems.get(server.name);
      return {
        server,
        state: undefined,
        view: undefined,
        problem: problem && describeProblem(problem),
      };
    });
  }

  const reception = { ...parts, desks, overview };
  return {
    overview,
    handle: (request, requester) => handleRequest(reception, request, requester),
    refusal: (request, requester) => refusalOf(reception, request, requester),
    view(server) {
      const desk = desks.get(server);
      return desk && look(desk).view;
    },
    async recordsAfter(server, seq) {
      return (await desks.get(server)?.store.recordsAfter(seq)) ?? [];
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      for (const server of inventory.servers) {
        try {
          desks.set(
            server.name,
            createDesk({ ...parts, server, store: await store.server(server.name), bus }),
          );
        } catch (error) {
          // One unreadable state stops this server, loudly, and no other (rule 10).
          const problem = asCodedError(error);
          problems.set(server.name, problem);
          log.error('opening the state of a server', {
            server: server.name,
            error: problem.message,
          });
        }
      }
      loops = [...desks.values()].map((desk) => drive(desk, stopped.signal));
    },
    async stop() {
      stopped.abort();
      await Promise.all(loops);
    },
  };
}
