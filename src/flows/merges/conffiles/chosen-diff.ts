import { visible } from '../../run/visible.ts';
import { splitLines } from '../lines/lines.ts';
import { unifiedDiff } from '../lines/unified-diff.ts';
import type { Steps } from '../steps.ts';
import { decode } from './decode.ts';
import { cutAt, type ProposalDocument } from './document.ts';
import { mergeTexts } from './merge-texts.ts';
import type { Texts } from './texts.ts';

/** Characters of one file: thirty of them still fit into a document. Everything there is to see stands in its proposal. */
export const LONGEST_DIFF = 20_000;

/** What a decision changes in the file on the server, masked, as `diff -u` prints it; empty where it is no text. */
export function* chosenDiff(
  { path, own }: Pick<Texts, 'path' | 'own'>,
  chosen: Uint8Array,
): Steps<ProposalDocument> {
  const decoded = decode({ path, base: null, own, vendor: chosen });
  yield;
  if (!decoded) return { text: '', missing: 0 };
  const { merge, masked } = yield* mergeTexts(decoded, path);
  const [before, after] = [splitLines(masked.own), splitLines(masked.vendor)];
  return cutAt(visible(unifiedDiff(before, after, merge.vendorChanges)), LONGEST_DIFF);
}
