import { visible } from '../../run/visible.ts';
import { splitLines, textOf } from '../lines/lines.ts';
import { mergedText } from '../lines/merged-text.ts';
import { unifiedDiff } from '../lines/unified-diff.ts';
import type { Steps } from '../steps.ts';
import type { MaskedMerge } from './merge-texts.ts';

/**
 * Longer documents are cut, as long as what people may paste: Slack shows files up to a megabyte, and a record takes 16. Texts have half
 * a megabyte at most, so this happens only where nearly every line of a very large file differs.
 */
export const LONGEST_DOCUMENT = 1_000_000;
const RULE = '='.repeat(72);

export interface ProposalDocument {
  readonly text: string;
  /** Characters that are left out at its end. */
  readonly missing: number;
}

/** Everything about a conflict as one masked text to read at leisure, in both languages' common words: those of diff. */
export function* proposalDocument(
  { merge, masked }: MaskedMerge,
  path: string,
): Steps<ProposalDocument> {
  const own = splitLines(masked.own);
  const vendor = splitLines(masked.vendor);
  const base = splitLines(masked.base);
  const known = merge.base.count > 0 || merge.ownChanges.length > 0;
  const parts = known
    ? [
        part(`--- base ${path}\n+++ server ${path}`, unifiedDiff(base, own, merge.ownChanges)),
        part(
          `--- base ${path}\n+++ UCware ${path}`,
          unifiedDiff(base, vendor, merge.vendorChanges),
        ),
      ]
    : [
        part(
          `--- server ${path}\n+++ UCware ${path}`,
          unifiedDiff(own, vendor, merge.vendorChanges),
        ),
      ];
  yield;
  const merged = mergedText({ ...merge, own }, (hunk, at) => {
    if (hunk.takes === 'own') return textOf(own, hunk.own);
    if (hunk.takes === 'vendor') return textOf(vendor, hunk.vendor);
    const mine = whole(textOf(own, hunk.own));
    const theirs = whole(textOf(vendor, hunk.vendor));
    return `<<<<<<< server (${at + 1})\n${mine}=======\n${theirs}>>>>>>> UCware (${at + 1})\n`;
  });
  const text = visible([...parts, part(`merge ${path}`, merged)].join('\n'));
  return cutAt(text, LONGEST_DOCUMENT);
}

/** A document without what is too much of it, to whole lines. */
export function cutAt(text: string, longest: number): ProposalDocument {
  if (text.length <= longest) return { text, missing: 0 };
  const end = text.lastIndexOf('\n', longest);
  const kept = text.slice(0, end > 0 ? end + 1 : longest);
  return { text: kept, missing: text.length - kept.length };
}

export function part(head: string, body: string): string {
  return `${RULE}\n${head}\n${RULE}\n${whole(body)}`;
}

function whole(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
