import { describe, expect, it } from 'vitest';
import { aFile, type PlayedFile } from './some-files.ts';
import { Talk } from './talk.ts';

const many = (
  count: number,
  kind: 'clean' | 'conflict' | 'no-base',
  deleted = false,
): PlayedFile[] =>
  Array.from({ length: count }, (_, at) => ({
    ...aFile(`/etc/${deleted ? 'deleted' : kind}/${at}.conf`, kind),
    deleted,
  }));
const seen = (talk: Talk): string[] => talk.question.evidence.map(({ de }) => de);
const listed = (talk: Talk, folder: string): number =>
  seen(talk).filter((line) => line.includes(`/etc/${folder}/`)).length;

describe('a list of many files', () => {
  it.each([
    [100, 10, 6, [24, 10, 6], ['und 76 weitere dieser Art, davon offen: 76']],
    [50, 50, 50, [14, 13, 13], ['und 36 weitere', 'und 37 weitere']],
    [20, 10, 10, [20, 10, 10], []],
    [41, 0, 0, [40], ['und 1 weitere dieser Art']],
  ])('shows some of every kind and counts the others: %i, %i, %i', (a, b, c, lines, more) => {
    const talk = new Talk([
      ...many(a, 'clean'),
      ...many(b, 'conflict'),
      ...many(c, 'conflict', true),
    ]);
    const folders = ['clean', 'conflict', 'deleted'].slice(0, lines.length);
    expect(folders.map((folder) => listed(talk, folder))).toEqual(lines);
    for (const words of more) expect(seen(talk).join()).toContain(words);
    expect(seen(talk).filter((line) => line.startsWith('und '))).toHaveLength(
      more.length && (a === 50 ? 3 : 1),
    );
  });

  it('shows what is open before what is decided', () => {
    const talk = new Talk(many(60, 'clean')).say('next');
    for (let at = 0; at < 30; at += 1) talk.say('keep');
    talk.say('back');
    expect(seen(talk).filter((line) => line.includes('*offen*'))).toHaveLength(30);
    expect(seen(talk).at(-1)).toBe('und 20 weitere dieser Art, davon offen: 0');
  });
});

it.each([
  ['changed files', many(2, 'conflict'), 'gilt danach nicht mehr', 'wieder angelegt'],
  ['deleted files', many(2, 'conflict', true), 'wieder angelegt', 'gilt danach nicht mehr'],
])('says what is lost by taking the vendor’s version of all %s', (_, files, words, not) => {
  const together = new Talk(files).question.choices.find(({ id }) => id === 'same');
  expect(together?.confirm?.de).toContain('jede noch offene Datei dieser Art');
  expect(together?.confirm?.de).toContain(words);
  expect(together?.confirm?.de).not.toContain(not);
});
