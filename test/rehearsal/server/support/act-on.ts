import { onTestFinished } from 'vitest';
import type { Clock } from '../../../../src/clock.ts';
import { createSshExecutor } from '../../../../src/executors/ssh/create-ssh-executor.ts';
import type { Action, ResultOf } from '../../../../src/flows/run/action.ts';
import { Secret } from '../../../../src/redact.ts';
import type { PracticeServer } from '../../../../src/rehearsal/server/practice-server.ts';
import { aServer } from '../../../support/server.ts';
import { PASSWORD } from './practice.ts';

type Act = <A extends Action>(action: A, jobName?: string) => Promise<ResultOf<A>>;

/** Performs actions on a practice server over SSH, as the bot does; throws when one fails. Its connection ends with the test. */
export function actOn(practice: PracticeServer, clock: Clock): Act {
  const password = async () => new Secret(PASSWORD);
  const server = aServer({
    addresses: [practice.addresses.ngn],
    port: practice.port,
    sshUser: 'ucware',
    hostKey: practice.fingerprint(),
    login: { key: undefined, passphrase: undefined, agent: undefined, password },
    sudoPassword: password,
  });
  const executor = createSshExecutor({ clock });
  onTestFinished(() => executor.close());
  return async (action, jobName) => {
    const errand = { server, hostKey: practice.fingerprint(), ...(jobName ? { jobName } : {}) };
    const outcome = await executor.perform(action as never, errand);
    if (!outcome.ok) throw new Error(`${outcome.failure.code}: ${outcome.failure.found}`);
    return outcome.value as ResultOf<typeof action>;
  };
}
