import { readdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Secret } from '../../src/redact.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/types.ts';
import { makeFolder } from './make-folder.ts';
import { AT, ended, observed, playRun, reduceServer, started } from './sample-run.ts';

function open(folder: string): Promise<Store> {
  return openStore({ folder, reduce: reduceServer });
}

test('an event is on disk when append resolves, and there again after reopening', async () => {
  const folder = await makeFolder();
  const store = await open(folder);
  const pbx = await store.server('pbx');
  const record = await pbx.append('abc', started('abc'), AT);
  const journal = await readFile(join(folder, 'pbx.journal.jsonl'), 'utf8');
  expect(JSON.parse(journal)).toEqual(record);
  await store.close();

  const again = await open(folder);
  const reopened = await again.server('pbx');
  expect(reopened.state()).toEqual(pbx.state());
  expect(await reopened.recordsAfter(0)).toEqual([record]);
  await again.close();
});

test('a new server has no run and leaves no file', async () => {
  const folder = await makeFolder();
  const store = await open(folder);
  expect((await store.server('pbx')).state()).toEqual({ run: undefined, past: [] });
  expect(await store.servers()).toEqual([]);
  await store.close();
  expect(await readdir(folder)).toEqual([]);
});

test('a finished run moves to its own file and the chain goes on in the next', async () => {
  const folder = await makeFolder();
  const store = await open(folder);
  const pbx = await store.server('pbx');
  await playRun(pbx, 'one', 2);
  await playRun(pbx, 'two', 1);
  const last = await pbx.append('three', started('three'), AT);
  await store.close();
  expect((await readdir(folder)).sort()).toEqual([
    'pbx.journal.jsonl',
    'pbx.json',
    'pbx.one.journal.jsonl',
    'pbx.two.journal.jsonl',
  ]);
  const two = (await readFile(join(folder, 'pbx.two.journal.jsonl'), 'utf8')).trim().split('\n');
  expect(last.prev).toBe(JSON.parse(two.at(-1) ?? '').hash);
  expect(last.seq).toBe(8);
});

test.each([0, 1, 3, 4, 5, 7, 8, 99])(
  'recordsAfter(%i) crosses files and starts right behind',
  async (after) => {
    const folder = await makeFolder();
    const store = await open(folder);
    const pbx = await store.server('pbx');
    await playRun(pbx, 'one', 2);
    await playRun(pbx, 'two', 1);
    await pbx.append('three', started('three'), AT);
    const expected = [1, 2, 3, 4, 5, 6, 7, 8].filter((seq) => seq > after);
    expect((await pbx.recordsAfter(after)).map((record) => record.seq)).toEqual(expected);
    await store.close();
    const again = await open(folder);
    const records = await (await again.server('pbx')).recordsAfter(after);
    expect(records.map((record) => record.seq)).toEqual(expected);
    await again.close();
  },
);

test('appends at the same moment are carried out one after the other', async () => {
  const store = await open(await makeFolder());
  const pbx = await store.server('pbx');
  await pbx.append('abc', started('abc'), AT);
  const words = Array.from({ length: 40 }, (_, n) => `word ${n}`);
  const records = await Promise.all(words.map((word) => pbx.append('abc', observed(word), AT)));
  expect(records.map((record) => record.seq)).toEqual(words.map((_, n) => n + 2));
  const read = await pbx.recordsAfter(1);
  expect(read).toEqual(records);
  await store.close();
});

test('the document is derived: without it, everything comes back from the journals', async () => {
  const folder = await makeFolder();
  const store = await open(folder);
  const pbx = await store.server('pbx');
  await playRun(pbx, 'one', 2);
  await pbx.append('two', started('two'), AT);
  await store.close();
  await unlink(join(folder, 'pbx.json'));
  const again = await open(folder);
  expect(await again.servers()).toEqual(['pbx']);
  expect((await again.server('pbx')).state()).toEqual(pbx.state());
  await again.close();
});

test('a document that lags behind is brought up to date', async () => {
  const folder = await makeFolder();
  const store = await open(folder);
  const pbx = await store.server('pbx');
  await pbx.append('one', started('one'), AT);
  await store.close();
  const old = await readFile(join(folder, 'pbx.json'));
  const later = await open(folder);
  const more = await later.server('pbx');
  await more.append('one', observed('more'), AT);
  await more.append('one', ended(), AT);
  await playRun(more, 'two', 1);
  await later.close();
  await writeFile(join(folder, 'pbx.json'), old);
  const again = await open(folder);
  expect((await again.server('pbx')).state()).toEqual(more.state());
  await again.close();
});

