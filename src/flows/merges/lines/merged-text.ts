import { endOf, type Hunk } from './hunk.ts';
import { textOf } from './lines.ts';
import type { Merge } from './merge-lines.ts';

/** The text with a choice for each hunk; what lies between is the same on both sides. */
export function mergedText(
  { own, hunks }: Merge,
  choose: (hunk: Hunk, at: number) => string,
): string {
  let text = '';
  let line = 0;
  hunks.forEach((hunk, at) => {
    text += textOf(own, { from: line, count: hunk.own.from - line }) + choose(hunk, at);
    line = endOf(hunk.own);
  });
  return text + textOf(own, { from: line, count: own.count - line });
}
