import { describe, expect, it, test } from 'vitest';
import { maskWords } from '../../../../src/flows/merges/conffiles/mask-words.ts';
import { finish } from '../../../../src/flows/merges/steps.ts';
import { bytes, texts } from './bytes.ts';

const PHP = '/etc/ucware/ucware.php';
const SECRET = 'Zk9vQx7pLmZk9vQx7pLmZk9vQx7pLm-and-the-rest-of-it';

function php(secret: string): string {
  return `<?php\nreturn [\n  'trunk_auth' => '${secret}',\n  'x' => 1,\n];\n`;
}

function said(words: string, own = php(SECRET), path = PHP, encoding: 'utf8' | 'latin1' = 'utf8') {
  const file = {
    ...texts(php(''), own, php('').replace('1', '2'), path),
    own: bytes(own, encoding),
  };
  return finish(maskWords(bytes(words, encoding), file));
}

/** Every stretch of six characters of a secret that is still to be read. */
function leftOf(secret: string, shown: string): string[] {
  return Array.from({ length: Math.max(secret.length - 5, 0) }, (_, at) =>
    secret.slice(at, at + 6),
  ).filter((part) => shown.includes(part));
}

describe('what a program said about a file', () => {
  it('holds none of the file’s secrets', () => {
    const own = "<?php\nreturn ['db_password' => 'canary-77', 'a' => 'secret-zone'];\n";
    expect(said("unexpected 'canary-77' near secret-zone on line 2", own)).toBe(
      "unexpected '⟦1⟧' near ⟦2⟧ on line 2",
    );
  });

  test.each([
    [
      'the beginning of one, as PHP quotes it',
      `PHP Parse error: syntax error, unexpected single-quoted string "${SECRET.slice(0, 30)}...", expecting "]" in ${PHP} on line 4`,
      `PHP Parse error: syntax error, unexpected single-quoted string "⟦1⟧...", expecting "]" in ${PHP} on line 4`,
    ],
    ['a middle', `near "${SECRET.slice(7, 24)}" on line 3`, 'near "⟦1⟧" on line 3'],
    ['an end', `${SECRET.slice(11)}', 'x'\n   ^`, "⟦1⟧', 'x'\n   ^"],
  ])('nor %s', (_, words, shown) => {
    expect(said(words)).toBe(shown);
  });

  it('nor the end of one before which xmllint cuts the line', () => {
    const secret = 'Zk9vQx7pLm-'.repeat(12);
    const shown = said(
      `p.xml:1: parser error : Opening and ending tag mismatch: b line 1 and a\n${secret.slice(40)}</password><b></a\n                ^`,
      `<a><password>${secret}</password><b></a>\n`,
      '/etc/foo.xml',
    );
    expect(leftOf(secret, shown)).toEqual([]);
    expect(shown).toContain(
      'Opening and ending tag mismatch: b line 1 and a\n⟦1⟧</password><b></a',
    );
  });

  test.each([
    ['as it is', 'Grünwald-4711', 'utf8'],
    ['as it is in ISO 8859-1', 'Grünwald-4711', 'latin1'],
    ['with question marks', 'Gr?nwald-4711', 'utf8'],
    ['with a question mark for each byte', 'Gr??nwald-4711', 'utf8'],
    ['in octal', 'Gr\\303\\274nwald-4711', 'utf8'],
    ['as Python writes it', 'Gr\\xfcnwald-4711', 'utf8'],
  ] as const)('nor one that is not ASCII, %s', (_, written, encoding) => {
    const words = `unexpected string "${written}", expecting "]"`;
    expect(said(words, php('Grünwald-4711'), PHP, encoding)).toBe(
      'unexpected string "⟦1⟧", expecting "]"',
    );
  });

  it('nor one that a long line would be cut in', () => {
    const shown = said(`${'x '.repeat(140)}${SECRET} and what follows`);
    expect(leftOf(SECRET, shown)).toEqual([]);
    expect(shown.length).toBeLessThanOrEqual(301);
  });

  it('keeps the words of the program where a secret is a sentence with the same ones', () => {
    const own = `${php('x')}// Geheim: in ${PHP} the string on line 4, syntax error\n`;
    const words = `syntax error, unexpected string on line 4 in ${PHP} on line 4`;
    expect(said(words, own)).toBe(words);
    expect(said('unexpected Geheim: i', own)).toBe('unexpected ⟦1⟧');
  });

  it('stays readable where settings of the file are ordinary words and numbers', () => {
    const own = `<?php\nreturn ['log' => 'file', 'level' => 'error', 'on' => 'line', 'db' => '1042', 'pw' => 'geheim'];\n`;
    const words =
      'PHP Parse error:  syntax error, unexpected end of file, expecting "]" on line 1042';
    expect(said(words, own)).toBe(words);
    expect(said('unexpected "error" and geheim near 1042', own)).toMatch(
      /^unexpected "⟦\d⟧" and ⟦\d⟧ near ⟦\d⟧$/,
    );
    expect(said('an ungeheim word', own)).toContain('⟦');
  });

  it('is readable: no signs that say nothing, and umlauts as they are', () => {
    expect(said('Datei für\tPHP\u0007:\u202e Fehler\r\n\n')).toBe('Datei für PHP?:? Fehler');
    const half = Uint8Array.of(...bytes('f'), 0xc3);
    expect(finish(maskWords(half, texts('', '', '')))).toBe('f?');
  });
});
