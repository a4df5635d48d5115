import { asCodedError, CodedError } from '../../errors.ts';
import { readBootId } from '../../flows/remote/boot-id.ts';
import type { AwaitBoot, BootResult } from '../../flows/run/action.ts';
import type { Errand } from '../types.ts';
import { pauseAfter, RECONNECT } from './backoff.ts';
import type { SshPool } from './create-pool.ts';
import type { Rung } from './dial.ts';
import type { Hands } from './perform-job.ts';
import { performProbe } from './perform-probe.ts';

/** A server that is up answers this at once; one that goes down may hang in the middle of it. */
const READ_MS = 10_000;

/**
 * Waits until the server shows another boot id. Every look is a new connection, since a line that stands proves nothing
 * about the way in; every look tries all addresses. A changed host key ends the waiting: it is a matter for people.
 */
export async function awaitBoot(
  { clock, run }: Hands,
  pool: SshPool,
  action: AwaitBoot,
  errand: Errand,
): Promise<BootResult> {
  const { server, hostKey, onContact } = errand;
  const startedAt = clock.now().getTime();
  const until = startedAt + action.timeoutMs;
  const probe = { ...readBootId(), timeoutMs: READ_MS };
  let awayAt: number | undefined;
  let last = 'no contact yet';
  for (let tries = 0; ; tries += 1) {
    let rung: Rung | 'nothing' = 'nothing';
    let address = '';
    pool.drop(server.name);
    try {
      const target = { server, hostKey, onRung: (reached: Rung) => (rung = reached) };
      const bootId = await performProbe(
        async (to, call) => {
          const answer = await run(to, call);
          address = answer.address;
          return answer;
        },
        target,
        probe,
      );
      onContact?.(rung);
      const at = clock.now().getTime();
      if (bootId !== action.previousBootId) {
        return { bootId, awayMs: at - (awayAt ?? startedAt), address };
      }
      last = `${address} still runs with the boot id from before`;
    } catch (thrown) {
      const error = asCodedError(thrown);
      if (FINAL.includes(error.code)) throw thrown;
      onContact?.(rung);
      awayAt ??= clock.now().getTime();
      last = `${RUNG_TEXT[rung]} (${error.found})`;
    }
    if (clock.now().getTime() >= until)
      throw new CodedError('boot-not-seen', `Last seen: ${last}.`);
    await clock.sleep(pauseAfter(RECONNECT, tries), errand.signal);
    if (errand.signal?.aborted) {
      throw new CodedError('boot-not-seen', `Waiting was stopped; last seen: ${last}.`);
    }
  }
}

const FINAL: readonly string[] = ['ssh-host-key-changed', 'ssh-host-key-unknown', 'unexpected'];

const RUNG_TEXT: Readonly<Record<Rung | 'nothing', string>> = {
  nothing: 'nothing answers',
  tcp: 'the SSH port accepts connections, but nobody speaks',
  banner: 'the SSH server speaks, but there is no login yet',
  login: 'the login works, but no answer came',
};
