import type { Clock } from '../../clock.ts';
import { LAYOUT, type RemoteLayout } from '../../flows/remote/job-protocol/layout.ts';
import type {
  AwaitBoot,
  ForecastAction,
  JobAction,
  Outcome,
  Probe,
  ResultOf,
} from '../../flows/run/action.ts';
import { outcomeOf } from '../outcome-of.ts';
import type { Errand, Executor } from '../types.ts';
import { awaitBoot } from './await-boot.ts';
import { createPool } from './create-pool.ts';
import { performForecast } from './forecast/perform-forecast.ts';
import { SSH_LIMITS, type SshLimits } from './limits.ts';
import { performJob } from './perform-job.ts';
import { performProbe } from './perform-probe.ts';
import { ping } from './ping.ts';
import { createRunScript } from './run-script.ts';

type SshAction = Probe<unknown> | JobAction | AwaitBoot | ForecastAction;

export interface SshExecutor extends Executor<SshAction> {
  /** Closes every connection. Jobs on servers go on. */
  close(): void;
}

/** The hands that reach a server by SSH. One connection per server, whatever and however much is asked of it. */
export function createSshExecutor(options: {
  readonly clock: Clock;
  readonly limits?: Partial<SshLimits>;
  readonly layout?: RemoteLayout;
  /** Whether an address answers an ICMP echo; the machine's own `ping` when left out. */
  readonly ping?: (address: string) => Promise<boolean>;
}): SshExecutor {
  const { clock, layout = LAYOUT } = options;
  const pool = createPool({ ...SSH_LIMITS, ...options.limits });
  const run = createRunScript(pool, layout);
  const hands = { clock, run, layout };

  function work(action: SshAction, errand: Errand): Promise<unknown> {
    switch (action.kind) {
      case 'forecast':
        return performForecast(run, errand, action);
      case 'probe':
        return performProbe(run, errand, action);
      case 'job':
        return performJob(hands, action, errand);
      case 'await-boot':
        return awaitBoot({ ...hands, pool, ping: options.ping ?? ping }, action, errand);
    }
  }

  return {
    async perform<B extends SshAction>(action: B, given: Errand): Promise<Outcome<ResultOf<B>>> {
      const errand = { ...given, hostKey: given.hostKey ?? given.server.hostKey };
      // The kind of an action decides the type of its result; the compiler cannot follow that through a switch.
      return outcomeOf(clock, () => work(action, errand) as Promise<ResultOf<B>>);
    },
    close: () => pool.close(),
  };
}
