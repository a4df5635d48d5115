import { describe, expect, it } from 'vitest';
import { clip, LIMITS, split } from '../../src/bot/limits.ts';

describe('split', () => {
  it('leaves a text that exactly fits in one piece, and cuts one that is one longer', () => {
    expect(split('a'.repeat(3000), 3000)).toEqual(['a'.repeat(3000)]);
    expect(split('a'.repeat(3001), 3000).map((piece) => piece.length)).toEqual([3000, 1]);
  });

  it('loses no word', () => {
    const words = Array.from({ length: 3000 }, (_, index) => `wort${index}`);
    const pieces = split(words.join(' '), 2999);
    expect(pieces.every((piece) => piece.length <= 2999)).toBe(true);
    expect(pieces.join(' ').split(' ')).toEqual(words);
  });

  it('prefers an empty line to a line end, and a line end to a space', () => {
    expect(split('aaaa aaaa\nbbbb bbbb\n\ncccc cccc', 24)).toEqual([
      'aaaa aaaa\nbbbb bbbb',
      'cccc cccc',
    ]);
    expect(split('aaaa aaaa\nbbbb bbbb', 12)).toEqual(['aaaa aaaa', 'bbbb bbbb']);
  });

  it.each([
    ['an escape', `${'x'.repeat(8)}&amp;yy`],
    ['a time', `${'x'.repeat(6)}<!date^1700000000^{time}|21:00>`],
    ['a mention', `${'x'.repeat(8)}<@U123456>`],
  ])('never cuts %s in two', (_, text) => {
    const [first, second] = split(text, 40 > text.length ? 10 : 20);
    expect(first).toMatch(/^x+$/);
    expect(second).toMatch(/^[&<]/);
  });

  it('never cuts a surrogate pair in two', () => {
    const pieces = split(`${'x'.repeat(9)}😀y`, 10);
    expect(pieces.join('')).toBe(`${'x'.repeat(9)}😀y`);
    expect(pieces[0]).toBe('x'.repeat(9));
  });
});

describe('clip', () => {
  it('keeps what fits and marks what does not', () => {
    expect(clip('a'.repeat(LIMITS.buttonLabel), LIMITS.buttonLabel)).toHaveLength(75);
    const cut = clip('a'.repeat(LIMITS.buttonLabel + 1), LIMITS.buttonLabel);
    expect(cut).toHaveLength(75);
    expect(cut.endsWith('…')).toBe(true);
  });
});
