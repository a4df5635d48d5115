import { finish } from '../steps.ts';
import { maskText } from './mask-text.ts';
import { Secrets } from './secrets.ts';

const PLACEHOLDERS = /⟦\d+⟧/g;

/**
 * Whether an edited hunk holds what the same rules would hide if it were read from the file, beyond what people were `shown`. Such a
 * text must not even be recorded: what is known by its name alone (`trunk_auth`) no other gate knows.
 */
export function typesSecret(edited: string, path: string, shown: string): boolean {
  const secrets = new Secrets();
  // They stay in their places, for a column that is missing would make another one the secret.
  const typed = edited.replace(PLACEHOLDERS, (placeholder) => secrets.hideLookalike(placeholder));
  const seen = shown.replace(PLACEHOLDERS, '');
  const wasSeen = (words: string): boolean => seen.includes(words.replace(PLACEHOLDERS, ''));
  return finish(maskText(edited, path, secrets, wasSeen)) !== typed;
}
