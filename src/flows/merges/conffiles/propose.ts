import type { Hunk } from '../lines/hunk.ts';
import { type Lines, type Range, splitLines, textOf } from '../lines/lines.ts';
import type { Steps } from '../steps.ts';
import { type Around, aroundHunk } from './around-hunk.ts';
import { decode } from './decode.ts';
import { proposalDocument } from './document.ts';
import { mergeTexts } from './merge-texts.ts';
import { openHeads } from './open-heads.ts';
import { LONGEST_HUNK, MOST_HUNKS, type Proposal, type ProposedHunk } from './proposal.ts';
import type { Texts } from './texts.ts';

/** Lines before a hunk that are shown with it. */
const LINES_BEFORE = 2;

export const BINARY: Proposal = {
  kind: 'binary',
  hunks: [],
  count: 0,
  conflicts: 0,
  mixed: false,
  document: '',
  missing: 0,
};

/** What becomes of a file that both sides changed: a proposal for people, without a secret in it. */
export function* propose(texts: Texts): Steps<Proposal> {
  const decoded = decode(texts);
  yield;
  if (!decoded) return BINARY;
  const merged = yield* mergeTexts(decoded, texts.path);
  const { hunks } = merged.merge;
  const masked = {
    base: texts.base === null ? null : splitLines(merged.masked.base),
    own: splitLines(merged.masked.own),
    vendor: splitLines(merged.masked.vendor),
  };
  yield;
  const document = yield* proposalDocument(merged, texts.path);
  const heads = {
    own: yield* openHeads(merged.merge.own.text, texts.path),
    vendor: yield* openHeads(merged.merge.vendor.text, texts.path),
  };
  const listed: ProposedHunk[] = [];
  for (const hunk of hunks.slice(0, MOST_HUNKS)) {
    listed.push({ ...shown(hunk, masked), around: bothAround(hunk, merged.merge, masked, heads) });
    yield;
  }
  return {
    kind: texts.base === null ? 'two-way' : 'merge',
    hunks: listed,
    count: hunks.length,
    conflicts: hunks.filter(({ takes }) => takes === 'conflict').length,
    mixed: decoded.mixed,
    document: document.text,
    missing: document.missing,
  };
}

function shown(
  hunk: Hunk,
  { base, own, vendor }: { base: Lines | null; own: Lines; vendor: Lines },
): Omit<ProposedHunk, 'around'> {
  const texts = {
    base: base && textOf(base, hunk.base),
    own: textOf(own, hunk.own),
    vendor: textOf(vendor, hunk.vendor),
  };
  return {
    line: hunk.own.from + 1,
    before: short(textOf(own, linesBefore(hunk.own))),
    base: texts.base && short(texts.base),
    own: short(texts.own),
    vendor: short(texts.vendor),
    proposed: hunk.takes === 'conflict' ? null : hunk.takes,
    cut: Object.values(texts).some((text) => text !== null && text.length > LONGEST_HUNK),
    onlyEnds: texts.own !== texts.vendor && words(texts.own) === words(texts.vendor),
  };
}

/** The sides may differ in what stands around a hunk; nobody knows yet which one it will stand in. */
function bothAround(
  hunk: Hunk,
  real: { readonly own: Lines; readonly vendor: Lines },
  masked: { readonly own: Lines; readonly vendor: Lines },
  heads: Record<'own' | 'vendor', ReadonlyMap<number, string>>,
): Around[] {
  const own = aroundHunk(real.own, masked.own, hunk.own, heads.own);
  const vendor = aroundHunk(real.vendor, masked.vendor, hunk.vendor, heads.vendor);
  const alike = own.before === vendor.before && own.after === vendor.after;
  return alike ? [own] : [own, vendor];
}

/** The lines as people read them, whatever ends them. */
function words(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/\n$/, '');
}

function linesBefore({ from }: Range): Range {
  const count = Math.min(LINES_BEFORE, from);
  return { from: from - count, count };
}

/** A text as a message can show it. */
export function short(text: string): string {
  return text.length <= LONGEST_HUNK ? text : `${text.slice(0, LONGEST_HUNK)} […]`;
}
