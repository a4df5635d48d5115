import { expect, test } from 'vitest';
import { only } from './only.ts';
import { playRow } from './play-row.ts';
import { openWorld } from './world.ts';

/** Whoever plays here lets the bot wait half an hour by itself: “another day” is nearer than that. */
const LATER_MS = 20 * 60_000;

test('the server is left to itself until another day, and the upgrade goes on then', async () => {
  const world = await openWorld(() => only({}));
  try {
    await playRow({
      world,
      mend: async () => {},
      signal: AbortSignal.timeout(240_000),
      instead: {
        'rest-4.5': (now) => ({
          choice: 'later',
          values: { start: new Date(Date.parse(now) + LATER_MS).toISOString(), minutes: '240' },
        }),
      },
    });
    const journal = await world.journal();
    const events = journal.map(({ event }) => event);
    const passed = events.flatMap((one) => (one.type === 'step-passed' ? [one.step] : []));
    expect(passed).toContain('hold-5');
    const released = events.flatMap((one) =>
      one.type === 'step-started' && one.step === 'rest-4.5' ? one.jobs : [],
    );
    expect(released).toHaveLength(1);
    expect(events.filter(({ type }) => type === 'observed')).toEqual([]);
    const at = (step: string): number =>
      Date.parse(
        journal.find(({ event }) => event.type === 'step-passed' && event.step === step)?.at ?? '',
      );
    expect(at('hold-5') - at('rest-4.5')).toBeGreaterThan(LATER_MS / 2);
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', outcome: 'completed' });
    expect(world.pbx.machine.version('ucware')).toMatch(/^5\./);
  } finally {
    await world.close();
  }
});
