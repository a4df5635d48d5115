import type { Steps } from '../steps.ts';
import type { Decoded } from './decode.ts';
import type { IsPublic } from './mask-text.ts';

const QUOTED = /(['"])((?:\\.|(?!\1)[^\\\r\n])+)\1/g;
const TOKENS = /[A-Za-z0-9+_-]{20,512}={0,2}/g;

/** Lines that are read at once. */
const PIECE = 2_000;

/** Strings, tokens and whole lines that the packages ship themselves. */
export function* publicWords({ base, vendor }: Decoded): Steps<IsPublic> {
  const known = new Set<string>();
  for (const text of base === null ? [vendor] : [vendor, base]) {
    const lines = text.split('\n');
    yield;
    for (const [at, line] of lines.entries()) {
      known.add(line.trim());
      for (const [, , words = ''] of line.matchAll(QUOTED)) known.add(words);
      for (const [token] of line.matchAll(TOKENS)) known.add(token);
      if (at % PIECE === PIECE - 1) yield;
    }
  }
  return (words) => known.has(words);
}
