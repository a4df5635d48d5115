import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenText } from '../../../../src/flows/merges/conffiles/chosen-text.ts';
import { FileDecision, type Side } from '../../../../src/flows/merges/conffiles/decision.ts';
import { MOST_HUNKS, Proposal } from '../../../../src/flows/merges/conffiles/proposal.ts';
import { propose } from '../../../../src/flows/merges/conffiles/propose.ts';
import type { Texts } from '../../../../src/flows/merges/conffiles/texts.ts';
import { finish } from '../../../../src/flows/merges/steps.ts';
import { redact } from '../../../../src/redact.ts';
import { bytes, textOfBytes, texts } from './bytes.ts';

const PHP = (lines: string): string => `<?php\nreturn [\n${lines}];\n`;
const BASE = PHP("  'db_password' => 'changeme',\n  'lifetime' => 3600,\n  'zone' => 'UTC',\n");
const OWN = PHP(
  "  'db_password' => 'canary-7391',\n  'lifetime' => 3600,\n  'zone' => 'Europe/Berlin',\n",
);
const VENDOR = PHP(
  "  'db_password' => 'changeme',\n  'lifetime' => 28800,\n  'zone' => 'UTC',\n  'x' => true,\n",
);

function decide(given: Texts, choice: FileDecision['choice'], sides: Side[] = []) {
  const decision = FileDecision.parse({ path: given.path, choice, sides, state: 's', by: 'anna' });
  return finish(chosenText(given, decision));
}

function result(given: Texts, choice: FileDecision['choice'], sides: Side[] = []): string {
  const chosen = decide(given, choice, sides);
  return chosen.fits ? textOfBytes(chosen.text) : chosen.why;
}

