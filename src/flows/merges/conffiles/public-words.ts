import type { Decoded } from './decode.ts';
import type { IsPublic } from './mask-text.ts';

const QUOTED = /(['"])((?:\\.|(?!\1)[^\\\r\n])+)\1/g;
const TOKENS = /[A-Za-z0-9+_-]{20,512}={0,2}/g;

/** Strings, tokens and whole lines that the packages ship themselves. */
export function publicWords({ base, vendor }: Decoded): IsPublic {
  const known = new Set<string>();
  for (const text of base === null ? [vendor] : [vendor, base]) {
    for (const [, , words = ''] of text.matchAll(QUOTED)) known.add(words);
    for (const [line] of text.matchAll(/[^\r\n]+/g)) known.add(line.trim());
    for (const [token] of text.matchAll(TOKENS)) known.add(token);
  }
  return (words) => known.has(words);
}
