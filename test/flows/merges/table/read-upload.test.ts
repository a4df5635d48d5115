import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { importUsers } from '../../../../src/flows/merges/accounts/import-users.ts';
import { OVERVIEWS, overviewOf } from '../../../../src/flows/merges/overviews.ts';
import { readUpload } from '../../../../src/flows/merges/table/read-upload.ts';
import type { Field } from '../../../../src/flows/run/question.ts';
import { inlineRows, sheetsIn, workbook } from './workbook.ts';

const CSV = 'Benutzername;Vorname;Nachname;Nebenstellen\njörg;Jörg;Müßig;416\n';

function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? `\ufeff${text}` : text)].flatMap((char) => {
    const code = char.charCodeAt(0);
    return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
  });
  return Uint8Array.from(units);
}

/** What the one account of a file is called, or why there is none. */
function nameIn(bytes: Uint8Array): string {
  const upload = readUpload(bytes);
  if (!upload.ok) return upload.problem.en;
  const [row] = importUsers(upload.text).rows;
  return `${row?.username} ${row?.firstName} ${row?.lastName} ${row?.numbers.join()}`;
}

test.each<[string, Uint8Array]>([
  ['UTF-8', strToU8(CSV)],
  ['UTF-8 with a mark', strToU8(`\ufeff${CSV}`)],
  ['Windows-1252', Uint8Array.from([...CSV].map((char) => char.charCodeAt(0)))],
  ['UTF-16 little endian with a mark', utf16(CSV, true, true)],
  ['UTF-16 big endian with a mark', utf16(CSV, false, true)],
  ['UTF-16 little endian without a mark', utf16(CSV, true, false)],
  ['UTF-16 big endian without a mark', utf16(CSV, false, false)],
  [
    'a workbook',
    workbook(
      inlineRows([
        ['Benutzername', 'Vorname', 'Nachname', 'Nebenstellen'],
        ['jörg', 'Jörg', 'Müßig', '416'],
      ]),
    ),
  ],
])('reads %s', (_, bytes) => {
  expect(nameIn(bytes)).toBe('jörg Jörg Müßig 416');
});

test.each<[string, Uint8Array, RegExp]>([
  ['nothing', new Uint8Array(), /empty/],
  ['an old Excel file', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /CSV UTF-8/],
  ['a PDF', strToU8('%PDF-1.7'), /PDF/],
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), /picture/],
  ['a web page', strToU8('\n<!DOCTYPE html><table>'), /web page/],
  [
    'umlauts of DOS',
    Uint8Array.from([...strToU8('Name;J'), 0x94, 0x81, ...strToU8('rg')]),
    /UTF-8/,
  ],
  ['other packed files', zipSync({ 'content.xml': strToU8('<office/>') }), /\.ods/],
  ['a torn workbook', workbook('').slice(0, 300), /Excel/],
  ['a sheet with endless columns', workbook('<row><c r="ZZZ1"><v>1</v></c></row>'), /Excel/],
  ['a sheet with endless rows', workbook('<row r="999999999"><c><v>1</v></c></row>'), /Excel/],
  ['six megabytes', new Uint8Array(6_000_000).fill(65), /6\.0 MB/],
])('refuses %s with a way out', (_, bytes, problem) => {
  expect(nameIn(bytes)).toMatch(problem);
});

