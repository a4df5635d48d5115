import { readdir, readFile, rename, truncate, unlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { hashRecord } from '../../src/store/journal-record.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { StoreNote } from '../../src/store/report.ts';
import type { ServerStore } from '../../src/store/types.ts';
import { MEMORY, makeFolder } from './make-folder.ts';
import { AT, createRandom, ended, observed, playRun, reduceServer, started } from './sample-run.ts';

const NOW = new Date('2025-11-24T01:02:03.000Z');

/** A folder with a finished run (records 1–4) and an open one (5–8), closed again. */
async function makeState(base?: string): Promise<string> {
  const folder = await makeFolder(base);
  const store = await openStore({ folder, reduce: reduceServer });
  const pbx = await store.server('pbx');
  await playRun(pbx, 'one', 2);
  await pbx.append('two', started('two'), AT);
  for (const word of ['a', 'b', 'c']) await pbx.append('two', observed(word), AT);
  await store.close();
  return folder;
}

interface Opened {
  readonly notes: readonly StoreNote[];
  readonly error: unknown;
  readonly seqs: readonly number[];
}

/** Opens the server as a restarted bot would, uses it, and closes it. */
async function reopen(folder: string): Promise<Opened> {
  const notes: StoreNote[] = [];
  const report = (note: StoreNote): void => void notes.push(note);
  const store = await openStore({ folder, reduce: reduceServer, now: () => NOW, report });
  let pbx: ServerStore | undefined;
  let error: unknown;
  try {
    pbx = await store.server('pbx');
  } catch (thrown) {
    error = thrown;
  }
  const seqs = (await pbx?.recordsAfter(0))?.map((record) => record.seq) ?? [];
  await store.close();
  return { notes, error, seqs };
}

async function linesOf(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8')).split('\n').slice(0, -1);
}

const JOURNAL = 'pbx.journal.jsonl';
const DOCUMENT = 'pbx.json';
const FINISHED = 'pbx.one.journal.jsonl';

test('a torn last line is cut off, kept and reported', async () => {
  const folder = await makeState();
  const path = join(folder, JOURNAL);
  const whole = await readFile(path);
  await writeFile(path, Buffer.concat([whole, Buffer.from('{"seq":9,"at":"20')]));
  const { notes, error, seqs } = await reopen(folder);
  expect(error).toBeUndefined();
  expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(notes.map((note) => note.kind)).toEqual(['torn-line-cut']);
  expect(await readFile(path)).toEqual(whole);
  const kept = `${path}.torn-2025-11-24T01-02-03.000Z`;
  expect(await readFile(kept, 'utf8')).toBe('{"seq":9,"at":"20');
});

test('a whole last record whose newline is missing counts', async () => {
  const folder = await makeState();
  const path = join(folder, JOURNAL);
  const whole = await readFile(path);
  await truncate(path, whole.length - 1);
  const { notes, error, seqs } = await reopen(folder);
  expect(error).toBeUndefined();
  expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(notes.map((note) => note.kind)).toEqual(['line-completed']);
  expect(await readFile(path)).toEqual(whole);
});

/** What somebody, or a disk, may do to the files. Each tells which file is at fault. */
const DAMAGES: Record<string, (folder: string) => Promise<string>> = {
  'bad JSON in the middle of the journal': (folder) =>
    changeLines(folder, JOURNAL, (lines) => lines.with(1, '{"seq":6,')),
  'a line missing in the journal': (folder) =>
    changeLines(folder, JOURNAL, (lines) => lines.toSpliced(1, 1)),
  'a line twice in the journal': (folder) =>
    changeLines(folder, JOURNAL, (lines) => lines.toSpliced(1, 0, lines[1] ?? '')),
  'an empty line in the journal': (folder) =>
    changeLines(folder, JOURNAL, (lines) => lines.toSpliced(1, 0, '')),
  'a changed word in the journal': (folder) =>
    changeLines(folder, JOURNAL, (lines) => lines.map((line) => line.replace('"b"', '"x"'))),
  'a changed word with a new hash': (folder) =>
    changeLines(folder, JOURNAL, (lines) => lines.with(1, forge(lines[1] ?? ''))),
  'the last line forged': (folder) =>
    changeLines(folder, JOURNAL, (lines) => lines.with(3, forge(lines[3] ?? ''))).then(
      () => DOCUMENT,
    ),
  'the last line missing': (folder) => changeLines(folder, JOURNAL, (lines) => lines.slice(0, -1)),
  'an unknown event': (folder) =>
    changeLines(folder, JOURNAL, (lines) => lines.with(3, forge(lines[3] ?? '', 'exploded'))),
  'an empty journal': (folder) => changeLines(folder, JOURNAL, () => []),
  'a journal of zeros': async (folder) => {
    await writeFile(join(folder, JOURNAL), Buffer.alloc(4096));
    return JOURNAL;
  },
  'the open journal removed': async (folder) => {
    await unlink(join(folder, JOURNAL));
    return DOCUMENT;
  },
  'a finished journal removed': async (folder) => {
    await unlink(join(folder, FINISHED));
    return JOURNAL;
  },
  'a finished journal cut short': (folder) =>
    changeLines(folder, FINISHED, (lines) => lines.slice(0, -1)).then(() => JOURNAL),
  'an empty finished journal': (folder) => changeLines(folder, FINISHED, () => []),
  'a journal of another server': async (folder) => {
    const store = await openStore({ folder, reduce: reduceServer });
    await (await store.server('other')).append('x', started('x', 'other'), AT);
    await store.close();
    for (const file of [FINISHED, DOCUMENT]) await unlink(join(folder, file));
    await rename(join(folder, 'other.journal.jsonl'), join(folder, JOURNAL));
    return JOURNAL;
  },
  'a document of another server': async (folder) => {
    await changeDocument(folder, (text) => text.replace('"server":"pbx"', '"server":"old"'));
    return DOCUMENT;
  },
  'an empty document': (folder) => changeDocument(folder, () => ''),
  'a truncated document': (folder) => changeDocument(folder, (text) => text.slice(0, 300)),
  'a document of a newer schema': (folder) =>
    changeDocument(folder, (text) => text.replace('"schemaVersion":1', '"schemaVersion":2')),
  'a document of no known shape': (folder) =>
    changeDocument(folder, (text) => text.replace('"past"', '"passed"')),
  'a document that is older than its own hash says': (folder) =>
    changeDocument(folder, (text) => text.replace('"seq":8,"hash"', '"seq":7,"hash"')),
};

async function changeLines(
  folder: string,
  file: string,
  change: (lines: string[]) => string[],
): Promise<string> {
  const path = join(folder, file);
  await writeFile(
    path,
    change(await linesOf(path))
      .map((line) => `${line}\n`)
      .join(''),
  );
  return file;
}

async function changeDocument(folder: string, change: (text: string) => string): Promise<string> {
  const path = join(folder, DOCUMENT);
  const before = await readFile(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(path, after);
  return DOCUMENT;
}

/** Changes a record and gives it a hash that fits. */
function forge(line: string, type = 'observed'): string {
  const { hash: _, ...open } = JSON.parse(line);
  const record = { ...open, event: { type, text: { de: 'nie', en: 'never' } } };
  return JSON.stringify({ ...record, hash: hashRecord(record) });
}

test.each(Object.keys(DAMAGES))(
  '%s: nothing is opened, a copy is kept, the file stays',
  async (name) => {
    const folder = await makeState();
    const file = (await DAMAGES[name]?.(folder)) ?? '';
    const before = await snapshot(folder);
    for (const _ of ['first start', 'second start']) {
      const { error } = await reopen(folder);
      expect(error).toMatchObject({
        code: 'state-unreadable',
        found: expect.stringContaining(file),
      });
    }
    const after = await snapshot(folder);
    const copies = Object.keys(after).filter((entry) => !(entry in before));
    expect(after).toMatchObject(before);
    if (before[file] === undefined) expect(copies).toEqual([]);
    else {
      expect(copies.map((copy) => copy.replace(/-\d{4}-.*/, ''))).toEqual([`${file}.damaged`]);
      expect(after[copies[0] ?? '']).toBe(before[file]);
    }
  },
);

async function snapshot(folder: string): Promise<Record<string, string>> {
  const files = await readdir(folder);
  const texts = files.map(async (file) => [file, await readFile(join(folder, file), 'latin1')]);
  return Object.fromEntries(await Promise.all(texts));
}

test('garbage in a journal is never taken for records, wherever it stands', async () => {
  const folder = await makeState(MEMORY);
  const path = join(folder, JOURNAL);
  const document = await readFile(join(folder, DOCUMENT));
  const good = await readFile(path);
  const random = createRandom(20251123);
  for (let trial = 0; trial < 150; trial += 1) {
    const bytes = Buffer.from(good);
    const at = Math.floor(random() * good.length);
    const kind = trial % 3;
    const length = Math.min(good.length - at, 1 + Math.floor(random() * 40));
    const noise = Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
    const damaged =
      kind === 0
        ? bytes.subarray(0, at)
        : kind === 1
          ? Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at + length)])
          : Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
    await writeFile(path, damaged);
    await writeFile(join(folder, DOCUMENT), document);
    const { error, seqs } = await reopen(folder);
    // Whatever is accepted is exactly what was written.
    if (error) expect(error).toMatchObject({ code: 'state-unreadable' });
    else expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  }
});

