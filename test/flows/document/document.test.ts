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
    expect(html).toContain('<td class="short">a | b\nc</td><td class="short">@U0STARTER0</td>');
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<script|https?:|src=|url\(/);
    expect(html).toContain('@media print');
  });
});

it('breaks no short word on paper, and breaks a long one rather than pushing its table off the page', () => {
  const digest = `SHA256:${'x'.repeat(43)}`;
  const rows = [
    ['2026-11-23 22:10 UTC', 'Erledigt', `Der Schlüssel ${digest} gilt.`, 'Von Hand in die Liste'],
    ['–', 'Später', 'nichts', ''],
  ];
  const [head, first, second] = [
    ...toHtml({
      ...DOCUMENT,
      parts: tableOr('T', ['Wann', 'Was', 'Wie', 'Wo'], rows, ''),
    }).matchAll(/<tr>.*?<\/tr>/g),
  ].map(([line]) => line.match(/class="\w+"|<t[hd](?= scope="col">|>)/g));
  const kinds = ['class="short"', 'class="short"', 'class="long"'];
  expect(head).toEqual([...kinds, '<th']);
  expect(first).toEqual([...kinds, '<td']);
  expect(second).toEqual([...kinds, '<td']);
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