describe('a workbook', () => {
  it('keeps the numbers of its rows, and takes shared texts, figures and formulas as shown', () => {
    const upload = readUpload(
      workbook(
        [
          '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>',
          '<row r="4"><c r="A4" t="str"><f>A1</f><v>iris&#46;immsee</v></c><c r="B4"><v>4.17E2</v></c></row>',
          '<row r="5"><c r="B5"><v>418.0</v></c></row>',
        ].join(''),
        {
          'xl/sharedStrings.xml':
            '<sst><si><r><t>Benutzer</t></r><r><t>name</t></r><rPh><t>x</t></rPh></si><si><t xml:space="preserve">Nebenstellen</t></si></sst>',
        },
      ),
    );
    expect(upload).toEqual({
      ok: true,
      text: '\nBenutzername\tNebenstellen\n\niris.immsee\t417\n\t418',
      understood: {
        de: 'Excel-Tabelle, Blatt „Benutzer &amp; mehr“',
        en: expect.any(String),
      },
    });
    expect(importUsers(upload.ok ? upload.text : '').problems).toMatchObject([{ line: 5 }]);
  });

  it('leaves out empty cells at the end of a row: the row is read, be it the last', () => {
    const header = ['Benutzername', 'Vorname', 'Nachname', 'Nebenstellen'];
    const none = ['otto.ohne', 'Otto', 'Ohne'];
    const last = ['zoe.ohne', 'Zoe', 'Ohne'];
    const rows = [header, none, ['iris.immsee', 'Iris', 'Immsee', '417'], last];
    const upload = readUpload(workbook(inlineRows(rows)));
    const { rows: users, problems } = importUsers(upload.ok ? upload.text : '');
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(users.map(({ numbers }) => numbers)).toEqual([[], ['417'], []]);
  });

  describe('whose numbers are formatted', () => {
    const styles = [
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0000"/><numFmt numFmtId="165" formatCode="&quot;0&quot;###"/></numFmts>',
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>',
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"><alignment/></xf><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="999"/><xf/></cellXfs></styleSheet>',
    ].join('');
    const shown = (style: string, xml: string | null = styles, value = '416') => {
      const upload = readUpload(
        workbook(
          `<row><c t="inlineStr"><is><t>Benutzername</t></is></c><c t="inlineStr"><is><t>Nebenstelle</t></is></c></row><row><c t="inlineStr"><is><t>a</t></is></c><c${style}><v>${value}</v></c></row>`,
          xml === null ? {} : { 'xl/styles.xml': xml },
        ),
      );
      const { rows, problems } = importUsers(upload.ok ? upload.text : '');
      return rows[0]?.numbers.join() ?? problems.map(({ text }) => text.de).join();
    };

    it.each([
      [' s="1"', '0416'],
      [' s="2"', '0416'],
      ['', '416'],
      [' s="0"', '416'],
      [' s="4"', '416'],
      [' s="5"', '416'],
      [' s="77"', '416'],
      [' s="x"', '416'],
      [' s="-1"', '416'],
      [' s="1" t="str"', '416'],
    ])('has them as they are shown (%s)', (style, number) => {
      expect(shown(style)).toBe(number);
    });

    it('refuses those it has made dates of', () => {
      expect(shown(' s="3"', styles, '42476')).toMatch(/„2016-04-16“ .* ein Datum daraus gemacht/);
    });

    it.each([null, '', '<styleSheet>', '<cellXfs/>', '<cellXfs><xf numFmtId="', 'x'.repeat(99)])(
      'has them as they are without styles that can be read (%j)',
      (xml) => {
        expect(shown(' s="1"', xml)).toBe('416');
      },
    );
  });

  it('says nothing of separators, which it does not have', () => {
    const rows = [
      ['Benutzername', 'Nebenstellen'],
      ['iris', '417'],
    ];
    const texts = (more: string[][]) => {
      const upload = readUpload(workbook(inlineRows([...rows, ...more])));
      const { understood, problems } = importUsers(upload.ok ? upload.text : '');
      return [...understood, ...problems.map(({ text }) => text)].map(({ de }) => de);
    };
    expect(texts([])[0]).toBe('Kopfzeile in Zeile 1, 1 Eintrag');
    expect(texts([['otto', '418', '', 'Notiz']]).join()).toMatch(/Die Zeile hat 4 Zellen/);
    expect(texts([['otto', '418', '', 'Notiz']]).join()).not.toMatch(/getrennt|Tabulator/);
  });

  it('with prefixes and cells without a place is read too', () => {
    const upload = readUpload(
      workbook('', {
        'xl/worksheets/sheet2.xml':
          '<x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a "b"\nc</x:t></x:is></x:c><x:c/><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      }),
    );
    expect(upload.ok && upload.text).toBe('"a ""b"" c"\t\t1');
  });
});

describe('a workbook of several sheets', () => {
  const cover = [['Telefonanlage Hamburg'], ['Stand 24.11.']];
  const users = [
    ['Benutzername', 'Nebenstellen'],
    ['iris', '417'],
  ];
  const faxes = [
    ['Name', 'Nebenstelle'],
    ['Fax Lager', '404'],
  ];
  const chosen = (sheets: Record<string, string[][]>, table?: keyof typeof OVERVIEWS) => {
    const read = readUpload(sheetsIn(sheets), table && OVERVIEWS[table]);
    return read.ok ? read.text.split('\n').at(-1) : read.problem.de;
  };

  it('is read where the overview is that is wanted, behind a cover or beside others', () => {
    expect(chosen({ Deckblatt: cover, Benutzer: users }, 'users')).toBe('iris\t417');
    expect(chosen({ Deckblatt: cover, Benutzer: users, Fax: faxes }, 'faxes')).toBe(
      'Fax Lager\t404',
    );
    expect(chosen({ Vorlage: [['Benutzername', 'Nebenstellen']], Benutzer: users }, 'users')).toBe(
      'iris\t417',
    );
    expect(chosen({ Deckblatt: cover, Benutzer: users })).toBe('Stand 24.11.');
  });

  it('does not look at hidden sheets', () => {
    const sheet = `<worksheet><sheetData>${inlineRows(users)}</sheetData></worksheet>`;
    const both = workbook(inlineRows(users), { 'xl/worksheets/sheet1.xml': sheet });
    expect(readUpload(both, OVERVIEWS.users).ok).toBe(true);
  });

  it('is refused with the sheets that were looked at where none or several hold it', () => {
    expect(chosen({ Deckblatt: cover, Fax: faxes }, 'users')).toMatch(
      /^Auf keinem Blatt der Datei steht die Benutzerübersicht\. Angesehen: „Deckblatt“, „Fax“\. Zu „Fax“: In der Kopfzeile fehlt: Benutzername/,
    );
    expect(chosen({ Alt: users, Neu: users }, 'users')).toMatch(
      /^Mehrere Blätter .*Benutzerübersicht aus: „Alt“, „Neu“\./,
    );
  });

  it('is read although another sheet cannot be, and says which', () => {
    const far = sheetsIn(
      { Benutzer: users, Alles: cover },
      { Alles: '<row r="60000"><c r="A60000"><v>1</v></c></row>' },
    );
    expect(readUpload(far, OVERVIEWS.users)).toMatchObject({
      ok: true,
      understood: {
        de: 'Excel-Tabelle, Blatt „Benutzer“ (nicht übernommen: Alles; nicht zu lesen: Alles)',
      },
    });
    expect(readUpload(far, OVERVIEWS.faxes)).toMatchObject({
      problem: { de: expect.stringContaining('zu groß oder beschädigt: „Alles“.') },
    });
  });

  it('is found behind many others; of more than can be looked at the rest is counted', () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`Blatt ${at}`, cover]));
    expect(chosen({ ...many(9), Benutzer: users }, 'users')).toBe('iris\t417');
    const refused = chosen(many(53), 'users');
    expect(refused).toContain('„Blatt 11“ … (50). Zu');
    expect(refused).toContain('nicht angesehen wurden: 3.');
  });

  it('is looked for by what the field of the form says it wants', () => {
    const fields = [{ id: 'table-file', kind: 'file', table: 'users' }, { id: 'note' }];
    const of = (id: string) => overviewOf(fields as unknown as Field[], id);
    expect([of('table-file'), of('note'), of('x')]).toEqual([
      OVERVIEWS.users,
      undefined,
      undefined,
    ]);
  });
});

