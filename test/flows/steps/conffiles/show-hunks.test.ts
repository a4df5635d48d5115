import { describe, expect, it } from 'vitest';
import { aFile, type PlayedFile } from './some-files.ts';
import { Talk } from './talk.ts';

const PATH = '/etc/a.conf';

/** A file with as many hunks as wanted; `wide` characters in each line. */
function withHunks(count: number, wide = 8): PlayedFile {
  const lines = Array.from({ length: count * 10 }, (_, at) => `line ${at} ${'x'.repeat(wide)}\n`);
  const own = lines.map((line, at) => (at % 10 === 0 ? `own ${line}` : line)).join('');
  return { path: PATH, base: null, own, vendor: lines.join('') };
}

const said = (file: PlayedFile): string => new Talk([file]).question.text.de;

describe('hunks that are not shown', () => {
  it.each([
    [3, 8, ['3 Stellen'], ['Diese Nachricht']],
    [30, 8, [], ['Diese Nachricht', 'geht hier nicht']],
    [40, 8, ['zeigt 30 von 40 Stellen. Die anderen 10 (10 nach Zeile 291) stehen'], []],
    [
      40,
      200,
      [
        'zeigt 7 von 40 Stellen. Die anderen 33 (ab Zeile 71, 81',
        '; 11 weitere; 10 nach Zeile 291)',
      ],
      [],
    ],
    [20, 200, ['zeigt 7 von 20 Stellen. Die anderen 13 (ab Zeile 71'], ['geht hier nicht']],
  ])('are counted and placed: %i hunks of lines with %i characters', (count, wide, words, not) => {
    const text = said(withHunks(count, wide));
    for (const word of words) expect(text).toContain(word);
    for (const word of not) expect(text).not.toContain(word);
  });

  it.each([
    [31, 'Ein Formular fasst höchstens 30 Stellen, diese Datei hat 31'],
    [12, 'Ohne eigenen Knopf zum Bearbeiten, weil eine Nachricht nicht mehr davon fasst: Stelle 9'],
  ])('say why a form cannot do it: %i', (count, words) => {
    const talk = new Talk([withHunks(count)]);
    expect(talk.question.text.de).toContain(words);
    expect(talk.question.text.de).toContain('neu lesen lassen');
    expect(talk.choices().includes('hunks')).toBe(count <= 30);
  });

  it('say so of one that is too long to be edited', () => {
    const text = said({ path: PATH, base: null, own: 'x\n'.repeat(1600), vendor: 'y\n' });
    expect(text).toContain('über 2900 Zeichen): Stelle 1 (ab Zeile 1). Wählen lässt sich');
  });
});

it('shows what would steer a terminal or turn a line around', () => {
  const own = 'a\u001b[2J\u0007\r\nb\u202ec\u2066\n\td\u009be\n';
  const { question } = new Talk([{ path: PATH, base: null, own, vendor: 'x\n' }]);
  const [exhibit] = question.exhibits;
  expect(exhibit?.code).toContain('    a^[[2J^G␍\n    b<U+202E>c<U+2066>\n    \td<U+009B>e\n');
});

describe('a hunk whose sides differ only in the ends of lines', () => {
  const VENDOR = 'a\nb\nc\n';

  it.each([
    ['CR LF everywhere', 'a\r\nb\r\nc\r\n', ['+++ server (CR LF)', '+++ UCware (LF)']],
    ['CR LF in some lines', 'a\nb\r\nc\n', ['    b\n+++ UCware (LF)']],
    [
      'no last line break',
      'a\nb\nc',
      ['+++ server\n    c\n\\ No newline at end of file\n+++ UCware'],
    ],
  ])('is shown with them: %s', (_, own, code) => {
    const { question } = new Talk([{ path: PATH, base: null, own, vendor: VENDOR }]);
    const [exhibit] = question.exhibits;
    expect(exhibit?.title.de).toContain('die Zeilen sind gleich, nur die Zeilenenden nicht');
    for (const part of code) expect(exhibit?.code).toContain(part);
  });

  it('names lines of both kinds one by one', () => {
    const [own, vendor] = ['one\r\ntwo\n', 'ONE\nTWO\n'];
    const [exhibit] = new Talk([{ path: PATH, base: null, own, vendor }]).question.exhibits;
    expect(exhibit?.code).toContain('+++ server (CR LF + LF)\n    one␍\n    two\n');
  });

  it.each([
    ['CR LF', 'a\r\nb\r\nc\r\n', 'A\nb\n', '+++ merge (CR LF)\n    x'],
    [
      'no last line break',
      'a\nb\nd',
      'a\nb\nc\n',
      '+++ merge\n    x\n\\ No newline at end of file',
    ],
  ])('shows an edited text with the ends it gets: %s', (_, own, vendor, code) => {
    const talk = new Talk([{ path: PATH, base: null, own, vendor }]).say('edit-1', {
      text: 'x\ny',
    });
    talk.say('open', { file: 'file-1' });
    expect(talk.question.exhibits[0]?.code.replace('\n    y', '')).toContain(code);
  });
});

it('offers no merge of two encodings, and says why', () => {
  const file = aFile('/etc/a.conf', 'clean');
  const { own, vendor } = file;
  const talk = new Talk([
    { ...file, own: `; Grün\n${own}`, vendor: `${vendor}; Größe\n`, latin: true },
  ]);
  const { text, choices } = talk.question;
  expect(text.en).toContain('*⚠ Two encodings: never merged automatically*');
  expect(text.de).toContain('die andere in einer anderen Zeichenkodierung');
  expect(choices.map(({ id }) => id)).not.toContain('merge');
  expect(choices.map(({ id }) => id)).toEqual(expect.arrayContaining(['keep', 'vendor', 'hunks']));
});
