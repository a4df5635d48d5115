import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hunk } from '../../../../src/flows/merges/lines/hunk.ts';
import { textOf } from '../../../../src/flows/merges/lines/lines.ts';
import {
  compareLines,
  type Merge,
  mergeLines,
} from '../../../../src/flows/merges/lines/merge-lines.ts';
import { mergedText } from '../../../../src/flows/merges/lines/merged-text.ts';
import { finish } from '../../../../src/flows/merges/steps.ts';
import { unlikeGit } from '../../../support/like-git.ts';

/** Few different lines, so that they repeat; line ends mixed; the last one sometimes without. */
const text = fc
  .tuple(
    fc.array(fc.constantFrom('', 'a', 'b', 'c', '}', 'long line'), { maxLength: 30 }),
    fc.array(fc.constantFrom('\n', '\r\n'), { minLength: 30, maxLength: 30 }),
    fc.boolean(),
  )
  .map(([lines, ends, open]) => {
    const whole = lines.map((line, at) => `${line}${ends[at]}`).join('');
    return open ? whole.replace(/\r?\n$/, '') : whole;
  });

function conflicts({ hunks }: Merge): Hunk[] {
  return hunks.filter(({ takes }) => takes === 'conflict');
}

function side(merge: Merge, which: 'own' | 'vendor'): string {
  return mergedText(merge, (hunk) => textOf(merge[which], hunk[which]));
}

function clean(merge: Merge): string {
  return mergedText(merge, (hunk) => {
    const which = hunk.takes === 'conflict' ? 'own' : hunk.takes;
    return textOf(merge[which], hunk[which]);
  });
}

describe('merging lines', () => {
  it('comes to the text and the conflicts of git merge-file', { timeout: 60_000 }, async () => {
    const { unlike, conflicts: some } = await unlikeGit(1_000_000, 150);
    expect(unlike).toEqual([]);
    expect(some).toBeGreaterThan(15);
  });

  it('gives exactly one file or the other when one side is taken everywhere', () => {
    fc.assert(
      fc.property(text, text, text, (base, own, vendor) => {
        const merge = finish(mergeLines(base, own, vendor));
        expect(side(merge, 'own')).toBe(own);
        expect(side(merge, 'vendor')).toBe(vendor);
        const unknown = finish(compareLines(own, vendor));
        expect(side(unknown, 'own')).toBe(own);
        expect(side(unknown, 'vendor')).toBe(vendor);
      }),
      { numRuns: 500 },
    );
  });

  it('takes what one side changed and the other left alone', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        const mine = finish(mergeLines(base, changed, base));
        const theirs = finish(mergeLines(base, base, changed));
        const both = finish(mergeLines(base, changed, changed));
        expect([mine, theirs, both].flatMap(conflicts)).toEqual([]);
        expect([mine, theirs, both].map(clean)).toEqual([changed, changed, changed]);
        expect(both.hunks).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('contains the edits of both sides when they do not touch', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(words, words, fc.nat(8), (mine, theirs, apart) => {
        const middle = Array.from({ length: apart + 1 }, (_, at) => `between ${at}`);
        const join = (...parts: string[][]): string =>
          parts
            .flat()
            .map((l) => `${l}\n`)
            .join('');
        const marked = (lines: string[]): string[] => lines.map((line) => `new ${line}`);
        const merge = finish(
          mergeLines(
            join(['first'], middle, ['last']),
            join(marked(mine), middle, ['last']),
            join(['first'], middle, marked(theirs)),
          ),
        );
        expect(conflicts(merge)).toEqual([]);
        expect(clean(merge)).toBe(join(marked(mine), middle, marked(theirs)));
      }),
      { numRuns: 300 },
    );
  });

  it('comes to the same verdict, and without conflicts to the same text, with the sides exchanged', () => {
    fc.assert(
      fc.property(text, text, text, (base, own, vendor) => {
        const one = finish(mergeLines(base, own, vendor));
        const other = finish(mergeLines(base, vendor, own));
        expect(conflicts(other).length > 0).toBe(conflicts(one).length > 0);
        if (conflicts(one).length === 0) expect(clean(other)).toBe(clean(one));
      }),
      { numRuns: 1_000 },
    );
  });

  it('makes a conflict of every difference when nobody knows the base', () => {
    fc.assert(
      fc.property(text, text, (own, vendor) => {
        const merge = finish(compareLines(own, vendor));
        expect(conflicts(merge)).toEqual(merge.hunks);
        expect(merge.hunks.length > 0).toBe(own !== vendor);
      }),
      { numRuns: 300 },
    );
  });

  it('pauses often: no piece of a long merge has more than a few thousand lines to look at', () => {
    const line = (number: number): string => `option ${number % 17} = ${number % 100}\n`;
    const base = Array.from({ length: 20_000 }, (_, at) => line(at));
    const own = base.map((words, at) => (at % 7 === 0 ? `own ${at % 30}\n` : words));
    const vendor = base.map((words, at) => (at % 11 === 0 ? `new ${at % 30}\n` : words));
    const steps = mergeLines(base.join(''), own.join(''), vendor.join(''));
    let pauses = 0;
    for (let step = steps.next(); !step.done; step = steps.next()) pauses += 1;
    expect(pauses).toBeGreaterThan(100);
  });
});
