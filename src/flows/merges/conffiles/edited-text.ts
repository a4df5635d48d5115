import { placeholders, type Secrets } from './secrets.ts';

/**
 * What may be wrong with an edited hunk: a placeholder was lost, doubled or made up, or moved to where its secret would be read; a secret was
 * typed, which the record must not hold; or a character that the file's encoding does not have.
 */
export type EditProblem = 'placeholders' | 'bare' | 'secret' | 'encoding';

/** What the gate puts in place of a secret that somebody typed. */
const MASKED = '••••';

/** A hunk with placeholders in place of its secrets. */
export interface MaskedHunk {
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
  if (!keepsPlaceholders(edited, { own, vendor })) return { problem: 'placeholders' };
  const ended = [own, vendor].every((side) => side === '' || side.endsWith('\n'));
  return secrets.reveal(withEnds(edited, lineBreak, ended));
}

/** Whether every placeholder stands in an edited text as often as it has to; masked texts are enough to tell. */
export function keepsPlaceholders(edited: string, { own, vendor }: MaskedHunk): boolean {
  const used = placeholders(edited);
  const owned = placeholders(own);
  const offered = placeholders(vendor);
  for (const [placeholder, count] of owned) {
    if (used.get(placeholder) !== count) return false;
  }
  for (const [placeholder, count] of used) {
    if (owned.has(placeholder)) continue;
    if (count > (offered.get(placeholder) ?? 0)) return false;
  }
  return !/[⟦⟧]/.test(edited.replace(/⟦\d+⟧/g, ''));
}

/** Edited lines with the line breaks they get in the file; `ended`: whether the last one has a line break, too. */
export function withEnds(edited: string, lineBreak: string, ended: boolean): string {
  const lines = edited.replace(/\r?\n/g, '\n').replace(/\n$/, '');
  if (lines === '') return '';
  return lines.replaceAll('\n', lineBreak) + (ended ? lineBreak : '');
}
