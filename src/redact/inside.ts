import { type Block, coverParts, type Part } from './blocks.ts';
import { BETWEEN, BRACKET, NAMES } from './names.ts';

/** A key-like name whose value is an object or a list, on the same line or the next. */
const OPENER = new RegExp(
  String.raw`${NAMES}(?:${BETWEEN}|["'][ \t]{0,8}:[ \t]{0,8}\r?\n\s{0,80})(?=${BRACKET})`,
  'gim',
);

/** Strings (those in a string of JSON, too), brackets, and whatever else stands in a row. */
const PIECES =
  /(\\{1,3}["'])([^"'\\\r\n]*)\\{1,3}["']|"((?:\\.|[^"\\\r\n])*)"|'((?:\\.|[^'\\\r\n])*)'|[{}[\]]|[^\s"'\\{}[\],:=>]+/g;

/** Whoever means more than this by one value means something else. */
const LONGEST = 4_000;

const KEY = /^[ \t]{0,40}(?::|=>)/;
const WORDLESS = /^(?:true|false|null)$/;

/** Masks what stands in an object or list under a key-like name: `"secret":{"value":"x"}`. Its keys stay. */
export function maskInside(text: string, cover: (secret: string) => string): string {
  return coverParts(text, insideBlocks(text), cover);
}

/** The objects and lists under key-like names. */
export function* insideBlocks(text: string): Generator<Block> {
  OPENER.lastIndex = 0;
  let from = 0;
  for (;;) {
    OPENER.lastIndex = from;
    const found = OPENER.exec(text);
    if (!found) return;
    const start = found.index + found[0].length;
    const block = inside(text, start, found[0].includes(':'));
    yield { ...block, start: found.index };
    from = Math.max(block.end, start);
  }
}

function inside(text: string, start: number, bare: boolean): Block {
  const reach = text.slice(start, start + LONGEST);
  const parts: Part[] = [];
  let depth = 0;
  for (const piece of reach.matchAll(PIECES)) {
    const [all, backslashed, escaped, double, single] = piece;
    const at = start + piece.index;
    const end = at + all.length;
    if (all === '{' || all === '[') depth += 1;
    else if (all === '}' || all === ']') {
      depth -= 1;
      if (depth === 0) return { start, end, parts };
    } else if (!KEY.test(text.slice(end, end + 45))) {
      const words = escaped ?? double ?? single;
      const from = at + (backslashed?.length ?? (words === undefined ? 0 : 1));
      if (words === undefined ? bare && !WORDLESS.test(all) : words !== '') {
        parts.push([from, from + (words ?? all).length]);
      }
    }
  }
  // Nothing closes it: then only this line is known to belong to the name.
  const newline = /[\r\n]/.exec(reach);
  const end = start + (newline?.index ?? reach.length);
  return { start, end, parts: end > start ? [[start, end]] : [] };
}
