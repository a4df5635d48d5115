import type { Hooks } from './mortal-bot.ts';

const nothing = (): void => {};

/** These hooks, and nothing at the others. */
export function only(hooks: Partial<Hooks>): Hooks {
  return {
    beforeSending: nothing,
    afterSending: nothing,
    beforeStoring: nothing,
    stored: nothing,
    posted: nothing,
    ...hooks,
  };
}
