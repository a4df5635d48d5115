/** An overview of the Admin client. */
export interface Table {
  /** The name of its file, where it is saved as one. */
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** As a browser copies a table: columns divided by tabulators. */
export function asCopied({ head, rows }: Table): string {
  return [head, ...rows].map((row) => row.join('\t')).join('\n');
}

/** As a file for a spreadsheet. */
export function asCsv({ head, rows }: Table): string {
  return `${[head, ...rows].map((row) => row.map(cell).join(';')).join('\n')}\n`;
}

function cell(words: string): string {
  return /[;"\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
