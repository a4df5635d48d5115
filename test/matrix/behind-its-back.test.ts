import { expect, it } from 'vitest';
import type { JournalRecord } from '../../src/store/types.ts';
import { at } from './at.ts';
import { checkRow } from './check-row.ts';
import { only } from './only.ts';
import { playRow } from './play-row.ts';
import { delivered } from './row.ts';
import { openWorld, type World } from './world.ts';

/** Plays a whole upgrade; `happens` is called with each record before anybody hears of it, `before` before each answer. */
async function play(
  happens: (record: JournalRecord, world: World) => Promise<void> | void,
  before: () => Promise<void> = async () => {},
): Promise<{ records: readonly JournalRecord[]; breaches: readonly string[] }> {
  const world = await openWorld((it) =>
    only({
      stored: (record) => happens(record, it),
    }),
  );
  try {
    await playRow({
      world,
      mend: before,
      signal: AbortSignal.timeout(400_000),
      lookIntoMs: 90_000,
    });
    await delivered(world);
    const breaches = (await checkRow(world)).map(({ what }) => what);
    return { records: await world.journal(), breaches };
  } finally {
    await world.close();
  }
}

const told = (records: readonly JournalRecord[]): string[] =>
  records.flatMap(({ event }) => (event.type === 'observed' ? [event.text.en] : []));

it('recognises a snapshot that was restored, asks which, and repeats nothing silently', async () => {
  let snapshot: ReturnType<World['pbx']['machine']['snapshot']> | undefined;
  let restored = false;
  const { records, breaches } = await play(async (record, { pbx }) => {
    if (at(record, 'answered', 'snapshot-4.5')) snapshot ??= pbx.machine.snapshot();
    if (!at(record, 'asked', 'rest-4.5') || !snapshot || restored) return;
    restored = true;
    await pbx.machine.restore(snapshot);
  });
  const back = records.findIndex(({ event }) => event.type === 'rolled-back');
  expect(records[back]?.event).toMatchObject({
    evidence: [
      { en: expect.stringContaining('hold-4.5') },
      { en: expect.stringContaining('by the record `4.5.0.10` had been installed') },
    ],
    question: { choices: [{ id: 'continue', fields: [{ id: 'snapshot' }] }, { id: 'abandon' }] },
  });
  // Nothing is begun between the discovery and a person's answer; then approvals are asked for anew.
  expect(records[back + 1]?.event).toMatchObject({
    type: 'answered',
    answer: { choice: 'continue' },
  });
  const jobs = records
    .slice(back)
    .flatMap(({ event }) => (event.type === 'step-started' ? event.jobs : []));
  expect(jobs.length).toBeGreaterThan(10);
  for (const job of jobs) expect(job).toMatch(/^[a-z0-9]+-2-/);
  const approvals = records
    .slice(back)
    .filter(({ event }) => event.type === 'asked' && event.question.plan);
  expect(approvals.length).toBeGreaterThanOrEqual(2);
  // What was done before the snapshot is done again, of course: that is all the checks may say.
  const expected =
    /done 2 times|taken for a restored snapshot|change succeeded 2 times|configured 2 times|approval was lost/;
  expect(breaches.filter((what) => !expected.test(what))).toEqual([]);
}, 400_000);

it('recognises what an administrator mended in a shell, and offers to take it over', async () => {
  let broken = false;
  let mended = false;
  let sawIt = (): void => {};
  const seen = new Promise<void>((resolve) => {
    sawIt = resolve;
  });
  const happens = async (record: JournalRecord, { pbx }: World): Promise<void> => {
    if (at(record, 'step-started', 'install-5') && !broken) {
      broken = true;
      await pbx.machine.breakMysql();
    }
    if (!at(record, 'asked', 'install-5')) return;
    if (mended) {
      sawIt();
      return;
    }
    mended = true;
    pbx.machine.mendMysql();
    await pbx.machine.console(
      'export DEBIAN_FRONTEND=noninteractive; dpkg --force-confdef --force-confold --configure -a; apt-get -y -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold -f install; apt-get -y -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold full-upgrade',
    );
  };
  // However long the bot takes to look: nobody answers before it has seen what was mended.
  const { records, breaches } = await play(happens, async () => {
    if (mended) await seen;
  });
  const asked = records.flatMap(({ event }) =>
    event.type === 'asked' && event.step === 'install-5' ? [event.question] : [],
  );
  expect(asked).toHaveLength(2);
  expect(asked[1]).toMatchObject({
    evidence: [{ en: expect.stringContaining('is installed, apt has nothing left to do') }],
    choices: [{ id: 'adopt', style: 'primary' }, {}, {}, {}, {}],
  });
  const ended = records.find((record) => at(record, 'step-skipped', 'install-5'));
  expect(ended).toBeDefined();
  expect(breaches).toEqual([]);
}, 400_000);

it('shows who logs in, uses apt and restarts the server, each once', async () => {
  let visit: Promise<void> | undefined;
  async function visitServer({ pbx, outside }: World): Promise<void> {
    pbx.machine.logIn('anna', '192.0.2.7');
    const held = pbx.machine.holdAptLock('/usr/bin/apt-get install vim');
    await outside.sleep(130_000);
    held.release();
    pbx.machine.foreignReboot();
    await outside.sleep(130_000);
  }
  const { records, breaches } = await play(
    (record, world) => {
      if (at(record, 'asked', 'rest-4.5')) visit ??= visitServer(world);
    },
    async () => visit,
  );
  const words = told(records).join('\n');
  expect(words.match(/`anna` is logged in/g)).toHaveLength(1);
  expect(
    words.match(/Somebody else uses the package management: `\/usr\/bin\/apt-get/g),
  ).toHaveLength(1);
  expect(words.match(/The server was restarted, not by the bot/g)).toHaveLength(1);
  expect(breaches).toEqual([]);
}, 400_000);
