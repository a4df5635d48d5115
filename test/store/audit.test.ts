import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportAudit, verifyAudit, verifyChain } from '../../src/store/audit.ts';
import { listAuditFiles } from '../../src/store/audit-files.ts';
import { DISK, type Files } from '../../src/store/files.ts';
import { START } from '../../src/store/journal-record.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { JournalRecord, Store } from '../../src/store/types.ts';
import { makeFolder } from './make-folder.ts';
import { AT, ended, observed, playRun, reduceServer, started } from './sample-run.ts';

/** Records 1–4 in a finished run, 5–7 in another, 8–9 open; the store stays open, as in a running bot. */
async function makeHistory(): Promise<{ folder: string; store: Store }> {
  const folder = await makeFolder();
  const store = await openStore({ folder, reduce: reduceServer });
  const pbx = await store.server('pbx');
  await playRun(pbx, 'one', 2);
  await playRun(pbx, 'two', 1);
  await pbx.append('three', started('three'), AT);
  await pbx.append('three', observed('now'), AT);
  return { folder, store };
}

async function collect(records: AsyncIterable<JournalRecord>): Promise<JournalRecord[]> {
  const all: JournalRecord[] = [];
  for await (const record of records) all.push(record);
  return all;
}

test('a run that ends while the files are listed is not missed', async () => {
  const { folder, store } = await makeHistory();
  const pbx = await store.server('pbx');
  let over = false;
  const readdir = async (path: string): Promise<string[]> => {
    const names = await DISK.readdir(path);
    if (!over) await pbx.append('three', ended(), AT);
    over = true;
    return names;
  };
  const listed = await listAuditFiles({ ...DISK, readdir } as Files, folder, 'pbx');
  expect(listed.map(({ run, open }) => [run, open])).toEqual([
    ['one', false],
    ['two', false],
    ['three', false],
  ]);
  await store.close();
});

test('everything is exported in order, of one run or of all, while the bot runs', async () => {
  const { folder, store } = await makeHistory();
  const all = await collect(exportAudit(folder, 'pbx'));
  expect(all).toEqual(await (await store.server('pbx')).recordsAfter(0));
  const seqs = async (run: string): Promise<number[]> =>
    (await collect(exportAudit(folder, 'pbx', run))).map((record) => record.seq);
  expect(await seqs('one')).toEqual([1, 2, 3, 4]);
  expect(await seqs('three')).toEqual([8, 9]);
  expect(await seqs('never')).toEqual([]);
  await store.close();
});

test('a run that ends during the export is exported whole', async () => {
  const { folder, store } = await makeHistory();
  const pbx = await store.server('pbx');
  const seqs: number[] = [];
  for await (const record of exportAudit(folder, 'pbx')) {
    if (record.seq === 6) {
      await pbx.append('three', ended(), AT);
      await pbx.append('four', started('four'), AT);
    }
    seqs.push(record.seq);
  }
  expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  await store.close();
});

test('an untouched record is found to be so', async () => {
  const { folder, store } = await makeHistory();
  const head = (await (await store.server('pbx')).recordsAfter(8))[0];
  expect(await verifyAudit(folder, 'pbx')).toEqual({
    ok: true,
    records: 9,
    head: { seq: 9, hash: head?.hash },
    problems: [],
    unfinishedBytes: 0,
  });
  await store.close();
});

test('the first broken line of each file is told by its number', async () => {
  const { folder, store } = await makeHistory();
  await store.close();
  await changeFile(folder, 'pbx.one.journal.jsonl', (text) => text.replace('one 2', 'one 3'));
  await changeFile(folder, 'pbx.journal.jsonl', (text) => text.replace('{"seq":9', '{"seq":8'));
  const { ok, problems } = await verifyAudit(folder, 'pbx');
  expect(ok).toBe(false);
  expect(problems.map(({ file, line }) => [file, line])).toEqual([
    ['pbx.one.journal.jsonl', 3],
    ['pbx.journal.jsonl', 2],
  ]);
  await expect(collect(exportAudit(folder, 'pbx'))).rejects.toMatchObject({
    code: 'state-unreadable',
    found: expect.stringContaining('pbx.one.journal.jsonl, line 3'),
    foundText: {
      de: expect.stringContaining('pbx.one.journal.jsonl, Zeile 3: der Hash passt nicht'),
    },
  });
});

test.each([
  ['the first run removed', 'pbx.one.journal.jsonl', 'pbx.two.journal.jsonl', 1],
  ['a run in between removed', 'pbx.two.journal.jsonl', 'pbx.journal.jsonl', 1],
  ['the end removed', 'pbx.journal.jsonl', 'pbx.two.journal.jsonl', undefined],
])('%s is noticed', async (_, removed, file, line) => {
  const { folder, store } = await makeHistory();
  await store.close();
  await rm(join(folder, removed));
  const { ok, problems } = await verifyAudit(folder, 'pbx');
  expect(ok).toBe(false);
  expect(problems.map((problem) => [problem.file, problem.line])).toEqual([[file, line]]);
});

test('a server without a journal is not a verified one', async () => {
  const { ok, records } = await verifyAudit(await makeFolder(), 'pbx');
  expect({ ok, records }).toEqual({ ok: false, records: 0 });
});

test('what a crash left behind the last line is counted apart', async () => {
  const { folder, store } = await makeHistory();
  await store.close();
  await changeFile(folder, 'pbx.journal.jsonl', (text) => `${text}{"seq":10`);
  expect(await verifyAudit(folder, 'pbx')).toMatchObject({
    ok: true,
    records: 9,
    unfinishedBytes: 9,
  });
});

test('a chain can be checked wherever its records come from', async () => {
  const { folder, store } = await makeHistory();
  await store.close();
  const records = await collect(exportAudit(folder, 'pbx'));
  const head = { seq: 9, hash: records[8]?.hash };
  expect(verifyChain(records, START)).toEqual({ ok: true, records: 9, head });
  expect(verifyChain(records.slice(4))).toEqual({ ok: true, records: 5, head });
  expect(verifyChain([])).toEqual({ ok: true, records: 0, head: undefined });
  expect(verifyChain(records.slice(4), START)).toMatchObject({ ok: false, index: 0 });
  expect(verifyChain(records.toSpliced(3, 1), START)).toMatchObject({ ok: false, index: 3 });
  const changed = records.map((record) => (record.seq === 6 ? { ...record, at: '2020' } : record));
  expect(verifyChain(changed)).toMatchObject({ ok: false, index: 5 });
});

async function changeFile(
  folder: string,
  file: string,
  change: (text: string) => string,
): Promise<void> {
  const path = join(folder, file);
  const before = await readFile(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(path, after);
}
