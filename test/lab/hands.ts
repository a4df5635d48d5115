import { createClock } from '../../src/clock.ts';
import type { Server } from '../../src/config/server.ts';
import { createExecutors } from '../../src/executors/registry.ts';
import type {
  Action,
  JobAction,
  JobResult,
  Outcome,
  Probe,
  ResultOf,
} from '../../src/flows/run/action.ts';
import { Secret } from '../../src/redact.ts';
import { aServer } from '../support/server.ts';
import type { Machine } from './machine/start-machine.ts';

/** The password of `ucware`, as `build/furnish.sh` sets it. */
export const PASSWORD = 'Telefon-4.5!';

/** The production executors, aimed at one machine. */
export interface Hands {
  readonly server: Server;
  /** What a probe learns; throws with its failure. */
  ask<T>(probe: Probe<T>): Promise<T>;
  /** How a job ended; a second call with the same name finds the first. */
  work(job: JobAction, name: string): Promise<JobResult>;
  perform<A extends Action>(action: A): Promise<Outcome<ResultOf<A>>>;
  close(): void;
}

export function createHands(machine: Machine): Hands {
  const executors = createExecutors({ clock: createClock() });
  const password = async () => new Secret(PASSWORD);
  const server = aServer({
    name: machine.name,
    addresses: machine.addresses,
    hostKey: machine.hostKey,
    webUrl: `http://${machine.addresses[0]}`,
    login: { key: undefined, passphrase: undefined, agent: undefined, password },
    sudoPassword: password,
  });
  const errand = { server, hostKey: machine.hostKey };
  function resultOf<T>(outcome: Outcome<T>): T {
    if (outcome.ok) return outcome.value;
    throw new Error(`${outcome.failure.code}: ${outcome.failure.found}`);
  }
  return {
    server,
    ask: async (probe) => resultOf(await executors.perform(probe, errand)),
    work: async (job, jobName) => resultOf(await executors.perform(job, { ...errand, jobName })),
    perform: (action) => executors.perform(action, errand),
    close: () => executors.close(),
  };
}