describe('a proposal', () => {
  it('shows what each side changed, without a secret', () => {
    const proposal = finish(propose(texts(BASE, OWN, VENDOR)));
    expect(Proposal.parse(proposal)).toEqual(proposal);
    expect(proposal).toMatchObject({ kind: 'merge', count: 1, conflicts: 1 });
    expect(proposal.hunks[0]).toEqual({
      line: 3,
      before: '<?php\nreturn [\n',
      base: "  'db_password' => '⟦3⟧',\n  'lifetime' => 3600,\n  'zone' => 'UTC',\n",
      own: "  'db_password' => '⟦1⟧',\n  'lifetime' => 3600,\n  'zone' => '⟦2⟧',\n",
      vendor:
        "  'db_password' => '⟦3⟧',\n  'lifetime' => 28800,\n  'zone' => 'UTC',\n  'x' => true,\n",
      proposed: null,
      cut: false,
      onlyEnds: false,
      around: [{ before: '<?php\nreturn [\n', after: '];\n' }],
    });
    expect(JSON.stringify(proposal)).not.toMatch(/canary|Berlin|changeme/);
    expect(proposal.document).toContain("-  'lifetime' => 3600,\n+  'lifetime' => 28800,\n");
    expect(proposal.document).toContain('<<<<<<< server (1)');
  });

  it('takes what only one side changed', () => {
    const middle = Array.from({ length: 6 }, (_, at) => `line ${at}\n`).join('');
    const given = texts(`a\n${middle}z\n`, `A\n${middle}z\n`, `a\n${middle}Z\n`, '/etc/a.conf');
    const proposal = finish(propose(given));
    expect(proposal).toMatchObject({ kind: 'merge', count: 2, conflicts: 0 });
    expect(proposal.hunks.map(({ proposed }) => proposed)).toEqual(['own', 'vendor']);
    expect(result(given, 'merge')).toBe(`A\n${middle}Z\n`);
    expect(result(given, 'merge', ['own', 'own'])).toBe(`A\n${middle}z\n`);
    expect(result(given, 'merge', ['own'])).toBe('sides');
  });

  it.each([
    ['only the vendor’s is in UTF-8', 'latin1', 'utf8', 'x Größe', true],
    ['only the own one is in UTF-8', 'utf8', 'latin1', 'x Größe', true],
    ['both are in UTF-8', 'utf8', 'utf8', 'x Größe', false],
    ['neither is', 'latin1', 'latin1', 'x Größe', false],
    ['one has nothing but ASCII', 'latin1', 'utf8', 'x size', false],
  ] as const)('merges no two encodings into one file: %s', (_, own, vendor, first, mixed) => {
    const given: Texts = {
      path: '/etc/a.conf',
      base: bytes('a\nb\nc\n'),
      own: bytes('a\nb\nc\nGrün\n', own),
      vendor: bytes(`${first}\na\nb\nc\n`, vendor),
    };
    const proposal = finish(propose(given));
    expect(proposal).toMatchObject({ mixed, count: 2, conflicts: mixed ? 2 : 0 });
    expect(proposal.document.includes('<<<<<<< server')).toBe(mixed);
    expect(decide(given, 'merge')).toMatchObject(
      mixed ? { fits: false, why: 'sides' } : { fits: true },
    );
    const kept = decide(given, 'merge', ['own', 'own']);
    expect(kept.fits && kept.text).toEqual(given.own);
  });

  it('merges nothing by itself when nobody knows the base', () => {
    const given = texts(null, 'a\nb\n', 'a\nc\n', '/etc/a.conf');
    expect(finish(propose(given))).toMatchObject({ kind: 'two-way', count: 1, conflicts: 1 });
    expect(result(given, 'merge')).toBe('no-base');
    expect(result(given, 'merge', ['both'])).toBe('a\nb\nc\n');
  });

  it('offers one file or the other where it is no text', () => {
    const given = { ...texts('a', 'b', 'c'), own: bytes('b\u0000') };
    expect(finish(propose(given)).kind).toBe('binary');
    expect(result(given, 'merge', ['own'])).toBe('binary');
    expect(decide(given, 'keep')).toEqual({ fits: true, text: given.own });
    expect(decide(given, 'vendor')).toEqual({ fits: true, text: given.vendor });
  });

  it.each([
    ['CR LF', 'a\r\nb\r\n', true],
    ['a last line break', 'a\nb', true],
    ['words', 'a\nc\n', false],
  ])('tells whether both sides differ only in the ends of lines: %s', (_, own, only) => {
    const { hunks } = finish(propose(texts(null, own, 'a\nb\n', '/etc/a.conf')));
    expect(hunks.map(({ onlyEnds }) => onlyEnds)).toEqual([only]);
  });

  it('tells it of a hunk that is too long to be shown whole, too', () => {
    const lines = Array.from({ length: 400 }, (_, at) => `line ${at}`);
    const [own, vendor] = [lines.join('\r\n'), lines.join('\n')] as const;
    const { hunks } = finish(propose(texts(null, own, vendor, '/etc/a.conf')));
    expect(hunks).toMatchObject([{ cut: true, onlyEnds: true }]);
  });

  it('lists no more hunks than a form can ask for', () => {
    const lines = Array.from({ length: 400 }, (_, at) => `line ${at}\n`);
    const changed = lines.map((line, at) => (at % 10 === 0 ? `new ${line}` : line));
    const proposal = finish(propose(texts(null, lines.join(''), changed.join(''), '/etc/a')));
    expect(proposal.hunks).toHaveLength(MOST_HUNKS);
    expect(proposal.count).toBe(40);
  });

  it('keeps encoding and line ends', () => {
    const latin = (text: string): Uint8Array => bytes(text, 'latin1');
    const given = {
      path: '/etc/a.conf',
      base: latin('Größe 1\r\nx\r\ny\r\nz\r\nende'),
      own: latin('Größe 2\r\nx\r\ny\r\nz\r\nende'),
      vendor: latin('Größe 1\r\nx\r\ny\r\nz\r\nEnde'),
    };
    const chosen = decide(given, 'merge');
    expect(chosen.fits && textOfBytes(chosen.text, 'latin1')).toBe(
      'Größe 2\r\nx\r\ny\r\nz\r\nEnde',
    );
    expect(result(given, 'merge', [{ text: 'Größe 3' }, 'own'])).not.toContain('�3');
    expect(result(given, 'merge', [{ text: '日本' }, 'own'])).toBe('encoding');
  });

  it('gives exactly one file or the other when one side is taken everywhere', () => {
    const content = fc.array(
      fc.constantFrom('a\n', "password = 'x'\n", '\r\n', 'ä\n', 'b', '⟦1⟧\n'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.option(content), content, content, (base, own, vendor) => {
        const given = texts(base?.join('') ?? null, own.join(''), vendor.join(''));
        const { count } = finish(propose(given));
        const all = (side: Side): Side[] => Array.from({ length: count }, () => side);
        if (count === 0) return;
        expect(result(given, 'merge', all('own'))).toBe(own.join(''));
        expect(result(given, 'merge', all('vendor'))).toBe(vendor.join(''));
      }),
      { numRuns: 300 },
    );
  });
});

