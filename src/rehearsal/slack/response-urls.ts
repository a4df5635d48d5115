import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { LIMITS } from './blocks/limits.ts';
import { refuse } from './refusal.ts';

/** Where an interaction came from, so that an answer finds its way back. */
export interface ResponseTarget {
  readonly user: string;
  readonly channel: string;
  /** The message that was clicked; a command has none. */
  readonly ts?: string;
}

export interface ResponseUrls {
  issue(target: ResponseTarget): string;
  /** Counts one use; refuses with `used_url` or `expired_url`. */
  use(id: string): ResponseTarget;
}

export function createResponseUrls(clock: Clock, origin: () => string): ResponseUrls {
  const issued = new Map<string, { target: ResponseTarget; at: number; uses: number }>();
  return {
    issue(target) {
      const id = randomBytes(12).toString('hex');
      issued.set(id, { target, at: clock.now().getTime(), uses: 0 });
      return `${origin()}/response/${id}`;
    },
    use(id) {
      const known = issued.get(id);
      if (!known || clock.now().getTime() - known.at > LIMITS.responseUrlMs.max)
        return refuse('expired_url');
      if (known.uses >= LIMITS.responseUrlUses.max) refuse('used_url');
      known.uses += 1;
      return known.target;
    },
  };
}
