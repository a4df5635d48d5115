import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { faultyFiles } from './faulty-files.ts';
import { makeFolder } from './make-folder.ts';
import { AT, ended, observed, reduceServer, started } from './sample-run.ts';

/** Power loss cannot be tested here; the order of what makes it harmless can. */
async function traced(): Promise<{
  folder: string;
  trace: string[];
  store: ReturnType<typeof openStore>;
}> {
  const folder = await makeFolder();
  const trace: string[] = [];
  const files = faultyFiles((operation, path) => {
    const file = basename(path).replace(/\.\d+-[0-9a-f]+\.tmp$/, '.tmp');
    trace.push(`${operation.replace('handle.', '')} ${path === folder ? 'folder' : file}`);
    return 'none';
  });
  return { folder, trace, store: openStore({ folder, files, reduce: reduceServer }) };
}

const WRITES = /^(write|sync|rename|truncate|unlink) /;

test('the first line of a file, and the file itself, are flushed before append resolves', async () => {
  const { trace, store } = await traced();
  const pbx = await (await store).server('pbx');
  trace.length = 0;
  await pbx.append('abc', started('abc'), AT);
  const steps = trace.filter((entry) => WRITES.test(entry));
  expect(steps.slice(0, 4)).toEqual([
    'write .pbx.journal.jsonl.tmp',
    'sync .pbx.journal.jsonl.tmp',
    'rename .pbx.journal.jsonl.tmp',
    'sync folder',
  ]);
  await (await store).close();
});

test('every further line is flushed before append resolves, and a moved file after it moved', async () => {
  const { trace, store } = await traced();
  const pbx = await (await store).server('pbx');
  await pbx.append('abc', started('abc'), AT);
  trace.length = 0;
  await pbx.append('abc', observed('more'), AT);
  const journal = (): string[] =>
    trace.filter((e) => WRITES.test(e) && e.endsWith(' pbx.journal.jsonl'));
  expect(journal()).toEqual(['write pbx.journal.jsonl', 'sync pbx.journal.jsonl']);
  trace.length = 0;
  await pbx.append('abc', ended(), AT);
  expect(journal()).toEqual([
    'write pbx.journal.jsonl',
    'sync pbx.journal.jsonl',
    'rename pbx.journal.jsonl',
  ]);
  expect(trace.slice(trace.indexOf('rename pbx.journal.jsonl'))).toContain('sync folder');
  await (await store).close();
});

test('a document replaces the old one only when it is flushed', async () => {
  const { trace, store } = await traced();
  const edge = await (await store).edge('slack', Number, 0);
  trace.length = 0;
  await edge.write(1);
  expect(trace.filter((entry) => WRITES.test(entry))).toEqual([
    'write .slack.json.tmp',
    'sync .slack.json.tmp',
    'rename .slack.json.tmp',
    'sync edges',
  ]);
  await (await store).close();
});
