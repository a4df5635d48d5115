import { z } from 'zod';
import { quote } from './text.ts';

/**
 * Who did something. `id` is a Slack user id (`U…`) or the name of a person of the inventory; display names are never
 * used for decisions.
 */
export const Actor = z.strictObject({
  id: z.string().min(1),
  via: z.enum(['slack', 'cli', 'bot']),
});
export type Actor = z.infer<typeof Actor>;

/**
 * The actor inside a text: a Slack id is a mention, also of somebody who came through the command line, so that Slack shows
 * the person and a terminal the name of the inventory; other names stand as they are.
 */
export function mentionOf({ id }: Actor): string {
  return /^[UW][A-Z0-9]{2,}$/.test(id) ? `<@${id}>` : quote(id);
}

/** The bot itself, for things no person asked for (a clock that ran out, reconciliation). */
export const BOT: Actor = { id: 'ucware-upgrade', via: 'bot' };
