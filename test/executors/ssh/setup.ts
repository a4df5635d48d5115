import type { Clock } from '../../../src/clock.ts';
import type { SecretSource } from '../../../src/config/server.ts';
import {
  createSshExecutor,
  type SshExecutor,
} from '../../../src/executors/ssh/create-ssh-executor.ts';
import type { SshLimits } from '../../../src/executors/ssh/limits.ts';
import type { Errand } from '../../../src/executors/types.ts';
import type { Output, Probe, RemoteScript } from '../../../src/flows/run/action.ts';
import { Secret } from '../../../src/redact.ts';
import { SUDO_PASSWORD } from '../../support/sandbox-sudo.ts';
import { aServer } from '../../support/server.ts';
import { PASSWORD, type TestSshServer, USER } from '../../support/ssh-server.ts';

export function secret(value: string): SecretSource {
  return async () => new Secret(value);
}

/**
 * Time that passes as soon as somebody waits for it, so that a test takes as long as its work. With real processes it passes
 * `times` more slowly than waited: a busy machine needs some time to start one.
 */
export function createEagerClock(times = 1): Clock & { readonly sleeps: number[] } {
  let now = Date.parse('2026-11-23T20:00:00.000Z');
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => new Date(now),
    sleep: (ms) =>
      new Promise((resolve) => {
        sleeps.push(ms);
        now += ms / times;
        setImmediate(resolve);
      }),
  };
}

/** An errand to a test server; everything fits unless a test says otherwise. */
export function errandTo(
  ssh: Pick<TestSshServer, 'port' | 'fingerprint'>,
  server: Partial<Errand['server']> = {},
  extra: Partial<Errand> = {},
): Errand {
  return {
    server: aServer({
      addresses: ['127.0.0.1'],
      port: ssh.port,
      sshUser: USER,
      hostKey: undefined,
      login: {
        key: undefined,
        passphrase: undefined,
        agent: undefined,
        password: secret(PASSWORD),
      },
      sudoPassword: secret(SUDO_PASSWORD),
      ...server,
    }),
    hostKey: ssh.fingerprint,
    ...extra,
  };
}

export function executorFor(
  ssh: TestSshServer,
  clock: Clock = createEagerClock(),
  limits: Partial<SshLimits> = {},
): SshExecutor {
  return createSshExecutor({ clock, layout: ssh.layout, limits });
}

/** A probe that hands back what its script printed. */
export function ask(
  body: string,
  as: RemoteScript['as'] = 'user',
  parts: Partial<Probe<Output>> = {},
): Probe<Output> {
  return {
    kind: 'probe',
    script: { name: 'ask', as, kind: 'probe', body },
    args: [],
    timeoutMs: 10_000,
    parse: (output) => output,
    ...parts,
  };
}
