import type { Change } from './compare-texts.ts';
import { endOf } from './hunk.ts';
import { type Lines, type Range, textOf } from './lines.ts';

/** Equal lines around a change. */
const AROUND = 3;

/** What a text changes against another, as `diff -u` prints it, without the two lines at its head. */
export function unifiedDiff(before: Lines, after: Lines, changes: readonly Change[]): string {
  return groups(changes)
    .map((group) => part(before, after, group))
    .join('');
}

/** Changes whose surroundings meet belong together. */
function groups(changes: readonly Change[]): Change[][] {
  const found: Change[][] = [];
  for (const change of changes) {
    const last = found.at(-1)?.at(-1);
    if (last && change.before.from - endOf(last.before) <= 2 * AROUND) found.at(-1)?.push(change);
    else found.push([change]);
  }
  return found;
}

function part(before: Lines, after: Lines, group: readonly Change[]): string {
  const first = group[0] as Change;
  const last = group.at(-1) as Change;
  const lead = Math.min(AROUND, first.before.from);
  const tail = Math.min(AROUND, before.count - endOf(last.before));
  const from = first.before.from - lead;
  const to = endOf(last.before) + tail;
  const afterFrom = first.after.from - lead;
  const afterTo = endOf(last.after) + tail;
  const head = `@@ -${place(from, to)} +${place(afterFrom, afterTo)} @@\n`;
  let line = from;
  let text = head;
  for (const change of group) {
    text += marked(before, { from: line, count: change.before.from - line }, ' ');
    text += marked(before, change.before, '-') + marked(after, change.after, '+');
    line = endOf(change.before);
  }
  return text + marked(before, { from: line, count: to - line }, ' ');
}

/** As diff counts: from 1, and an empty run by the line before it. */
function place(from: number, to: number): string {
  const count = to - from;
  const start = count === 0 ? from : from + 1;
  return count === 1 ? `${start}` : `${start},${count}`;
}

function marked(lines: Lines, { from, count }: Range, mark: string): string {
  let text = '';
  for (let line = from; line < from + count; line += 1) {
    const words = textOf(lines, { from: line, count: 1 });
    const end = words.endsWith('\n') ? '' : '\n\\ No newline at end of file\n';
    text += `${mark}${words}${end}`;
  }
  return text;
}
