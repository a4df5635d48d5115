import type { Steps } from '../steps.ts';
import type { Decoded } from './decode.ts';
import { maskText } from './mask-text.ts';
import { publicWords } from './public-words.ts';
import { placeholders, Secrets } from './secrets.ts';

/** An edited hunk: its lines with placeholders, and what stands before them in the file. */
export interface Edited {
  readonly masked: string;
  readonly before: string;
}

/**
 * Whether the next look at the file would show a secret that a placeholder stood for: a name tells what is secret, and a placeholder can be
 * moved behind another one. `text` is the whole file with the hunks in it.
 */
export function* laysBare(
  text: string,
  edited: readonly Edited[],
  path: string,
  texts: Decoded,
  secrets: Secrets,
): Steps<boolean> {
  const moved = edited.filter(({ masked }) => masked.includes('⟦'));
  if (moved.length === 0) return false;
  const isPublic = yield* publicWords(texts);
  // Masking keeps lines: what becomes of one stands in its place.
  const lines = (yield* maskText(text, path, new Secrets(), isPublic)).split('\n');
  return moved.some(({ masked, before }) => {
    const first = before.split('\n').length - 1;
    return masked.split('\n').some((line, at) => {
      // The number of a placeholder is no secret, although one may read the same.
      const shown = withoutPlaceholders(lines[first + at] ?? '');
      const typed = withoutPlaceholders(line);
      return [...placeholders(line).keys()]
        .map((placeholder) => secrets.reveal(placeholder))
        .some((value) => count(shown, value) > count(typed, value));
    });
  });
}

function withoutPlaceholders(text: string): string {
  return text.replace(/⟦\d+⟧/g, '⟦⟧');
}

function count(text: string, words: string): number {
  return text.split(words).length - 1;
}
