import { isNumbered, maskByShape, valuesBelow } from '../../../redact/patterns.ts';
import type { Steps } from '../steps.ts';
import { maskByFile } from './file-rules.ts';
import { maskComment, maskTellingComment } from './mask-comment.ts';
import { maskOpen } from './mask-open.ts';
import type { Open } from './open-line.ts';
import { allSecret, holdsSecrets } from './secret-files.ts';
import type { Secrets } from './secrets.ts';

/** One rule may lay bare what another one masks; twice is the most that was ever needed. */
const MOST_ROUNDS = 5;
/** Lines that are masked at once. */
const PIECE = 500;
/** More characters than a value below its name takes. */
const VALUE = 20_000;

/** Names whose values are masked in configuration files although they may be harmless elsewhere. */
const NAMED =
  /^([ \t]*(?:[#;/*]+[ \t]*)?['"$\w.[\]-]*(?:key|salt|pin|cookie|community)\d{0,3}(?:['"\]]{0,3})[ \t]*(?:=>?|:)[ \t]*['"]?)([^\s'"][^\r\n'"]*)/gim;

/** A string in quotes, and what makes it the key of an array, which is no secret. */
const QUOTED = /(['"])((?:\\.|(?!\1)[^\\\r\n])+)\1([ \t]*(?:=>|\][ \t]*(?:=(?!=)|\[)))?/g;

/** Letters and digits without a word in them: a token, whatever its name. */
const TOKEN =
  /(?<![\w/.+⟦-])(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9+_-]{20,512}={0,2}(?![\w/.⟧-])/g;

const LOOKALIKE = /⟦\d+⟧/g;

/** What everybody has who has the package is no secret, unless its name says so. */
export type IsPublic = (words: string) => boolean;

/**
 * Masks a configuration file, more than the gate for outgoing text does: what a person has put into a file is more often a secret
 * than what a program prints. Line by line, so that the masked text has the lines of the real one.
 */
export function* maskText(
  text: string,
  path: string,
  secrets: Secrets,
  isPublic: IsPublic,
): Steps<string> {
  let masked = '';
  let open: Open | null = null;
  for (const piece of pieces(text)) {
    // What looks like a placeholder of ours but stands in the file has to come back as it is.
    let plain = piece.replace(LOOKALIKE, (words) => secrets.hideLookalike(words));
    if (holdsSecrets(path)) {
      const cover = covering(secrets, isPublic);
      ({ masked: plain, open } = maskOpen(plain, path, open, cover));
    }
    masked += maskPiece(plain, path, secrets, isPublic);
    yield;
  }
  return masked;
}

/** Masks again until nothing is left to mask: the gate must find nothing in what people get to edit. */
function maskPiece(text: string, path: string, secrets: Secrets, isPublic: IsPublic): string {
  let masked = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = masked;
    masked = maskOnce(before, path, secrets, isPublic);
    if (masked === before) break;
  }
  return masked;
}

function covering(secrets: Secrets, isPublic: IsPublic): (words: string) => string {
  return (words) => (isNumbered(words) || isPublic(words) ? words : secrets.hide(words));
}

function maskOnce(text: string, path: string, secrets: Secrets, isPublic: IsPublic): string {
  const hide = (secret: string): string => (isNumbered(secret) ? secret : secrets.hide(secret));
  let masked = maskByShape(text, hide);
  masked = masked.replace(NAMED, (_, before: string, value: string) => `${before}${hide(value)}`);
  masked = maskByFile(masked, path, hide);
  const behindFirst = allSecret(path);
  if (behindFirst) {
    masked = masked.replace(behindFirst, (line: string, before: string, value: string) =>
      isPublic(line.trim()) ? line : `${before}${hide(value.trimEnd())}${trailing(value)}`,
    );
  }
  const cover = covering(secrets, isPublic);
  const mask = holdsSecrets(path)
    ? (line: string) => maskComment(maskStrings(line, cover), path, cover)
    : (line: string) => maskTellingComment(line, path, cover);
  masked = masked.replace(/[^\r\n]+/g, (line) => (isPublic(line.trim()) ? line : mask(line)));
  return masked.replace(TOKEN, (token) => (isPublic(token) ? token : hide(token)));
}

function trailing(value: string): string {
  return value.slice(value.trimEnd().length);
}

/** An apostrophe in a comment would make strings of what stands between them: then everything after it counts as one. */
function maskStrings(line: string, cover: (words: string) => string): string {
  const masked = line.replace(QUOTED, (all, quote: string, words: string, key?: string) =>
    key === undefined ? `${quote}${cover(words)}${quote}` : all,
  );
  const rest = masked.replace(QUOTED, '');
  const odd = /['"]/.test(rest.replace(/\\./g, '').replace(/''|""/g, ''));
  if (!odd) return masked;
  const first = line.search(/['"]/) + 1;
  // The end of a string that began further above.
  if (/^[\s;,.)\]}]*$/.test(line.slice(first))) return line;
  return `${line.slice(0, first)}${cover(line.slice(first))}`;
}

/** The text in runs of whole lines, cut where no secret of several lines can stand. */
function* pieces(text: string): Generator<string> {
  let start = 0;
  let inKey = false;
  let lines = 0;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, next);
    if (line.includes('-----BEGIN ')) inKey = true;
    if (line.includes('-----END ')) inKey = false;
    lines += 1;
    const open = inKey || /\blogin\b/i.test(line);
    at = next;
    if (lines < PIECE || open) continue;
    at = pastValue(text, start, next);
    yield text.slice(start, at);
    start = at;
    lines = 0;
  }
  if (start < text.length) yield text.slice(start);
}

/** Where the line ends that ends a value of several lines which a cut at `cut` would tear; `cut` where there is none. */
function pastValue(text: string, start: number, cut: number): number {
  const around = text.slice(start, cut + VALUE);
  for (const block of valuesBelow(around)) {
    if (start + block.start >= cut) break;
    if (start + block.end <= cut) continue;
    const newline = text.indexOf('\n', start + block.end - 1);
    return newline < 0 ? text.length : newline + 1;
  }
  return cut;
}
