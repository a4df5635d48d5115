import type { Clock } from '../clock.ts';
import type { RemoteLayout } from '../flows/remote/job-protocol/layout.ts';
import type { Action, Outcome, ResultOf } from '../flows/run/action.ts';
import { createSshExecutor } from './ssh/create-ssh-executor.ts';
import type { SshLimits } from './ssh/limits.ts';
import type { Errand, Executor } from './types.ts';
import { createWebExecutor } from './web/create-web-executor.ts';

/** All hands: routes every action to the executor of its kind. */
export interface Executors extends Executor {
  /** Closes every connection. Jobs on servers go on. */
  close(): void;
}

export function createExecutors(options: {
  readonly clock: Clock;
  readonly limits?: Partial<SshLimits>;
  readonly layout?: RemoteLayout;
}): Executors {
  const ssh = createSshExecutor(options);
  const byKind = {
    probe: ssh,
    job: ssh,
    'await-boot': ssh,
    forecast: ssh,
    web: createWebExecutor(options.clock),
  } satisfies { readonly [K in Action['kind']]: Executor<Extract<Action, { kind: K }>> };
  return {
    perform<B extends Action>(action: B, errand: Errand): Promise<Outcome<ResultOf<B>>> {
      // `satisfies` above has checked that the executor of a kind takes the actions of that kind.
      const executor = byKind[action.kind] as Executor;
      return executor.perform(action, errand);
    },
    close: () => ssh.close(),
  };
}
