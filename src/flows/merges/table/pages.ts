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

const PAGE =
  /^\s*(?:(?:Elemente pro Seite|Items per page)\D*\d*)?\s*(\d{1,6})\s*[-–]\s*(\d{1,6})\s+(?:von|of)\s+(\d{1,6})\s*$/i;

/** Longer lines are data. */
const LONGEST = 200;

/** `Elemente pro Seite 100 1 - 100 von 340`, whole or only its end; null for any other line. */
export function pageOf(words: string): Page | null {
  if (words.length > LONGEST) return null;
  const found = PAGE.exec(words.replaceAll(/[\t;|]/g, ' '));
  if (!found) return null;
  return { first: Number(found[1]), last: Number(found[2]), all: Number(found[3]) };
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
