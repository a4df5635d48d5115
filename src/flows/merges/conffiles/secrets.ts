import type { Steps } from '../steps.ts';
import { PROGRAM_WORDS } from './program-words.ts';
import { spellings } from './spellings.ts';

/** Secrets that are looked for at once. */
const PIECE = 1_000;

const PLACEHOLDER = /⟦(\d{1,6})⟧/g;

/**
 * The secrets of a file by number. A text with numbers in their place can be shown, edited and recorded; only where the file
 * itself is at hand do the numbers become secrets again. The same secret always has the same number.
 */
export class Secrets {
  readonly #values: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** What stands in place of a secret: one placeholder for each of its lines, so that lines stay lines. */
  hide(secret: string): string {
    return secret
      .split(/(\r?\n)/)
      .map((part, at) =>
        at % 2 === 1 || part === '' ? part : this.#placeholder(this.reveal(part)),
      )
      .join('');
  }

  /** The same for words that only look like a placeholder: nothing in them is ours. */
  hideLookalike(words: string): string {
    return this.#placeholder(words);
  }

  /** The text with its secrets; placeholders nobody gave out stay. */
  reveal(text: string): string {
    return text.replace(PLACEHOLDER, (all, number) => this.#values[Number(number) - 1] ?? all);
  }

  /** Hides every secret that stands somewhere in other words, as in the complaint of a syntax checker. */
  *hideKnown(words: string, shortest: number): Steps<string> {
    const starts = new Set(
      Array.from({ length: words.length }, (_, at) => words.slice(at, at + shortest)),
    );
    const found: { readonly value: string; readonly written: string }[] = [];
    for (const [at, value] of this.#values.entries()) {
      for (const written of spellings(value)) {
        const stands = written.length >= shortest && starts.has(written.slice(0, shortest));
        if (stands) found.push({ value, written });
      }
      if (at % PIECE === PIECE - 1) yield;
    }
    return found
      .sort((one, other) => other.written.length - one.written.length)
      .reduce((text, { value, written }) => replaceSecret(text, written, this.hide(value)), words);
  }

  /** All of them, in the order of their numbers. */
  all(): readonly string[] {
    return this.#values;
  }

  #placeholder(secret: string): string {
    let number = this.#numbers.get(secret);
    if (number === undefined) {
      this.#values.push(secret);
      number = this.#values.length;
      this.#numbers.set(secret, number);
    }
    return `⟦${number}⟧`;
  }
}

const QUOTE = /["'`‘’“”]/;

/**
 * A short word or number is a secret where it stands alone, not inside other words. And where it is a word of the programs themselves, or
 * the number of a line, only in quotation marks: `syntax error on line 4` must stay readable whatever settings the file has.
 */
function replaceSecret(text: string, secret: string, hidden: string): string {
  if (!/^[\p{L}\p{N}_]+$/u.test(secret)) return text.replaceAll(secret, hidden);
  const alone = new RegExp(`(?<![\\p{L}\\p{N}_])${secret}(?![\\p{L}\\p{N}_])`, 'gu');
  const usual = PROGRAM_WORDS.has(secret.toLowerCase());
  return text.replace(alone, (word, at: number) => {
    const quoted = [text.charAt(at - 1), text.charAt(at + word.length)].some((sign) =>
      QUOTE.test(sign),
    );
    const counts = /\b(?:line|column|char) $/.test(text.slice(Math.max(at - 8, 0), at));
    return quoted || !(usual || counts) ? hidden : word;
  });
}

/** How often each placeholder stands in a text. */
export function placeholders(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [placeholder] of text.matchAll(PLACEHOLDER)) {
    counts.set(placeholder, (counts.get(placeholder) ?? 0) + 1);
  }
  return counts;
}
