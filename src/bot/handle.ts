import { randomUUID } from 'node:crypto';
import { asCodedError } from '../errors.ts';
import type { Language } from '../flows/run/text.ts';
import type { Log } from '../log.ts';
import type { Message } from './messages/message.ts';
import { note } from './messages/reply.ts';
import type { Once } from './once.ts';
import { REPLIES } from './texts/replies.ts';

/** One visit of a person: how to acknowledge it, how to recognise it when it comes again, how to answer in private. */
interface Visit {
  readonly ack: () => Promise<void>;
  /** The same for every delivery of the same click; see `visitKey`. */
  readonly key: string | undefined;
  readonly language: Language;
  readonly tell: (messages: readonly Message[]) => Promise<void>;
}

/** The one wrapper around every listener: acknowledges first, works once, turns errors into a private answer. */
export interface Door {
  visit(visit: Visit, work: () => Promise<void>): Promise<void>;
  /** For forms, whose answer travels in the acknowledgement: the same work once, the result for every delivery. */
  once: Once;
  /** Counts work that `stop` has to wait for. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when no work is under way. */
  idle(): Promise<void>;
  /** What a person is told about an error; the error itself is only in the log, under the reference. */
  apology(error: unknown, language: Language): string;
}

export function createDoor({ log, once }: { readonly log: Log; readonly once: Once }): Door {
  const underWay = new Set<Promise<unknown>>();

  function track<T>(work: Promise<T>): Promise<T> {
    underWay.add(work);
    const done = (): boolean => underWay.delete(work);
    work.then(done, done);
    return work;
  }

  function apology(error: unknown, language: Language): string {
    const coded = asCodedError(error);
    const reference = randomUUID().slice(0, 8);
    log.error('answering somebody in Slack', {
      reference,
      code: coded.code,
      found: coded.found,
      stack: error instanceof Error ? error.stack : undefined,
    });
    return coded.code === 'slack-unreachable'
      ? REPLIES.whoUnknown[language]
      : REPLIES.unexpected(reference)[language];
  }

  async function attempt({ language, tell }: Visit, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await tell(note(apology(error, language))).catch((cause: unknown) =>
        log.warn('telling somebody in Slack', { error: String(cause) }),
      );
    }
  }

  return {
    once,
    track,
    apology,
    async visit(visit, work) {
      try {
        await visit.ack();
      } catch (error) {
        // Slack shows its own error to the person, so nothing must happen behind their back.
        log.warn('acknowledging to Slack', { error: String(error) });
        return;
      }
      await track(once(visit.key, () => attempt(visit, work)));
    },
    async idle() {
      await Promise.allSettled(underWay);
    },
  };
}

/**
 * What identifies a delivery: the trigger of a click or command, the id of an event. The envelope only helps where neither is
 * there: over two connections the same click may come in two envelopes.
 */
export function visitKey(body: unknown, envelope: unknown): string | undefined {
  const { trigger_id, event_id } = (body ?? {}) as Record<'trigger_id' | 'event_id', unknown>;
  for (const key of [trigger_id, event_id, envelope]) {
    if (typeof key === 'string' && key !== '') return key;
  }
  return undefined;
}
