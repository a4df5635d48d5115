/** What a line begins in the middle of: a string in these quotes, a here-document that ends with this label, a comment of PHP. */
export interface Open {
  readonly kind: 'string' | 'here' | 'comment';
  /** The quote, or the label. */
  readonly end: string;
  /** Lines it may still go on for. */
  readonly left: number;
}

interface Followed {
  /** What the next line begins in. */
  readonly open: Open | null;
  /** How many characters of this line stand in what was open. */
  readonly held: number;
}

/** Whoever means more lines than this has forgotten a quote; only in PHP there is no doubt. */
const MOST_LINES = 50;

const PHP = /\.(?:php\d?|inc|phtml)$/;
const TOKEN = /\/\/|#(?!\[)|\/\*|<<<[ \t]*(["']?)([A-Za-z_]\w*)\1|["']/g;
const PHP_STAR = /^[ \t]*\*(?:[ \t/]|$)/;

const COMMENT = /^[ \t]*[#;]/;
const HERE = /(?<!<)<<-?[ \t]?\\?(["']?)([A-Za-z_]\w*)\1/;
const BEGUN = /[=:(][ \t]{0,40}(["'])((?:\\.|(?!\1)[^\\])*)$/;

/** Follows strings and here-documents of several lines across one line, which is given without its end. */
export function followLine(line: string, path: string, open: Open | null): Followed {
  const php = PHP.test(path);
  let at = 0;
  let held = 0;
  if (open) {
    at = closes(line, open);
    const left = open.left - 1;
    const inComment = open.kind === 'comment';
    if (at < 0) {
      return { open: left > 0 ? { ...open, left } : null, held: inComment ? 0 : line.length };
    }
    // A line on which more follows than an end of the statement is hidden whole, for what follows may be a string again.
    const ends =
      open.kind === 'here' ? 0 : /^[\s;,.)\]}]*$/.test(line.slice(at)) ? at - 1 : line.length;
    held = inComment ? 0 : ends;
  }
  return { open: php ? begunInPhp(line, at) : begun(line, at), held };
}

/** A line before the rest of which everything stands in `open`. */
export function headOf({ kind, end }: Open, path: string): string {
  if (kind === 'string') return `x = ${end}\n`;
  if (kind === 'comment') return '/*\n';
  return PHP.test(path) ? `$x = <<<${end}\n` : `cat <<${end}\n`;
}

/** Where what is open ends on a line; -1 when it goes on. */
function closes(line: string, { kind, end }: Open): number {
  if (kind === 'here') {
    const label = new RegExp(String.raw`^[ \t]*${end}\b`).exec(line);
    return label ? label[0].length : -1;
  }
  if (kind === 'comment') {
    const at = line.indexOf('*/');
    return at < 0 ? -1 : at + 2;
  }
  return pastString(line, 0, end);
}

function pastString(line: string, from: number, quote: string): number {
  for (let at = from; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1;
    else if (line[at] === quote) return at + 1;
  }
  return -1;
}

function begunInPhp(line: string, from: number): Open | null {
  if (from === 0 && PHP_STAR.test(line)) return null;
  TOKEN.lastIndex = from;
  for (let found = TOKEN.exec(line); found; found = TOKEN.exec(line)) {
    const [sign, , label] = found;
    if (label !== undefined) return { kind: 'here', end: label, left: Infinity };
    if (sign === '//' || sign === '#') return null;
    const comment = sign === '/*';
    const open: Open = { kind: comment ? 'comment' : 'string', end: sign, left: Infinity };
    const past = comment
      ? line.indexOf('*/', TOKEN.lastIndex)
      : pastString(line, TOKEN.lastIndex, sign);
    if (past < 0) return open;
    TOKEN.lastIndex = comment ? past + 2 : past;
  }
  return null;
}

function begun(line: string, from: number): Open | null {
  if (COMMENT.test(line)) return null;
  const rest = line.slice(from);
  const label = HERE.exec(rest)?.[2];
  if (label !== undefined) return { kind: 'here', end: label, left: MOST_LINES };
  const quote = BEGUN.exec(rest)?.[1];
  return quote === undefined ? null : { kind: 'string', end: quote, left: MOST_LINES };
}
