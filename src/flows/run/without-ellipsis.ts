/** A button's words where they are no button: “Edit …” promises a form, and there is none behind a sentence. */
export function withoutEllipsis(label: string): string {
  return label.replace(/\s*…$/, '');
}