test('without a document, a journal cut anywhere yields its whole lines and nothing else', async () => {
  const folder = await makeState(MEMORY);
  const path = join(folder, JOURNAL);
  const good = await readFile(path);
  const random = createRandom(7);
  for (let trial = 0; trial < 60; trial += 1) {
    const cut = good.subarray(0, Math.floor(random() * good.length));
    await unlink(join(folder, DOCUMENT)).catch(() => undefined);
    await writeFile(path, cut);
    const { error, seqs } = await reopen(folder);
    const whole = cut.toString().split('\n').length - 1;
    const full =
      good.toString().split('\n')[whole]?.length === cut.length - cut.lastIndexOf(10) - 1;
    if (whole === 0 && !full) expect(error).toMatchObject({ code: 'state-unreadable' });
    else expect(seqs).toHaveLength(4 + whole + (full ? 1 : 0));
  }
});

test('a journal that is changed while it is in use takes no more events', async () => {
  const folder = await makeState();
  const store = await openStore({ folder, reduce: reduceServer });
  const pbx = await store.server('pbx');
  await pbx.append('two', observed('d'), AT);
  await writeFile(join(folder, JOURNAL), 'somebody else\n', { flag: 'a' });
  await expect(pbx.append('two', observed('e'), AT)).rejects.toMatchObject({
    code: 'state-unreadable',
  });
  await unlink(join(folder, JOURNAL));
  await expect(pbx.append('two', ended(), AT)).rejects.toMatchObject({ code: 'state-unreadable' });
  expect(pbx.state().run?.seq).toBe(9);
  await store.close();
});

