import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { LIMITS } from './blocks/limits.ts';
import { refuse } from './refusal.ts';

/** `trigger_id`s: each is valid for three seconds and can be exchanged once. */
export interface Triggers {
  /** A new one for an interaction of this person; `view` is the modal it happened in. */
  issue(user: string, view?: string): string;
  /** Refuses with Slack's code, else tells whose interaction it was. */
  exchange(trigger: unknown): Trigger;
}

interface Trigger {
  readonly user: string;
  readonly view?: string;
}

export function createTriggers(clock: Clock): Triggers {
  const issued = new Map<string, Trigger & { readonly at: number; used: boolean }>();
  return {
    issue(user, view) {
      const at = clock.now().getTime();
      const id = `${issued.size + 1}.${at}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { user, at, used: false, ...(view === undefined ? {} : { view }) });
      return id;
    },
    exchange(trigger) {
      const known = issued.get(String(trigger));
      if (!known) return refuse('invalid_trigger_id');
      if (known.used) refuse('exchanged_trigger_id');
      if (clock.now().getTime() - known.at > LIMITS.triggerMs.max) refuse('expired_trigger_id');
      known.used = true;
      return known;
    },
  };
}
