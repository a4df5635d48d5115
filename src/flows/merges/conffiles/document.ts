import { splitLines, textOf } from '../lines/lines.ts';
import { mergedText } from '../lines/merged-text.ts';
import { unifiedDiff } from '../lines/unified-diff.ts';
import type { Steps } from '../steps.ts';
import type { MaskedMerge } from './merge-texts.ts';

/** Longer documents are cut: Slack shows snippets up to a megabyte, and every byte stays in the record. */
const LONGEST = 120_000;
const RULE = '='.repeat(72);

/** Everything about a conflict as one masked text to read at leisure, in both languages' common words: those of diff. */
export function* proposalDocument({ merge, masked }: MaskedMerge, path: string): Steps<string> {
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
  const text = [...parts, part(`merge ${path}`, merged)].join('\n');
  return text.length <= LONGEST ? text : `${text.slice(0, text.lastIndexOf('\n', LONGEST))}\n[…]\n`;
}

function part(head: string, body: string): string {
  return `${RULE}\n${head}\n${RULE}\n${whole(body)}`;
}

function whole(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
