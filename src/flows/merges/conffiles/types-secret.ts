import { finish } from '../steps.ts';
import { maskText } from './mask-text.ts';
import { Secrets } from './secrets.ts';

const PLACEHOLDERS = /⟦\d{1,6}⟧/g;

/**
 * Whether an edited hunk holds what the same rules would hide if it were read from the file, beyond what people were `shown`. Such a
 * text must not even be recorded: what is known by its name alone (`trunk_auth`) no other gate knows.
 */
export function typesSecret(edited: string, path: string, shown: string): boolean {
  const typed = edited.replace(PLACEHOLDERS, '');
  const seen = shown.replace(PLACEHOLDERS, '');
  const masked = maskText(typed, path, new Secrets(), (words) => seen.includes(words));
  return finish(masked) !== typed;
}
