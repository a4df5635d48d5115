import { type Block, coverParts, lineParts, type Part } from './blocks.ts';
import { BETWEEN, BLOCK, NAMES, TAGS } from './names.ts';

/** Behind a name at the end of a line: what assigns, with or without YAML's mark for a value below. */
const AT_END = String.raw`(["'\]]{0,3})[ \t]{0,8}(:|=>|=)[ \t]{0,40}(?:${BLOCK}|#[^\r\n]{0,200}$|$)`;

/** What assigns stands on the line below the name, with the value or with nothing behind it. */
const APART = String.raw`(["'\]]{0,3})[ \t]{0,8}\r?\n[ \t]{0,40}(=>|:=|=|:)(?![=:])[ \t]{0,40}`;

/** A here-document of PHP or a shell. */
const HERE = String.raw`${BETWEEN}[^\r\n]{0,80}?<<[-<]?[ \t]?\\?["']?([A-Za-z_]\w{0,40})["']?[^\r\n]{0,80}$`;

/** Names that elsewhere need their value beside them. */
const ALONE = String.raw`pass(?:wd)?(?<!\wpass(?:wd)?)|psk(?<!\wpsk)`;

/** An element of XML with nothing behind it. */
const ELEMENT = String.raw`<[\w:-]{0,40}(?:${TAGS})[\w:-]{0,20}(?:\s[^<>]{0,200})?>(?:<!\[CDATA\[)?[ \t]{0,40}$`;

/** The same with the name in an attribute. */
const NAMED_ELEMENT = String.raw`<[\w:-]{1,40}\s[^<>]{0,200}?\b(?:name|key|id)=["'][\w.-]{0,60}?${NAMES}["'][^<>]{0,200}>[ \t]{0,40}$`;

const OPENER = new RegExp(
  `(?:${NAMES}|${ALONE})(?:${AT_END}|${HERE}|${APART})|${ELEMENT}|${NAMED_ELEMENT}`,
  'gim',
);

/** Whoever means more lines than this by one value means something else. */
const MOST_LINES = 200;

