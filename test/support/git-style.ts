import { type Lines, textOf } from '../../src/flows/merges/lines/lines.ts';
import type { Merge } from '../../src/flows/merges/lines/merge-lines.ts';
import { mergedText } from '../../src/flows/merges/lines/merged-text.ts';

/** A merge as `git merge-file -p -L own -L base -L vendor` prints it. */
export function gitStyle(merge: Merge): string {
  const { own, vendor } = merge;
  return mergedText(merge, (hunk) => {
    if (hunk.takes === 'own') return textOf(own, hunk.own);
    if (hunk.takes === 'vendor') return textOf(vendor, hunk.vendor);
    const end = lineBreak(merge, hunk.own.from, hunk.vendor.from);
    const whole = (text: string): string =>
      text === '' || text.endsWith('\n') ? text : `${text}${end}`;
    const mine = whole(textOf(own, hunk.own));
    const theirs = whole(textOf(vendor, hunk.vendor));
    return `<<<<<<< own${end}${mine}=======${end}${theirs}>>>>>>> vendor${end}`;
  });
}

/** git looks at the line before on both sides, then at the first line of the base. */
function lineBreak({ base, own, vendor }: Merge, ownLine: number, vendorLine: number): string {
  const lf = styleOf(own, ownLine - 1) === 'lf' || styleOf(vendor, vendorLine - 1) === 'lf';
  return !lf && styleOf(base, 0) === 'crlf' ? '\r\n' : '\n';
}

function styleOf(lines: Lines, asked: number): 'lf' | 'crlf' | undefined {
  const at = Math.max(asked, 0);
  if (lines.count === 0) return undefined;
  const line = textOf(lines, { from: at, count: 1 });
  if (line.endsWith('\n')) return line.endsWith('\r\n') ? 'crlf' : 'lf';
  if (at === 0) return undefined;
  return textOf(lines, { from: at - 1, count: 1 }).endsWith('\r\n') ? 'crlf' : 'lf';
}
