import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunEvent } from '../../src/flows/run/event.ts';
import { verifyAudit } from '../../src/store/audit.ts';
import type { Files } from '../../src/store/files.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { JournalRecord } from '../../src/store/types.ts';
import { faultyFiles } from './faulty-files.ts';
import { MEMORY, makeFolder } from './make-folder.ts';
import { AT, ended, observed, reduceServer, started } from './sample-run.ts';

/** A finished run and an open one: begins a file, extends it, moves it, begins the next. */
const EVENTS: readonly (readonly [string, RunEvent])[] = [
  ['one', started('one')],
  ['one', observed('first')],
  ['one', ended()],
  ['two', started('two')],
  ['two', observed('second')],
];

interface Played {
  readonly acknowledged: readonly JournalRecord[];
  readonly told: number | undefined;
  readonly rejections: number;
}

/** Plays the events; each is tried up to `tries` times. */
async function play(folder: string, files: Files, tries: number): Promise<Played> {
  const acknowledged: JournalRecord[] = [];
  let told: number | undefined;
  let rejections = 0;
  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    for (let n = 1; n <= tries; n += 1) {
      try {
        return await work();
      } catch {
        rejections += 1;
      }
    }
    return undefined;
  }
  const store = await attempt(() => openStore({ folder, files, reduce: reduceServer }));
  const pbx = store && (await attempt(() => store.server('pbx')));
  const edge = store && (await attempt(() => store.edge('slack', Number, 0)));
  for (const [run, event] of pbx ? EVENTS : []) {
    const record = await attempt(async () => pbx?.append(run, event, AT));
    if (!record) break;
    acknowledged.push(record);
    if (record.seq > 2) continue;
    if (await attempt(async () => edge?.write(record.seq).then(() => true))) told = record.seq;
  }
  await store?.close().catch(() => undefined);
  return { acknowledged, told, rejections };
}

async function checkNothingLost(folder: string, played: Played): Promise<void> {
  // The process that died was this one, which is still alive.
  await rm(join(folder, '.lock'), { force: true });
  const files = faultyFiles(() => 'none');
  const store = await openStore({ folder, files, reduce: reduceServer });
  const pbx = await store.server('pbx');
  const records = await pbx.recordsAfter(0);
  expect(records.slice(0, played.acknowledged.length)).toEqual(played.acknowledged);
  // At most the event whose acknowledgement got lost on the way.
  expect(records.length - played.acknowledged.length).toBeLessThanOrEqual(1);
  const edge = await store.edge('slack', Number, 0);
  expect([played.told ?? 0, (played.told ?? 0) + 1]).toContain(edge.read());
  for (const [run, event] of EVENTS.slice(records.length)) await pbx.append(run, event, AT);
  const replayed = (await pbx.recordsAfter(0)).reduce(reduceServer, { run: undefined, past: [] });
  expect(pbx.state()).toEqual(replayed);
  await store.close();
  expect(await verifyAudit(folder, 'pbx')).toMatchObject({
    ok: true,
    records: EVENTS.length,
    unfinishedBytes: 0,
  });
  expect((await readdir(folder)).filter((file) => !file.includes('.torn-')).sort()).toEqual([
    'edges',
    'pbx.journal.jsonl',
    'pbx.json',
    'pbx.one.journal.jsonl',
  ]);
  expect(await readdir(join(folder, 'edges'))).toEqual(expect.not.arrayContaining([/tmp/]));
}

test('death at any operation on the disk loses nothing that was acknowledged', async () => {
  for (let survived = 0; ; survived += 1) {
    const folder = await makeFolder(MEMORY);
    let count = 0;
    const files = faultyFiles(() => (count++ < survived ? 'none' : 'EIO'));
    const played = await play(folder, files, 1);
    await checkNothingLost(folder, played);
    if (count <= survived) {
      expect(played.acknowledged).toHaveLength(EVENTS.length);
      break;
    }
  }
}, 120_000);

test.each([
  [1, 2],
  [5, 9],
])(
  'a disk full for %i operations rejects or is mended; trying again writes each event once',
  async (streak, tries) => {
    for (let survived = 0; ; survived += Math.ceil(streak / 2)) {
      const folder = await makeFolder(MEMORY);
      let count = 0;
      let opened = streak === 1;
      const files = faultyFiles((_, path) => {
        // A process that cannot even give its lock back ends, and the lock with it: not what is tried here.
        opened ||= path.endsWith('pbx.json');
        if (opened) count += 1;
        return opened && count > survived && count <= survived + streak ? 'ENOSPC' : 'none';
      });
      const played = await play(folder, files, tries);
      expect(played.acknowledged.map((record) => record.seq)).toEqual([1, 2, 3, 4, 5]);
      await checkNothingLost(folder, played);
      if (count <= survived) {
        expect(played.rejections).toBe(0);
        break;
      }
    }
  },
  120_000,
);