interface Line {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** Masks values that stand on the lines below their key-like name, line for line. */
export function maskBelow(text: string, cover: (secret: string) => string): string {
  return coverParts(text, belowBlocks(text), cover);
}

/** The values below key-like names: blocks of YAML, here-documents, elements of XML, strings on the next line. */
export function* belowBlocks(text: string): Generator<Block> {
  let from = 0;
  for (;;) {
    OPENER.lastIndex = from;
    const found = OPENER.exec(text);
    if (!found) return;
    const after = found.index + found[0].length;
    const parts = partsBelow(text, found, after);
    const end = parts.at(-1)?.[1] ?? after;
    yield { start: found.index, end, parts };
    from = end;
  }
}

function partsBelow(text: string, found: RegExpExecArray, after: number): Part[] {
  const [all, quote, sign, label, , apart] = found;
  if (apart !== undefined) return apartParts(text, found.index, after);
  if (label !== undefined) return hereParts(text, after, label);
  if (sign === undefined) return elementParts(text, after);
  if (sign === ':' && /[|>][-+\d]{0,2}[ \t]*(?:#[^\r\n]*)?$/.test(all)) {
    return deeperParts(text, found.index, after);
  }
  return nextParts(text, found.index, after, { named: quote !== '', sign });
}

/** Only a name that is alone on its line has its sign on the next: a sentence may end in one. */
function apartParts(text: string, index: number, after: number): Part[] {
  const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
  if (!/^[ \t+<>!#;-]{0,40}[\w.$"'[\]-]{0,60}$/.test(line)) return [];
  const newline = text.indexOf('\n', after);
  const words = text.slice(after, newline < 0 ? text.length : newline);
  if (/^(?:#.*)?\s*$/.test(words)) return nextParts(text, index, after, { named: true, sign: ':' });
  const [, quote, value] = /^(["'])((?:\\.|(?!\1)[^\\\r\n])+)/.exec(words) ?? [];
  if (quote !== undefined && value !== undefined) return [[after + 1, after + 1 + value.length]];
  return lineParts(text, after, after + words.replace(/[\s,;]+$/, '').length);
}

/** Up to the line that ends it; where that is cut off, all of it. */
function hereParts(text: string, after: number, label: string): Part[] {
  const end = new RegExp(String.raw`^[ \t]*${label}\b`);
  const parts: Part[] = [];
  for (const { start, end: to, words } of lines(text, after)) {
    if (end.test(words)) break;
    parts.push(...lineParts(text, start, to));
  }
  return parts;
}

/** Only what another tag follows is an element: `<password>` in a line of help is none. */
function elementParts(text: string, after: number): Part[] {
  const parts: Part[] = [];
  for (const { start, end, words } of lines(text, after)) {
    const tag = words.indexOf('<');
    parts.push(...lineParts(text, start, tag < 0 ? end : start + tag));
    if (tag >= 0) return words.startsWith('</', tag) ? parts : [];
  }
  return [];
}

/** Everything indented deeper than the key. */
function deeperParts(text: string, index: number, after: number): Part[] {
  const depth = indent(text, index);
  const parts: Part[] = [];
  for (const { start, end, words } of lines(text, after)) {
    if (words.trim() !== '' && words.search(/\S/) <= depth) break;
    parts.push(...lineParts(text, start, end));
  }
  return parts;
}

const STRING = /^([ \t]*(?:-[ \t]+)?)(["'])((?:\\.|(?!\2)[^\\\r\n])+)/;
const WORD = /^([ \t]*(?:-[ \t]+)?)([^\s"'{}[\],;:#<>][^\s,;{}]*)[ \t]{0,40},?[ \t]{0,40}$/;

/** A name with a sign behind it is a pair of its own, and masked as one. */
const PAIR = new RegExp(`^[\\w.$[\\]-]{0,60}?${NAMES}${BETWEEN}`, 'i');

const ITEM = /^([ \t]*-[ \t]+)(["']?)([^\s"'{}[\]:#][^\r\n"']*)\2[ \t]{0,40}$/;

/** One value on the next line that has something on it: a string, or a word where the syntax leaves no doubt. */
function nextParts(
  text: string,
  index: number,
  after: number,
  { named, sign }: { readonly named: boolean; readonly sign: string },
): Part[] {
  for (const { start, words } of lines(text, after)) {
    if (words.trim() === '') continue;
    const depth = words.search(/\S/) - indent(text, index);
    // The items of a list may stand as deep as its key.
    const deeper = sign !== '=>' && (depth > 0 || (depth === 0 && /^[ \t]*-[ \t]/.test(words)));
    const string = STRING.exec(words);
    if (string && (named || deeper || sign !== ':')) {
      const [, before = '', , value = ''] = string;
      const from = start + before.length + 1;
      const part: Part = [from, from + value.length];
      return before.includes('-') ? [part, ...itemParts(text, part[1], before)] : [part];
    }
    const [, before = '', value] = WORD.exec(words) ?? [];
    const meant = deeper || (named && sign === ':');
    if (value === undefined || value.endsWith(':') || PAIR.test(value) || !meant) return [];
    const from = start + before.length;
    const part: Part = [from, from + value.length];
    return before.includes('-') ? [part, ...itemParts(text, part[1], before)] : [part];
  }
  return [];
}

/** The further values of a list whose first one ends at `after`, one word or string a line. */
function itemParts(text: string, after: number, dash: string): Part[] {
  const parts: Part[] = [];
  for (const { start, words } of lines(text, after)) {
    const [, before, quote, value = ''] = ITEM.exec(words) ?? [];
    if (before !== dash) break;
    const from = start + before.length + (quote?.length ?? 0);
    parts.push([from, from + value.length]);
  }
  return parts;
}

/** How deep the key at `index` stands; the dashes of a list count as blanks. */
function indent(text: string, index: number): number {
  const start = text.lastIndexOf('\n', index) + 1;
  return /^[ \t]*(?:-[ \t]+)*/.exec(text.slice(start, index))?.[0].length ?? 0;
}

/** The lines after the one that ends at `after`. */
function* lines(text: string, after: number): Generator<Line> {
  let newline = text.indexOf('\n', after);
  for (let count = 0; newline >= 0 && count < MOST_LINES; count += 1) {
    const start = newline + 1;
    newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    yield { start, end, words: text.slice(start, end).replace(/\r$/, '') };
  }
}
