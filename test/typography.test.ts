import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Lines with English words for people; what programs say stands in no text of ours. */
const ENGLISH = /^\s*en: |, en: /;

it('writes the apostrophe of English texts as print does', () => {
  const straight = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) =>
      readFileSync(join('src', path), 'utf8')
        .split('\n')
        .filter((line) => ENGLISH.test(line) && /[A-Za-z]\\?'[a-z]|s' [a-z]/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
  expect(straight).toEqual([]);
});
