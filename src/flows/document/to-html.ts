import type { Document, Part } from './document.ts';

/** Needs nothing from elsewhere: the file is opened on any computer, years later, and printed. */
const STYLE = `
:root { color-scheme: light; }
body { font: 15px/1.5 system-ui, "Segoe UI", Roboto, Arial, sans-serif; color: #1d1c1d; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin-bottom: 0; }
h2 { font-size: 1.15rem; margin: 1.8rem 0 .5rem; border-bottom: 2px solid #611f69; padding-bottom: .2rem; break-after: avoid; }
.subtitle { color: #616061; margin-top: .2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border: 1px solid #d5d4d6; overflow-wrap: anywhere; white-space: pre-line; }
th { background: #f4ede4; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
@page { margin: 18mm; }
@media print { body { font-size: 10pt; margin: 0; max-width: none; padding: 0; } }
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
      const head = one.head.map((cell) => `<th scope="col">${text(cell)}</th>`).join('');
      const rows = one.rows.map(
        (cells) => `<tr>${cells.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`,
      );
      return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
    }
  }
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
