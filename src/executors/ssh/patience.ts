import type { Clock } from '../../clock.ts';
import { asCodedError, CodedError, type ErrorCode } from '../../errors.ts';
import { pauseAfter, RECONNECT } from './backoff.ts';

/** What may pass by itself: the line, and logins that a server refuses while it goes down or comes up (pam_nologin). */
const PASSING: readonly ErrorCode[] = [
  'ssh-unreachable',
  'ssh-connection-lost',
  'ssh-no-session',
  'remote-timeout',
];

/** More refused logins in a row than this are no restart any more, and could lock the account. */
const REFUSALS = 8;

/** After so long without any answer waiting any longer is for people to decide; ms. */
const SILENCE_MS = 1_200_000;

/** Waiting for a job within its time, through lost connections. */
export interface Patience {
  over(): boolean;
  /** Sleeps; throws when nobody waits any more. */
  pause(ms: number): Promise<void>;
  /**
   * Calls until it works or the time is over. A first call that never reached the server fails at once: nothing was
   * begun there that would have to be followed.
   */
  insist<T>(call: () => Promise<T>): Promise<T>;
}

export function createPatience(
  clock: Clock,
  signal: AbortSignal | undefined,
  timeoutMs: number,
): Patience {
  const until = clock.now().getTime() + timeoutMs;
  let sent = false;
  let answered = false;
  const over = () => clock.now().getTime() >= until;

  async function pause(ms: number): Promise<void> {
    await clock.sleep(ms, signal);
    if (signal?.aborted) throw new CodedError('job-still-running', 'Waiting for it was stopped.');
  }

  async function insist<T>(call: () => Promise<T>): Promise<T> {
    let refusals = 0;
    const silentUntil = clock.now().getTime() + SILENCE_MS;
    for (let tries = 0; ; tries += 1) {
      try {
        const value = await call();
        sent = true;
        answered = true;
        return value;
      } catch (thrown) {
        const error = asCodedError(thrown);
        refusals = error.code === 'ssh-login-refused' ? refusals + 1 : 0;
        const reached = error.code === 'ssh-connection-lost' || error.code === 'remote-timeout';
        if (reached) sent = true;
        const passes = PASSING.includes(error.code) || (refusals > 0 && refusals < REFUSALS);
        if (!sent || !passes) throw thrown;
        // Without any answer nobody knows that the job runs, so nobody says so.
        if (over() && !answered) throw thrown;
        if (clock.now().getTime() >= silentUntil) {
          const minutes = SILENCE_MS / 60_000;
          throw new CodedError('job-out-of-sight', `No contact for ${minutes} min: ${error.found}`);
        }
        if (over()) throw new CodedError('job-still-running', `No contact: ${error.found}`);
      }
      await pause(pauseAfter(RECONNECT, tries));
    }
  }

  return { over, pause, insist };
}
