import type { Document, Part } from './document.ts';

/** The document as Markdown that reads well raw, too. */
export function toMarkdown(document: Document): string {
  const head = [`# ${inline(document.title)}`, inline(document.subtitle)];
  return `${[...head, ...document.parts.map(part)].join('\n\n')}\n`;
}

function part(one: Part): string {
  switch (one.kind) {
    case 'heading':
      return `## ${inline(one.text)}`;
    case 'paragraph':
      return inline(one.text);
    case 'list':
      return one.items.map((item) => `- ${inline(item)}`).join('\n');
    case 'table':
      return [one.head, one.head.map(() => '---'), ...one.rows].map(row).join('\n');
  }
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => (cell === '---' ? cell : inline(cell))).join(' | ')} |`;
}

/** Signs that would begin something of Markdown or HTML lose their meaning; a line break would end the table. */
function inline(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|]/g, (sign) => `\\${sign}`)
    .replace(/\s*\n\s*/g, ' · ')
    .replace(/^(\s*)([#+-])/, '$1\\$2');
}
