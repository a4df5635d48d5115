/** What the line under a copied overview says. */
interface Page {
  readonly first: number;
  readonly last: number;
  readonly all: number;
}

/** How much of an overview was copied, by all such lines together. */
export interface Pages {
  readonly shown: number;
  readonly all: number;
  readonly line: number;
}

const COUNT = String.raw`(\d{1,3}(?:[.,]\d{3})+|\d{1,6})`;
/** What stands before the numbers, if anything does. */
const LABEL = String.raw`(?:(?:Elemente pro Seite|Items per page)\D*\d*|Zeige|Showing|Einträge|Entries)?`;
/** What a filter has left out stands behind them. */
const FILTERED = String.raw`(?:\s*\((?:gefiltert von|filtered from)\s+${COUNT}[^)\d]*\))?`;
const PAGE = new RegExp(
  String.raw`^\s*${LABEL}\s*${COUNT}\s*(?:[-–]|bis|to)\s*${COUNT}\s+(?:von|of)\s+${COUNT}(?:\s+(?:Einträgen?|entries))?${FILTERED}\s*$`,
  'i',
);
/** A page of several, without saying how many rows it has. */
const SHEET = /^\s*(?:Seite|Page)\s+(\d{1,4})\s+(?:von|of)\s+(\d{1,4})\s*$/i;

/** Longer lines are data. */
const LONGEST = 200;

/** `Elemente pro Seite 100 1 - 100 von 340`, whole or only its end, or `Einträge 1 bis 25 von 143`; null for any other line. */
function pageOf(words: string): Page | null {
  if (words.length > LONGEST) return null;
  const found = PAGE.exec(words.replaceAll(/[\t;|]/g, ' '));
  if (!found) return null;
  const [first = 0, last = 0, all = 0, unfiltered = 0] = found.slice(1).map(countOf);
  return { first, last, all: Math.max(all, unfiltered) };
}

function countOf(digits: string | undefined): number {
  return Number((digits ?? '').replaceAll(/[.,]/g, ''));
}

/** Whether a line stands under an overview instead of in it. */
export function isFooter(words: string): boolean {
  return pageOf(words) !== null || sheetOf(words) !== null;
}

function sheetOf(words: string): RegExpExecArray | null {
  return words.length > LONGEST ? null : SHEET.exec(words.replaceAll(/[\t;|]/g, ' '));
}

/** Which of all pages are there, where each only says `Seite 2 von 6`; null where none does. */
export function sheetsOf(text: string): Pages | null {
  const seen = new Set<number>();
  let [all, line] = [0, 0];
  text.split('\n').forEach((row, at) => {
    const found = sheetOf(row);
    if (!found) return;
    seen.add(Number(found[1]));
    all = Math.max(all, Number(found[2]));
    line = at + 1;
  });
  return seen.size === 0 ? null : { shown: seen.size, all, line };
}

/** Null where the text says nothing about pages. */
export function pagesOf(text: string): Pages | null {
  const pages = new Map<number, Page>();
  let line = 0;
  text.split('\n').forEach((row, at) => {
    const page = pageOf(row);
    if (!page) return;
    pages.set(page.first, page);
    line = at + 1;
  });
  if (pages.size === 0) return null;
  const all = Math.max(...[...pages.values()].map((page) => page.all));
  return { shown: covered([...pages.values()]), all, line };
}

/** Rows on any of the pages; those on two of them count once. */
function covered(pages: readonly Page[]): number {
  let rows = 0;
  let until = 0;
  for (const { first, last } of pages.toSorted((one, other) => one.first - other.first)) {
    rows += Math.max(0, last - Math.max(first, until + 1) + 1);
    until = Math.max(until, last);
  }
  return rows;
}
