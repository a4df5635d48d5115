import { z } from 'zod';
import { valuesBelow } from '../../../redact/patterns.ts';
import { type Lines, type Range, textOf } from '../lines/lines.ts';

/** The masked lines an edited hunk is judged between: what makes a secret of a line may stand above or below it. */
export const Around = z.strictObject({ before: z.string(), after: z.string() });
export type Around = z.infer<typeof Around>;

/** Lines that are always there; a name may stand above its value without any block. */
const ALWAYS = 2;
/** No value reaches farther from its name. */
const FARTHEST = 200;

const KEY = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----(?:(?!-----END )[\s\S])*/g;
/** A key is masked as a whole, its first line included; what follows this line is judged as a part of one. */
const KEY_HEAD = '-----BEGIN PRIVATE KEY-----\n';

/** The line that begins a here-document is masked, too, and with it the word that ends the document. */
const HERE = /<<[-<]?[ \t]?\\?["']?([A-Za-z_]\w*)/;
const hereHead = (label: string): string => `password=<<${label}\n`;

/**
 * What stands around a hunk, from the head of the value it lies in to that value's end. Where values are is read from the `real`
 * text; only `masked` lines are given away, which are its lines one by one. `heads` stand for what is open where it begins.
 */
export function aroundHunk(
  real: Lines,
  masked: Lines,
  { from, count }: Range,
  heads: ReadonlyMap<number, string>,
): Around {
  const first = Math.max(0, from - FARTHEST);
  const until = Math.min(real.count, from + count + FARTHEST);
  const offset = real.starts[first] ?? 0;
  const text = textOf(real, { from: first, count: until - first });
  const [start, end] = [from, from + count].map((line) => (real.starts[line] ?? 0) - offset) as [
    number,
    number,
  ];
  const heldBy = valuesBelow(text).filter(
    (block) => block.start < start && text.slice(block.end, start).trim() === '',
  );
  const head = Math.min(from - ALWAYS, ...heldBy.map((block) => lineAt(text, block.start) + first));
  const tail = Math.max(
    from + count + ALWAYS,
    ...heldBy
      .filter((block) => block.end > end)
      .map((block) => lineAt(text, block.end) + first + 2),
  );
  const top = Math.max(0, head);
  const labels = heldBy.flatMap((block) => {
    const line = textOf(real, { from: lineAt(text, block.start) + first, count: 1 });
    const label = HERE.exec(line)?.[1];
    return label === undefined ? [] : [hereHead(label)];
  });
  const between = textOf(masked, { from: top, count: from - top });
  const inside = labels.length > 0 ? labels[0] + between.slice(between.indexOf('\n') + 1) : between;
  const before = (heads.get(top) ?? '') + inside;
  const after = { from: from + count, count: Math.min(tail, real.count) - from - count };
  const inKey = [...text.matchAll(KEY)].some(
    ({ index, 0: key }) => index < start && index + key.length >= start,
  );
  return { before: inKey ? KEY_HEAD + before : before, after: textOf(masked, after) };
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length - 1;
}
