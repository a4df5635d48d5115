import { z } from 'zod';

/**
 * Who did something. `id` is a Slack user id (`U…`) or the name of a person of the inventory; display names are never
 * used for decisions.
 */
export const Actor = z.strictObject({
  id: z.string().min(1),
  via: z.enum(['slack', 'cli', 'bot']),
});
export type Actor = z.infer<typeof Actor>;

/** The bot itself, for things no person asked for (a clock that ran out, reconciliation). */
export const BOT: Actor = { id: 'ucware-upgrade', via: 'bot' };
