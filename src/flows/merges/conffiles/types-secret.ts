import { finish } from '../steps.ts';
import type { Around } from './around-hunk.ts';
import { maskText } from './mask-text.ts';
import { Secrets } from './secrets.ts';

const PLACEHOLDERS = /⟦\d+⟧/g;
const ALONE: Around = { before: '', after: '' };

/**
 * Whether an edited hunk holds what the same rules would hide if it were read from the file, in its place there, beyond what people
 * were `shown`. Such a text must not even be recorded: what is known by its name alone (`trunk_auth`) no other gate knows.
 */
export function typesSecret(
  edited: string,
  path: string,
  shown: string,
  { before, after }: Around = ALONE,
): boolean {
  if (edited === '') return false;
  const own = linesOf(edited.replace(/\r?\n$/, '')).length;
  const secrets = new Secrets();
  const whole = `${before}${ended(edited, after)}${after}`;
  // They stay in their places, for a column that is missing would make another one the secret.
  const typed = whole.replace(PLACEHOLDERS, (placeholder) => secrets.hideLookalike(placeholder));
  const seen = shown.replace(PLACEHOLDERS, '');
  const wasSeen = (words: string): boolean => seen.includes(words.replace(PLACEHOLDERS, ''));
  const masked = linesOf(finish(maskText(whole, path, secrets, wasSeen)));
  const shownLines = new Set(linesOf(shown).map((line) => line.trim()));
  const above = linesOf(before).length - 1;
  const lines = linesOf(typed).slice(above, above + own);
  const written = linesOf(whole).slice(above);
  // A whole line that people were shown tells nothing, wherever it is put.
  return lines.some(
    (line, at) => masked[above + at] !== line && !shownLines.has(written[at]?.trim() ?? ''),
  );
}

function ended(edited: string, after: string): string {
  return edited === '' || after === '' || edited.endsWith('\n') ? edited : `${edited}\n`;
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}
