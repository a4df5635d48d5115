import type { Document, Part } from './document.ts';

/** Needs nothing from elsewhere: the file is opened on any computer, years later, and printed. */
const STYLE = `
:root { color-scheme: light; }
body { font: 15px/1.5 system-ui, "Segoe UI", Roboto, Arial, sans-serif; color: #1d1c1d; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; hyphens: auto; }
h1 { font-size: 1.6rem; margin-bottom: 0; }
h2 { font-size: 1.15rem; margin: 1.8rem 0 .5rem; border-bottom: 2px solid #611f69; padding-bottom: .2rem; break-after: avoid; }
p, li { overflow-wrap: anywhere; }
.subtitle { color: #616061; margin-top: .2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border: 1px solid #d5d4d6; overflow-wrap: break-word; white-space: pre-line; }
th { background: #f4ede4; hyphens: none; }
.short { white-space: nowrap; }
.long { overflow-wrap: anywhere; min-width: 9em; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
@page { size: A4 landscape; margin: 12mm 14mm; }
@media print {
  body { font-size: 8.5pt; line-height: 1.35; margin: 0; max-width: none; padding: 0; }
  h1 { font-size: 15pt; }
  h2 { font-size: 11pt; margin: 1em 0 .3em; }
  th, td { padding: .12em .5em; }
  th { print-color-adjust: exact; }
}
`.trim();

/** The document as one HTML file, made for reading and for paper. */
export function toHtml({ title, subtitle, language, parts }: Document): string {
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text(title)}</title>`,
    `<style>\n${STYLE}\n</style></head>`,
    '<body>',
    `<h1>${text(title)}</h1>`,
    `<p class="subtitle">${text(subtitle)}</p>`,
    ...parts.map(part),
    '</body></html>',
    '',
  ].join('\n');
}

function part(one: Part): string {
  switch (one.kind) {
    case 'heading':
      return `<h2>${text(one.text)}</h2>`;
    case 'paragraph':
      return `<p>${text(one.text)}</p>`;
    case 'list':
      return `<ul>${one.items.map((item) => `<li>${text(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const kinds = one.head.map((_, at) => columnKind([one.head, ...one.rows], at));
      const head = one.head.map((cell, at) => cellOf('th scope="col"', cell, kinds[at])).join('');
      const rows = one.rows.map((cells) => row(cells, kinds));
      return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
    }
  }
}

function row(cells: readonly string[], kinds: readonly string[]): string {
  return `<tr>${cells.map((cell, at) => cellOf('td', cell, kinds[at])).join('')}</tr>`;
}

function cellOf(tag: string, cell: string, kind = ''): string {
  const [name] = tag.split(' ');
  return `<${tag}${kind && ` class="${kind}"`}>${text(cell)}</${name}>`;
}

/** A time and its zone: what is not longer stays in one line. */
const SHORT_CHARS = 20;
/** No word that people use is longer; a checksum is, and would push its table beyond the edge of the paper. */
const WORD_CHARS = 28;

/** How the cells of a column may break: not at all, between words, or anywhere because there is a word no column has room for. */
function columnKind(rows: readonly (readonly string[])[], at: number): 'short' | 'long' | '' {
  const cells = rows.map((cells) => cells[at] ?? '');
  if (cells.every((cell) => cell.length <= SHORT_CHARS)) return 'short';
  const words = cells.flatMap((cell) => cell.split(/\s+/));
  return words.some((word) => word.length > WORD_CHARS) ? 'long' : '';
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function text(raw: string): string {
  return raw.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