describe('an edited hunk', () => {
  const given = texts(BASE, OWN, VENDOR);

  it('gets its secrets back', () => {
    const text = "  'db_password' => '⟦1⟧',\n  'lifetime' => 7200,\n  'zone' => '⟦2⟧',";
    expect(result(given, 'merge', [{ text }])).toBe(
      PHP(
        "  'db_password' => 'canary-7391',\n  'lifetime' => 7200,\n  'zone' => 'Europe/Berlin',\n",
      ),
    );
  });

  it.each([
    ['lost', "  'zone' => '⟦2⟧',"],
    ['doubled', '⟦1⟧ ⟦1⟧ ⟦2⟧'],
    ['made up', '⟦1⟧ ⟦2⟧ ⟦9⟧'],
    ['damaged', '⟦1⟧ ⟦2⟧ ⟦3'],
  ])('is refused when a placeholder was %s', (_, text) => {
    expect(result(given, 'merge', [{ text }])).toBe('placeholders');
  });

  it.each(["'db_password' => '⟦1⟧⟦1⟧',", 'password = ⟦1⟧⟦1⟧', 'password = ⟦9⟧ ⟦1⟧'])(
    'is refused for its placeholders, not as a secret, also where a name stands before them: %s',
    (words) => {
      const text = `${words}\n⟦2⟧`;
      expect(redact(text)).toBe(text);
      expect(result(given, 'merge', [{ text: redact(text) }])).toBe('placeholders');
    },
  );

  it('is refused when a secret was typed, which the record has masked', () => {
    expect(result(given, 'merge', [{ text: '⟦1⟧ ⟦2⟧ password = ••••••' }])).toBe('secret');
  });

  it('takes no placeholder from behind the name that tells it is secret', () => {
    const given = texts(
      'user=a\npassword=old\nnext\n',
      'user=b\npassword=Zq8vKt2m\nnext\n',
      'user=c\npassword=new\nnext\n',
      '/etc/shop/shop.conf',
    );
    const edit = (text: string) => result(given, 'merge', [{ text }]);
    expect(edit('user=b\npassword=⟦1⟧\n')).toBe('user=b\npassword=Zq8vKt2m\nnext\n');
    expect(edit('user=b\nwelcome\ndb_password=⟦1⟧\n')).toContain('db_password=Zq8vKt2m');
    expect(edit('user=b\nbanner=⟦1⟧\n')).toBe('bare');
    expect(edit('a line more\npassword=x⟦1⟧\n')).toContain('password=xZq8vKt2m');
  });

  it('takes no number of a placeholder for a secret that reads the same', () => {
    const given = texts(
      "$one = 'first';\n$two = '7';\n",
      "$one = 'other';\n$two = '1';\n",
      "$one = 'third';\n$two = '8';\n",
    );
    expect(result(given, 'merge', [{ text: "$two = '⟦2⟧';\n$one = '⟦1⟧';\n" }])).toBe(
      "$two = '1';\n$one = 'other';\n",
    );
  });

  it('may be empty, and then the lines go', () => {
    const plain = texts('a\nb\nc\n', 'a\nB\nc\n', 'a\nBB\nc\n', '/etc/a.conf');
    expect(result(plain, 'merge', [{ text: '' }])).toBe('a\nc\n');
    expect(result(plain, 'merge', [{ text: 'x\ny' }])).toBe('a\nx\ny\nc\n');
  });
});
