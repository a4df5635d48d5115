import type { SlackStandIn } from '../../rehearsal/slack/stand-in.ts';
import type { JournalRecord } from '../../store/types.ts';

/** What is saved is shown a moment later; the bot's own patience with Slack is longer than this, real time in ms. */
const SHOWN_WITHIN_MS = 15_000;

/** Resolves when a record stands in the channel: every message of the bot carries the hash of its event. */
export async function untilShown(slack: SlackStandIn, record: JournalRecord): Promise<boolean> {
  const mark = record.hash.slice(0, 8);
  const limit = AbortSignal.timeout(SHOWN_WITHIN_MS);
  let after = 0;
  while (!limit.aborted) {
    const page = await slack.changes(after, limit);
    after = page.next;
    const shown = page.changes.some(
      (change) => change.kind === 'message' && JSON.stringify(change.message.blocks).includes(mark),
    );
    if (shown) return true;
  }
  return false;
}
