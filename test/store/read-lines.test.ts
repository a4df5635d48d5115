import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DISK } from '../../src/store/files.ts';
import { LONGEST_LINE } from '../../src/store/journal-record.ts';
import { offsetOfLastLine, type Range, readLines } from '../../src/store/read-lines.ts';
import { makeFolder } from './make-folder.ts';
import { createRandom } from './sample-run.ts';

async function linesOf(path: string, range?: Range): Promise<[number, string, boolean][]> {
  const lines: [number, string, boolean][] = [];
  for await (const line of readLines(DISK, path, range))
    lines.push([line.number, line.bytes.toString(), line.finished]);
  return lines;
}

test('lines of every length come whole, with number and place', async () => {
  const path = join(await makeFolder(), 'lines');
  const random = createRandom(3);
  const texts = Array.from({ length: 60 }, () => 'ä'.repeat(Math.floor(random() ** 3 * 90_000)));
  await writeFile(path, texts.map((text) => `${text}\n`).join(''));
  expect(await linesOf(path)).toEqual(texts.map((text, index) => [index + 1, text, true]));
  for (const skip of [0, 1, 59, 60, 61])
    expect(await linesOf(path, { skip })).toEqual(
      texts.map((text, index) => [index + 1, text, true]).slice(skip),
    );
  for await (const { offset, number, bytes } of readLines(DISK, path)) {
    const [only] = await linesOf(path, { offset, number, end: offset + bytes.length + 1 });
    expect(only).toEqual([number, bytes.toString(), true]);
  }
  const last = await offsetOfLastLine(DISK, path);
  expect(await linesOf(path, { offset: last ?? 0, number: 60 })).toEqual([[60, texts[59], true]]);
});

test.each([
  ['', [], undefined],
  ['\n', [[1, '', true]], 0],
  ['a', [[1, 'a', false]], undefined],
  [
    'a\nb',
    [
      [1, 'a', true],
      [2, 'b', false],
    ],
    undefined,
  ],
  [
    'a\n\n',
    [
      [1, 'a', true],
      [2, '', true],
    ],
    2,
  ],
])('%j', async (text, lines, last) => {
  const path = join(await makeFolder(), 'lines');
  await writeFile(path, text);
  expect(await linesOf(path)).toEqual(lines);
  expect(await offsetOfLastLine(DISK, path)).toBe(last);
});

test('a line without end does not fill the memory', async () => {
  const path = join(await makeFolder(), 'lines');
  await writeFile(path, Buffer.alloc(LONGEST_LINE + 100_000));
  await expect(linesOf(path)).rejects.toMatchObject({ name: 'DamagedFile', line: 1 });
});
