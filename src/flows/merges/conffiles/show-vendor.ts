import type { Steps } from '../steps.ts';
import { decode } from './decode.ts';
import { cutAt, LONGEST_DOCUMENT, part } from './document.ts';
import { mergeTexts } from './merge-texts.ts';
import type { Proposal } from './proposal.ts';
import { BINARY, short } from './propose.ts';
import type { Texts } from './texts.ts';

const NOTHING = new Uint8Array();

/** What the vendor ships where the server has no file any more: there is nothing to merge, but people see what would come. */
export function* showVendor({ path, vendor }: Pick<Texts, 'path' | 'vendor'>): Steps<Proposal> {
  const decoded = decode({ path, base: null, own: NOTHING, vendor });
  yield;
  if (!decoded) return BINARY;
  const { masked } = yield* mergeTexts(decoded, path);
  const text = masked.vendor;
  const hunk = {
    line: 1,
    before: '',
    base: null,
    own: '',
    vendor: short(text),
    proposed: null,
    cut: short(text) !== text,
    onlyEnds: false,
    around: [],
  };
  const hunks = text === '' ? [] : [hunk];
  const document = cutAt(part(`UCware ${path}`, text), LONGEST_DOCUMENT);
  return {
    kind: 'two-way',
    hunks,
    count: hunks.length,
    conflicts: 0,
    mixed: false,
    document: document.text,
    missing: document.missing,
  };
}
