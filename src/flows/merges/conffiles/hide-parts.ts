import type { Steps } from '../steps.ts';
import { PROGRAM_WORDS } from './program-words.ts';
import { spellings } from './spellings.ts';

/** Shorter runs stand in other words by chance. */
const SHORTEST = 6;
/** Characters of secrets that are looked through at once. */
const PIECE = 50_000;

const WORD = /[\p{L}\p{N}_]/u;

/**
 * Hides every run of characters that is a part of a secret: programs quote the beginning of a string, or a stretch of a line that
 * begins in the middle of one. What a program says by itself stays readable, also where a secret holds the same words.
 */
export function* hideParts(
  words: string,
  secrets: readonly string[],
  hide: (secret: string) => string,
): Steps<string> {
  const known = yield* partsIn(words, secrets);
  let shown = '';
  let done = 0;
  for (let at = 0; at + SHORTEST <= words.length; at += 1) {
    const secret = known.get(words.slice(at, at + SHORTEST));
    if (!secret) continue;
    let end = at + SHORTEST;
    while (known.get(words.slice(end - SHORTEST + 1, end + 1))) end += 1;
    if (!areProgramWords(words, at, end)) {
      shown += words.slice(done, at) + hide(secret);
      done = end;
    }
    at = end - 1;
  }
  return shown + words.slice(done);
}

/** Every shortest run of the words with the secret it is a part of, undefined where it is none. */
function* partsIn(
  words: string,
  secrets: readonly string[],
): Steps<Map<string, string | undefined>> {
  const parts = new Map<string, string | undefined>();
  for (let at = 0; at + SHORTEST <= words.length; at += 1) {
    const part = words.slice(at, at + SHORTEST);
    if (!/[⟦⟧\n]/.test(part)) parts.set(part, undefined);
  }
  let looked = 0;
  for (const secret of secrets) {
    for (const written of spellings(secret)) {
      for (let at = 0; at + SHORTEST <= written.length; at += 1) {
        const part = written.slice(at, at + SHORTEST);
        if (parts.has(part) && !parts.get(part)) parts.set(part, secret);
        looked += 1;
        if (looked % PIECE === 0) yield;
      }
    }
  }
  return parts;
}

/** Whether a run, and what it is a part of, is nothing but what programs say of any file. */
function areProgramWords(words: string, from: number, to: number): boolean {
  let start = from;
  let end = to;
  while (start > 0 && WORD.test(words.charAt(start)) && WORD.test(words.charAt(start - 1))) {
    start -= 1;
  }
  while (end < words.length && WORD.test(words.charAt(end - 1)) && WORD.test(words.charAt(end))) {
    end += 1;
  }
  const run = words.slice(start, end).replaceAll(/\b(line|column|char) \d+/g, '$1');
  if (!/^[A-Za-z\s.,:;"'`()<>-]*$/.test(run)) return false;
  const all = run.match(/[A-Za-z]+/g) ?? [];
  return all.length > 0 && all.every((word) => PROGRAM_WORDS.has(word.toLowerCase()));
}
