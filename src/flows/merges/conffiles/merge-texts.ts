import { compareLines, type Merge, mergeLines } from '../lines/merge-lines.ts';
import type { Steps } from '../steps.ts';
import type { Decoded } from './decode.ts';
import { maskText } from './mask-text.ts';
import { publicWords } from './public-words.ts';
import { Secrets } from './secrets.ts';

/** The merge of the real texts, and the same texts masked, line for line. */
export interface MaskedMerge {
  readonly merge: Merge;
  readonly masked: { readonly base: string; readonly own: string; readonly vendor: string };
  readonly secrets: Secrets;
}

/** Merges what is on the server and masks what people see. The same texts always give the same numbers. */
export function* mergeTexts(texts: Decoded, path: string): Steps<MaskedMerge> {
  const { base, own, vendor } = texts;
  const found = yield* base === null ? compareLines(own, vendor) : mergeLines(base, own, vendor);
  const merge = texts.mixed ? nothingByItself(found) : found;
  const secrets = new Secrets();
  const isPublic = yield* publicWords(texts);
  const masked = {
    own: yield* maskText(own, path, secrets, isPublic),
    vendor: yield* maskText(vendor, path, secrets, isPublic),
    base: yield* maskText(base ?? '', path, secrets, isPublic),
  };
  return { merge, masked, secrets };
}

/** Nobody but a person can say which lines of two encodings may stand beside each other. */
function nothingByItself(merge: Merge): Merge {
  return { ...merge, hunks: merge.hunks.map((hunk) => ({ ...hunk, takes: 'conflict' })) };
}
