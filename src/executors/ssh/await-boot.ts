import { asCodedError } from '../../errors.ts';
import { readBootId } from '../../flows/remote/boot-id.ts';
import type { AwaitBoot, BootResult, BootRung } from '../../flows/run/action.ts';
import { redact } from '../../redact.ts';
import type { Errand } from '../types.ts';
import { pauseAfter, RECONNECT } from './backoff.ts';
import type { SshPool } from './create-pool.ts';
import type { Hands } from './perform-job.ts';
import { performProbe } from './perform-probe.ts';

/** A server that is up answers this at once; one that goes down may hang in the middle of it. */
const READ_MS = 10_000;

export interface BootHands extends Hands {
  readonly pool: SshPool;
  readonly ping: (address: string) => Promise<boolean>;
}

/**
 * Waits until the server shows another boot id, or says how far it got when the time is over. Every look is a new connection,
 * since a line that stands proves nothing about the way in; every look tries all addresses. A changed host key ends the
 * waiting: it is a matter for people.
 */
export async function awaitBoot(
  hands: BootHands,
  action: AwaitBoot,
  errand: Errand,
): Promise<BootResult> {
  const { clock } = hands;
  const startedAt = clock.now().getTime();
  const until = startedAt + action.timeoutMs;
  let awayAt: number | undefined;
  for (let tries = 0; ; tries += 1) {
    const look = await lookOnce(hands, errand);
    const at = clock.now().getTime();
    if (look.bootId !== null && look.bootId !== action.previousBootId) {
      errand.onContact?.('login');
      return { ...look, awayMs: at - (awayAt ?? startedAt) };
    }
    const rung = look.bootId === null ? look.rung : 'old-boot';
    errand.onContact?.(rung);
    if (look.bootId === null) awayAt ??= at;
    const unseen = { ...look, rung, bootId: null, awayMs: at - (awayAt ?? at) };
    if (at >= until) return unseen;
    await clock.sleep(pauseAfter(RECONNECT, tries), errand.signal);
    if (errand.signal?.aborted) return unseen;
  }
}

const FINAL: readonly string[] = ['ssh-host-key-changed', 'ssh-host-key-unknown', 'unexpected'];

async function lookOnce(
  { run, pool, ping }: BootHands,
  { server, hostKey }: Errand,
): Promise<Omit<BootResult, 'awayMs'>> {
  let rung: BootRung = 'nothing';
  let address = '';
  pool.drop(server.name);
  const target = { server, hostKey, onRung: (reached: BootRung) => (rung = reached) };
  try {
    const bootId = await performProbe(
      async (to, call) => {
        const answer = await run(to, call);
        address = answer.address;
        return answer;
      },
      target,
      { ...readBootId(), timeoutMs: READ_MS },
    );
    return { bootId, address, rung, found: '' };
  } catch (thrown) {
    const error = asCodedError(thrown);
    if (FINAL.includes(error.code)) throw thrown;
    if (rung === 'nothing' && (await isUp(error.found, server.addresses, ping))) rung = 'ping';
    return { bootId: null, address, rung, found: redact(error.found.trim()) };
  }
}

/** A refused connection is an answer of the host, too, and needs no ping. */
async function isUp(
  found: string,
  addresses: readonly string[],
  ping: BootHands['ping'],
): Promise<boolean> {
  if (found.includes('ECONNREFUSED')) return true;
  const answers = await Promise.all(addresses.map(ping));
  return answers.includes(true);
}
