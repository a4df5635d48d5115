import type { Clock } from '../../clock.ts';
import type { Bell } from './bell.ts';
import { type Fault, faultOf } from './faults.ts';
import { backoff, CLOSED_RETRY_MS } from './pace.ts';

/** How plainly a message is sent: in full, with simple blocks, as text alone, as a note that it stands in the journal. */
export type Form = 'full' | 'simple' | 'text' | 'note';

const PLAINER: Readonly<Record<Form, Form | undefined>> = {
  full: 'simple',
  simple: 'text',
  text: 'note',
  note: undefined,
};

export interface Attempt {
  readonly form: Form;
  /** The error that made the form plainer, for the note. */
  readonly error: string;
  /** An earlier attempt may have arrived: the message says so. */
  readonly repeated: boolean;
}

export type Persisted<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly error: string };

export interface PersistParts {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Rung when somebody asks for the server: a closed channel is then tried at once. */
  readonly nudge: Bell;
  readonly onFault: (fault: Fault | undefined) => void;
}

/**
 * Sends until it is done, for as long as it takes. Slack away or limiting: waits. Channel or token closed: tries slowly.
 * Refused in this form: tries a plainer one. Only a message that is refused in every form, or whose own message is gone,
 * comes back undone.
 */
export async function persist<T>(
  parts: PersistParts,
  send: (attempt: Attempt) => Promise<T>,
  options: {
    readonly lost: boolean;
    readonly find?: () => Promise<T | undefined>;
    readonly plainest?: Form;
  },
): Promise<Persisted<T>> {
  const { clock, signal, nudge, onFault } = parts;
  let form: Form = 'full';
  let error = '';
  let lost = options.lost;
  let failures = 0;
  while (!signal.aborted) {
    if (lost && options.find) {
      const found = await options.find().catch(() => undefined);
      if (found !== undefined) return { kind: 'done', value: found };
    }
    try {
      const value = await send({ form, error, repeated: lost });
      onFault(undefined);
      return { kind: 'done', value };
    } catch (thrown) {
      const fault = faultOf(thrown);
      if (fault.kind === 'gone') return { kind: 'gone' };
      if (fault.kind === 'refused') {
        error = fault.error;
        const plainer: Form | undefined = form === options.plainest ? undefined : PLAINER[form];
        if (!plainer) return { kind: 'refused', error };
        form = plainer;
        continue;
      }
      onFault(fault);
      if (fault.kind === 'later') {
        lost ||= fault.lost;
        await clock.sleep(fault.afterMs ?? backoff(failures), signal);
      } else {
        await nudge.wait(CLOSED_RETRY_MS, signal);
      }
      failures += 1;
    }
  }
  return { kind: 'stopped' };
}
