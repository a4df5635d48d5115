import { describe, expect, it } from 'vitest';
import { type Document, tableOr } from '../../../src/flows/document/document.ts';
import { toHtml } from '../../../src/flows/document/to-html.ts';
import { toMarkdown } from '../../../src/flows/document/to-markdown.ts';
import { span, words } from '../../../src/flows/document/words.ts';

const DOCUMENT: Document = {
  title: 'Übergabe <pbx>',
  subtitle: 'Lauf *1*',
  language: 'de',
  parts: [
    ...tableOr('Offen', ['Was', 'Wer'], [['a | b\nc', '@U0STARTER0']], 'Nichts.'),
    ...tableOr('Leer', ['Was'], [], 'Nichts.'),
    { kind: 'list', items: ['# kein Titel', '<script>alert(1)</script>'] },
  ],
};

describe('a document', () => {
  it('reads as Markdown, and nothing in it turns into markup', () => {
    expect(toMarkdown(DOCUMENT)).toBe(`# Übergabe \\<pbx\\>

Lauf \\*1\\*

## Offen

| Was | Wer |
| --- | --- |
| a \\| b · c | @U0STARTER0 |

## Leer

Nichts.

- \\# kein Titel
- \\<script\\>alert(1)\\</script\\>
`);
  });

  it('is one HTML file that fetches nothing and runs nothing', () => {
    const html = toHtml(DOCUMENT);
    expect(html).toContain('<title>Übergabe &lt;pbx&gt;</title>');
    expect(html).toContain('<td>a | b\nc</td><td>@U0STARTER0</td>');
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<script|https?:|src=|url\(/);
    expect(html).toContain('@media print');
  });
});

it('turns sentences of the record into plain words', () => {
  expect(
    words('*Fertig* um <!date^1^{time}|2026-11-23 22:00 UTC>, `a_b` von <@U0STARTER0> &amp; Co'),
  ).toBe('Fertig um 2026-11-23 22:00 UTC, a_b von @U0STARTER0 & Co');
});

it.each([
  ['40 s', '2026-11-23T22:00:00Z', '2026-11-23T22:00:40Z'],
  ['12 min', '2026-11-23T22:00:00Z', '2026-11-23T22:12:10Z'],
  ['2 h 05 min', '2026-11-23T22:00:00Z', '2026-11-24T00:05:00Z'],
  ['–', undefined, '2026-11-24T00:05:00Z'],
])('says %s', (said, from, to) => {
  expect(span(from, to)).toBe(said);
});
