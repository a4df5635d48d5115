import { expect, it } from 'vitest';
import { SERVER_FAULTS } from '../../src/rehearsal/faults/server.ts';
import { strike } from '../../src/rehearsal/faults/strike.ts';
import { checkTranscript } from './check-transcript.ts';
import { only } from './only.ts';
import { playRow } from './play-row.ts';
import { delivered } from './row.ts';
import { openWorld } from './world.ts';

const INSTALL = 'install-5';
const UPSTART = '/etc/init/asterisk.conf';

it('names the files an abandoned installation leaves replaced, and puts one back with a click', {
  timeout: 300_000,
}, async () => {
  let before: string | undefined;
  const world = await openWorld((it) =>
    only({
      async beforeSending(action) {
        if (before !== undefined || action.kind !== 'job' || it.step() !== INSTALL) return;
        before = await it.pbx.machine.readFile(UPSTART);
        await strike(SERVER_FAULTS.mysqlDown, { clock: it.outside, machine: it.pbx.machine });
      },
    }),
  );
  try {
    const given = [
      { choice: 'abandon', values: { reason: 'Night is over' } },
      { choice: 'undo:1', values: {} },
    ];
    await playRow({
      world,
      mend: async () => {},
      signal: AbortSignal.timeout(280_000),
      instead: { [INSTALL]: () => given.shift() ?? { choice: 'yes', values: {} } },
    });
    await delivered(world);
    const records = await world.journal();
    const asked = records.flatMap(({ event }) =>
      event.type === 'asked' && event.step === INSTALL ? [event.question] : [],
    );
    expect(asked.map(({ id }) => id)).toEqual(['failed', 'replaced']);
    expect(JSON.stringify(asked.at(-1)?.evidence)).toContain(UPSTART);
    expect(records.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({
        type: 'undo-ended',
        step: INSTALL,
        ok: true,
        note: expect.objectContaining({ en: `As before again: \`${UPSTART}\`.` }),
      }),
    );
    const ended = records.at(-1)?.event;
    expect(ended).toMatchObject({ type: 'run-ended', outcome: 'abandoned' });
    const note = ended?.type === 'run-ended' ? (ended.note?.en ?? '') : '';
    expect(note).toContain('These packages are half done');
    expect(note).toContain('dpkg --force-confdef --force-confold --configure -a');
    expect(await world.pbx.machine.readFile(UPSTART)).toBe(before);
    expect(checkTranscript(records, world.slack)).toEqual([]);
  } finally {
    await world.close();
  }
});
