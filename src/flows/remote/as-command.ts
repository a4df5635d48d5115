import { quoteCode } from '../run/text.ts';
import { quoteArguments } from './job-protocol/quote-arguments.ts';

/** Words no shell reads anything into. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** A command line people copy into a shell, shown as code: never shortened, for half a path is another file. */
export function asCommand(words: readonly string[]): string {
  const line = words.map((word) => (PLAIN.test(word) ? word : quoteArguments([word])));
  // Nothing is formatted in code; only its own sign could end it.
  return `\`${quoteCode(line.join(' ')).replaceAll('`', 'ˋ')}\``;
}