test('a damaged document of an edge is kept and never replaced by an empty one', async () => {
  const folder = await makeFolder();
  const store = await openStore({ folder, reduce: reduceServer });
  const edge = await store.edge('slack', Number, 0);
  expect(edge.read()).toBe(0);
  const writes = [1, 2, 3].map((value) => edge.write(value));
  expect(edge.read()).toBe(3);
  await Promise.all(writes);
  await store.close();

  const path = join(folder, 'edges', 'slack.json');
  const again = await openStore({ folder, reduce: reduceServer });
  expect((await again.edge('slack', Number, 0)).read()).toBe(3);
  await again.close();

  const strict = (raw: unknown): string => {
    if (typeof raw !== 'string') throw new Error('not a word');
    return raw;
  };
  const third = await openStore({ folder, reduce: reduceServer });
  await expect(third.edge('slack', strict, '')).rejects.toMatchObject({ code: 'state-unreadable' });
  await writeFile(path, '');
  await expect(third.edge('slack', Number, 0)).rejects.toMatchObject({ code: 'state-unreadable' });
  const kept = (await readdir(join(folder, 'edges'))).filter((file) => file.includes('.damaged-'));
  expect(kept.map((file) => basename(file).startsWith('slack.json.damaged-'))).toEqual([
    true,
    true,
  ]);
  await third.close();
});