describe('a cell far off', () => {
  const users = inlineRows([
    ['Benutzername', 'Nebenstellen'],
    ['iris', '417'],
  ]);
  const read = (more: string) => readUpload(workbook(`${users}${more}`), OVERVIEWS.users);

  it.each([
    ['row', '<row r="1048576"><c r="A1048576" s="3"/><c r="B1048576" s="3"></c></row>'],
    ['column', '<row r="3"><c r="XFD3" s="3"/><c r="XFC3" s="3"><v></v></c></row>'],
  ])('in the last %s keeps nobody’s file from being read, as long as it is empty', (_, more) => {
    expect(read(more)).toMatchObject({
      ok: true,
      text: expect.stringMatching(/^Benutzername\tNebenstellen\niris\t417\n?$/),
    });
  });

  it.each([
    ['<row r="1048576"><c r="A1048576"><v>1</v></c></row>'],
    ['<row r="3"><c r="XFD3"><v>1</v></c></row>'],
  ])('that holds something is not left out: %s', (more) => {
    expect(read(more).ok).toBe(false);
  });
});

describe('hostile files', () => {
  const honest = workbook(
    inlineRows([
      ['Benutzername', 'Nebenstellen'],
      ['iris.immsee', '417'],
    ]),
  );

  it('are read or refused, whatever their bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const upload = readUpload(bytes);
        if (!upload.ok) expect(upload.problem.de.length).toBeGreaterThan(20);
      }),
    );
  });

  it('cannot break the reader by a few wrong bytes in a workbook', () => {
    const damage = fc.array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), { maxLength: 4 });
    fc.assert(
      fc.property(damage, (changes) => {
        const bytes = Uint8Array.from(honest);
        for (const [at, byte] of changes) bytes[at] = byte;
        const upload = readUpload(bytes);
        if (!upload.ok) expect(upload.problem.de.length).toBeGreaterThan(20);
      }),
    );
  });

  it('that are small and would unpack to something large are refused without unpacking', () => {
    const huge = ' '.repeat(11_000_000);
    const bomb = workbook('', { 'xl/worksheets/sheet2.xml': `<worksheet>${huge}</worksheet>` });
    expect(bomb.length).toBeLessThan(100_000);
    expect(nameIn(bomb)).toMatch(/cannot|no Excel table/);
  });

  test.each([
    ['spaces', ' '],
    ['quotation marks', '"'],
    ['separators', ';'],
    ['bars', '|'],
    ['line breaks', '\n'],
    ['page lines', 'Elemente pro Seite \n'],
    ['opened marks', ';"'],
    ['framed lines', '| a |\n'],
  ])('of nothing but %s take a time in proportion to their length', (_, piece) => {
    const text = `Benutzername;Nebenstellen\n${piece.repeat(Math.ceil(100_000 / piece.length))}x`;
    // Squared, 100,000 characters would take minutes and meet the limit every test has.
    expect(importUsers(text).usable).toBe(false);
  });
});