test('an event that cannot follow is refused and leaves no trace', async () => {
  const folder = await makeFolder();
  const store = await open(folder);
  const pbx = await store.server('pbx');
  await expect(pbx.append('abc', observed('early'), AT)).rejects.toMatchObject({
    code: 'state-unreadable',
  });
  await expect(pbx.append('abc', { type: 'nonsense' } as never, AT)).rejects.toMatchObject({
    code: 'unexpected',
  });
  await expect(pbx.append('abc', started('abc'), 'yesterday')).rejects.toMatchObject({
    code: 'unexpected',
  });
  await expect(pbx.append('abc', started('abc', 'other'), AT)).rejects.toMatchObject({
    code: 'unexpected',
  });
  await expect(pbx.append('../up', started('../up'), AT)).rejects.toMatchObject({
    code: 'config-invalid',
  });
  expect((await pbx.append('abc', started('abc'), AT)).seq).toBe(1);
  await expect(pbx.append('def', observed('mixed up'), AT)).rejects.toMatchObject({
    code: 'unexpected',
  });
  expect((await pbx.append('abc', observed('fine'), AT)).seq).toBe(2);
  await store.close();
});

test('secrets are masked in every file, identifiers stay whole', async () => {
  const folder = await makeFolder();
  const canary = new Secret('ucware').reveal();
  const store = await open(folder);
  const pbx = await store.server('pbx');
  await pbx.append('abc', started('abc'), AT);
  await pbx.append(
    'abc',
    {
      type: 'step-skipped',
      step: 'ucware-sources',
      attempt: 1,
      note: { de: `Quelle http://k:${canary}@repo`, en: canary },
      facts: [{ key: 'ucware-line', value: { id: canary, list: [canary] } }],
      notices: [],
    },
    AT,
  );
  const edge = await store.edge('slack', String, '');
  await edge.write(`said ${canary}`);
  await store.close();
  for (const file of ['pbx.journal.jsonl', 'pbx.json', 'edges/slack.json']) {
    const text = await readFile(join(folder, file), 'utf8');
    const left = text
      .replaceAll('"ucware-4.5-to-5"', '')
      .replaceAll('"ucware-sources"', '')
      .replaceAll('"ucware-line"', '');
    expect(left).not.toContain(canary);
  }
  const again = await open(folder);
  const { run } = (await again.server('pbx')).state();
  expect(run?.steps['ucware-sources']?.status).toBe('skipped');
  expect(run?.flow.id).toBe('ucware-4.5-to-5');
  expect(Object.keys(run?.facts ?? {})).toEqual(['ucware-line']);
  await again.close();
});

test.each(['../evil', '', '.hidden', 'a/b', 'a\0b', 'x'.repeat(200)])(
  'the server name %j is refused',
  async (name) => {
    const store = await open(await makeFolder());
    await expect(store.server(name)).rejects.toMatchObject({ code: 'config-invalid' });
    await expect(store.edge(name, String, '')).rejects.toMatchObject({ code: 'config-invalid' });
    await store.close();
  },
);

test('servers whose names begin alike do not take each other for runs', async () => {
  const folder = await makeFolder();
  const store = await open(folder);
  const short = await store.server('pbx');
  const long = await store.server('pbx.example');
  await playRun(short, 'one', 1);
  await playRun(long, 'two', 1);
  await short.append('three', started('three'), AT);
  await long.append('four', started('four', 'pbx.example'), AT);
  await store.close();
  for (const file of ['pbx.json', 'pbx.example.json']) {
    const again = await open(folder);
    expect(await again.servers()).toEqual(['pbx', 'pbx.example']);
    expect((await again.server('pbx')).state()).toEqual(short.state());
    expect((await again.server('pbx.example')).state()).toEqual(long.state());
    await again.close();
    await rm(join(folder, file));
  }
});

test('files are for the owner alone', async () => {
  const folder = join(await makeFolder(), 'made', 'state');
  const store = await open(folder);
  await playRun(await store.server('pbx'), 'one', 1);
  await (await store.server('pbx')).append('two', started('two'), AT);
  await (await store.edge('slack', Number, 0)).write(1);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  await store.close();
  for (const file of ['pbx.json', 'pbx.journal.jsonl', 'pbx.one.journal.jsonl', 'edges/slack.json'])
    expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
});

test('after close nothing is taken any more', async () => {
  const store = await open(await makeFolder());
  const pbx = await store.server('pbx');
  const edge = await store.edge('slack', Number, 0);
  const last = pbx.append('abc', started('abc'), AT);
  await store.close();
  await expect(last).resolves.toMatchObject({ seq: 1 });
  await expect(pbx.append('abc', observed('late'), AT)).rejects.toMatchObject({
    code: 'unexpected',
  });
  await expect(edge.write(1)).rejects.toMatchObject({ code: 'unexpected' });
  await expect(store.server('pbx')).rejects.toMatchObject({ code: 'unexpected' });
});
