import { appendFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createJournalTail, type JournalTail } from '../../src/cli/rehearse/journal-tail.ts';
import { journalPath } from '../../src/store/file-names.ts';
import { type Head, lineOf, makeRecord, START } from '../../src/store/journal-record.ts';
import type { JournalRecord } from '../../src/store/types.ts';

let folder: string;
let path: string;
let tail: JournalTail;
let written: JournalRecord[];
let readsOfAll: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ucware-tail-'));
  path = journalPath(folder, 'pbx');
  written = [];
  readsOfAll = 0;
  tail = createJournalTail(folder, 'pbx', async () => {
    readsOfAll += 1;
    return written;
  });
});

afterEach(() => rm(folder, { recursive: true }));

function next(): Buffer {
  const head: Head = written.at(-1) ?? START;
  const by = { id: 'U0STARTER0', via: 'slack' } as const;
  const event = { type: 'run-ended', outcome: 'completed', note: { de: '', en: '' }, by } as const;
  const record = makeRecord(head, 'run1', event, '2026-11-26T12:00:00.000Z');
  written.push(record);
  return lineOf(record);
}

async function seqs(): Promise<number[]> {
  return (await tail.read()).map(({ seq }) => seq);
}

test('each record comes once, and only what is new is read', async () => {
  await appendFile(path, Buffer.concat([next(), next()]));
  expect(await seqs()).toEqual([1, 2]);
  expect(await seqs()).toEqual([]);
  await appendFile(path, next());
  expect(await seqs()).toEqual([3]);
  expect(readsOfAll).toBe(1);
});

test('a line that is still being written comes when it is finished', async () => {
  await appendFile(path, next());
  expect(await seqs()).toEqual([1]);
  const line = next();
  await appendFile(path, line.subarray(0, 40));
  expect(await seqs()).toEqual([]);
  await appendFile(path, line.subarray(40));
  expect(await seqs()).toEqual([2]);
});

test('nothing is missed when the run ends and its journal is moved', async () => {
  await appendFile(path, next());
  expect(await seqs()).toEqual([1]);
  await appendFile(path, next());
  await rename(path, `${path}.moved`);
  expect(await seqs()).toEqual([2]);
  await appendFile(path, next());
  expect(await seqs()).toEqual([3]);
});
