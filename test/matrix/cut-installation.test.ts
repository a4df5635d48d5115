import { expect, it } from 'vitest';
import { at } from './at.ts';
import { checkRow } from './check-row.ts';
import { only } from './only.ts';
import { playRow } from './play-row.ts';
import { delivered } from './row.ts';
import { openWorld, type World } from './world.ts';

/** Somebody restarts the server as soon as the first package of version 5 is unpacked. */
async function cutOff({ pbx, outside }: World): Promise<void> {
  const unpacked = async () =>
    (await pbx.machine.console("grep -c ' status unpacked .* 5' /var/log/dpkg.log")).stdout.trim();
  const before = await unpacked();
  while ((await unpacked()) === before) await outside.sleep(100);
  pbx.machine.foreignReboot();
}

it('a server restarted in the middle of the installation has its files back first, then the rest installed', async () => {
  let cut: Promise<void> | undefined;
  const world = await openWorld((it) =>
    only({
      stored: (record) => {
        if (at(record, 'step-started', 'install-5')) cut ??= cutOff(it);
      },
    }),
  );
  try {
    const signal = AbortSignal.timeout(240_000);
    await playRow({ world, mend: async () => {}, signal, lookIntoMs: 30_000 });
    await cut;
    await delivered(world);
    const records = await world.journal();
    const attempts = records.flatMap(({ event }) =>
      event.type === 'step-started' && event.step === 'install-5' ? [event.jobs] : [],
    );
    // The second job gives back at once what the first, which was cut off, could not.
    expect(attempts[0]).toEqual([expect.stringMatching(/-1$/), expect.stringMatching(/-1-2$/)]);
    const asked = records.find((record) => at(record, 'asked', 'install-5'));
    expect(JSON.stringify(asked?.event)).toMatch(/As before again|Replaced as decided are/);
    const ended = records.find(
      (record) => at(record, 'step-skipped', 'install-5') || at(record, 'step-passed', 'install-5'),
    );
    expect(JSON.stringify(ended?.event)).toContain('3 of 3 are as predicted');
    expect(await checkRow(world)).toEqual([]);
  } finally {
    await world.close();
  }
}, 260_000);
