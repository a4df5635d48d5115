import { placeholders, type Secrets } from './secrets.ts';

/**
 * What may be wrong with an edited hunk: a placeholder was lost, doubled or made up; a secret was typed, which the record must
 * not hold; or a character that the file's encoding does not have.
 */
export type EditProblem = 'placeholders' | 'secret' | 'encoding';

/** What the gate puts in place of a secret that somebody typed. */
const MASKED = '••••';

interface MaskedHunk {
  readonly own: string;
  readonly vendor: string;
}

/**
 * The real text of an edited hunk. Every placeholder of the server's side comes back exactly as often as it was there, so that no
 * secret is lost or doubled; those of the vendor's side may be used.
 */
export function editedText(
  edited: string,
  { own, vendor }: MaskedHunk,
  secrets: Secrets,
  lineBreak: string,
): string | { readonly problem: EditProblem } {
  if (edited.includes(MASKED)) return { problem: 'secret' };
  const used = placeholders(edited);
  const owned = placeholders(own);
  const offered = placeholders(vendor);
  for (const [placeholder, count] of owned) {
    if (used.get(placeholder) !== count) return { problem: 'placeholders' };
  }
  for (const [placeholder, count] of used) {
    if (owned.has(placeholder)) continue;
    if (count > (offered.get(placeholder) ?? 0)) return { problem: 'placeholders' };
  }
  if (edited.replace(/⟦\d+⟧/g, '').match(/[⟦⟧]/)) return { problem: 'placeholders' };
  const lines = edited.replace(/\r?\n/g, '\n').replace(/\n$/, '');
  if (lines === '') return '';
  const ended = [own, vendor].every((side) => side === '' || side.endsWith('\n'));
  return secrets.reveal(lines.replaceAll('\n', lineBreak) + (ended ? lineBreak : ''));
}
