import { endOf } from '../lines/hunk.ts';
import { type Range, splitLines, textOf } from '../lines/lines.ts';
import { mergedText } from '../lines/merged-text.ts';
import type { Steps } from '../steps.ts';
import type { FileDecision, Side } from './decision.ts';
import { decode, encode } from './decode.ts';
import { type EditProblem, editedText } from './edited-text.ts';
import { type Edited, laysBare } from './lays-bare.ts';
import { type MaskedMerge, mergeTexts } from './merge-texts.ts';
import type { Texts } from './texts.ts';

/**
 * Why a decision makes no text: not a text file; nobody knows the base, and not every hunk has a side; the sides are not those
 * of the hunks, or a conflict has none; or what is wrong with an edited hunk.
 */
export type Unfit = 'binary' | 'no-base' | 'sides' | EditProblem;

export type Chosen =
  | { readonly fits: true; readonly text: Uint8Array }
  | { readonly fits: false; readonly why: Unfit };

/** The file a decision asks for, with its real secrets: only for where the file itself is. */
export function* chosenText(texts: Texts, { choice, sides }: FileDecision): Steps<Chosen> {
  if (choice === 'keep') return { fits: true, text: texts.own };
  if (choice === 'vendor') return { fits: true, text: texts.vendor };
  const decoded = decode(texts);
  yield;
  if (!decoded) return unfit('binary');
  const merged = yield* mergeTexts(decoded, texts.path);
  const { hunks } = merged.merge;
  if (sides.length === 0 && texts.base === null) return unfit('no-base');
  if (sides.length === 0 ? hunks.some(isConflict) : sides.length !== hunks.length) {
    return unfit('sides');
  }
  const parts: string[] = [];
  for (const [at, { takes, own, vendor }] of hunks.entries()) {
    const side = sides[at] ?? (takes as 'own' | 'vendor');
    const part = partOf(side, own, vendor, merged);
    if (typeof part !== 'string') return unfit(part.problem);
    parts.push(part);
  }
  const text = mergedText(merged.merge, (_, at) => parts[at] as string);
  yield;
  const edits = edited(merged, sides, parts);
  if (yield* laysBare(text, edits, texts.path, decoded, merged.secrets)) return unfit('bare');
  const bytes = encode(text, decoded.encoding);
  return bytes ? { fits: true, text: bytes } : unfit('encoding');
}

/** The hunks somebody edited, in their places. */
function edited(
  { merge }: MaskedMerge,
  sides: readonly Side[],
  parts: readonly string[],
): Edited[] {
  let before = '';
  let line = 0;
  return merge.hunks.flatMap((hunk, at) => {
    const [side, real] = [sides[at], parts[at] as string];
    before += textOf(merge.own, { from: line, count: hunk.own.from - line });
    line = endOf(hunk.own);
    const here = before;
    before += real;
    return typeof side === 'object' ? [{ before: here, masked: side.text }] : [];
  });
}

function unfit(why: Unfit): Chosen {
  return { fits: false, why };
}

function isConflict({ takes }: { readonly takes: string }): boolean {
  return takes === 'conflict';
}

function partOf(
  side: Side,
  ownLines: Range,
  vendorLines: Range,
  { merge, masked, secrets }: MaskedMerge,
): string | { readonly problem: EditProblem } {
  const own = textOf(merge.own, ownLines);
  const vendor = textOf(merge.vendor, vendorLines);
  if (side === 'own') return own;
  if (side === 'vendor') return vendor;
  const lineBreak = lineBreakOf(own) ?? lineBreakOf(vendor) ?? lineBreakOf(merge.own.text) ?? '\n';
  if (side === 'both') {
    const ended = own === '' || own.endsWith('\n') ? own : `${own}${lineBreak}`;
    return ended + vendor;
  }
  return editedText(
    side.text,
    {
      own: textOf(splitLines(masked.own), ownLines),
      vendor: textOf(splitLines(masked.vendor), vendorLines),
    },
    secrets,
    lineBreak,
  );
}

function lineBreakOf(text: string): string | undefined {
  return /\r?\n/.exec(text)?.[0];
}
