import type { Language } from '../run/text.ts';

/** One part of a document. All words are plain text; what draws them escapes them. */
export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** A document people keep: drawn as Markdown to be edited and as HTML to be read and printed. */
export interface Document {
  readonly title: string;
  /** One line under the title: what it is about and from when. */
  readonly subtitle: string;
  readonly language: Language;
  readonly parts: readonly Part[];
}

/** A heading with a table below, or with a sentence where the table would be empty. */
export function tableOr(
  heading: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  none: string,
): Part[] {
  return [
    { kind: 'heading', text: heading },
    rows.length === 0 ? { kind: 'paragraph', text: none } : { kind: 'table', head, rows },
  ];
}
