import { ucware45to5 } from '../../src/flows/ucware-4.5-to-5/flow.ts';
import { playRow } from '../matrix/play-row.ts';
import { openWorld } from '../matrix/world.ts';
import type { Bench, Row } from './bench.ts';
import { busiestMinute } from './busiest-minute.ts';

/** How many calls an upgrade takes, counted at the outbox's port. */
export const slack: Bench = {
  id: 'slack',
  title: 'Slack',
  async run() {
    const nothing = () => {};
    const world = await openWorld(() => ({
      beforeSending: nothing,
      afterSending: nothing,
      beforeStoring: nothing,
      stored: nothing,
      posted: nothing,
    }));
    await playRow({ world, mend: async () => {}, signal: AbortSignal.timeout(120_000) });
    await world.outside.sleep(60_000);
    const { shown, updates, files } = world.slack;
    const calls = shown.length + updates.length + files.length;
    const most = busiestMinute(updates.map(({ at }) => at));
    await world.close();
    const goal = ucware45to5.steps.length + 5;
    const rows: Row[] = [
      {
        what: 'Slack calls per upgrade',
        against: 'one for each step of the flow',
        goal: '≤ steps + 5',
        found: `${calls}: ${shown.length} posts, ${updates.length} edits, ${files.length} files`,
        met: calls <= goal,
      },
      {
        what: 'edits in the busiest minute of one upgrade',
        against: 'Slack’s 50 a minute',
        goal: '≤ 45',
        found: String(most),
        met: most <= 45,
      },
    ];
    return rows;
  },
};
