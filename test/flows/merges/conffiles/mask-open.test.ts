import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskText } from '../../../../src/flows/merges/conffiles/mask-text.ts';
import { propose } from '../../../../src/flows/merges/conffiles/propose.ts';
import { Secrets } from '../../../../src/flows/merges/conffiles/secrets.ts';
import { typesSecret } from '../../../../src/flows/merges/conffiles/types-secret.ts';
import { finish } from '../../../../src/flows/merges/steps.ts';
import { redact } from '../../../../src/redact.ts';
import { texts } from './bytes.ts';

const PHP = '/etc/ucware/ucware.php';

function mask(text: string, path = PHP, isPublic = (_: string) => false) {
  const secrets = new Secrets();
  return { masked: finish(maskText(text, path, secrets, isPublic)), secrets };
}

const HIDDEN: readonly (readonly [what: string, path: string, text: string, masked: string])[] = [
  [
    'a here-document',
    PHP,
    '$a = <<<EOT\n  canary\ncanary 2\n  EOT;\n$b = 1;\n',
    '$a = <<<EOT\n  ⟦1⟧\n⟦2⟧\n  EOT;\n$b = 1;\n',
  ],
  [
    'a here-document as it is',
    PHP,
    "$a = <<<'X'\r\ncanary\r\nX;\r\n",
    "$a = <<<'⟦2⟧'\r\n⟦1⟧\r\nX;\r\n",
  ],
  [
    'the further lines of a string',
    PHP,
    "$a = 'one\ncanary\n  canary 2';\n$b = 2;\n",
    "$a = '⟦3⟧\n⟦1⟧\n  ⟦2⟧';\n$b = 2;\n",
  ],
  [
    'a string that begins where another ends',
    PHP,
    "$a = ['one\ntwo', 'b' => 'canary\ncanary 2'];\n",
    "$a = ['⟦3⟧\n⟦1⟧\n⟦2⟧'];\n",
  ],
  ['a comment', PHP, '$a = 1; // my password is canary\n', '$a = 1; // ⟦2⟧\n'],
  [
    'a comment of several lines',
    PHP,
    "/* it's\n * the key: canary x\n */\n",
    "/* it'⟦1⟧\n * ⟦2⟧\n */\n",
  ],
  [
    'a comment of Asterisk',
    '/etc/asterisk/sip.conf',
    '[a] ; the pin of the boss is 4711\n; Geheim: canary\n;;; Passwords\n',
    '[a] ; ⟦2⟧\n; ⟦3⟧\n;;; Passwords\n',
  ],
  [
    'a here-document of a shell',
    '/etc/ppp/ip-up',
    'cat <<EOF >/x\ncanary\nEOF\nexit 0\n',
    'cat <<EOF >/x\n⟦1⟧\nEOF\nexit 0\n',
  ],
  ['a string of a shell', '/etc/ppp/ip-up', 'A="one\ncanary"\nexit 0\n', 'A="⟦2⟧\n⟦1⟧"\nexit 0\n'],
];

describe('in a file that is known to hold secrets', () => {
  it.each(HIDDEN)('%s is masked', (_, path, text, expected) => {
    const { masked, secrets } = mask(text, path);
    expect(masked).toBe(expected);
    expect(secrets.reveal(masked)).toBe(text);
    expect(redact(masked)).toBe(masked);
  });

  it.each(HIDDEN)('%s cannot be typed, but what was shown can', (_, path, text, masked) => {
    expect(typesSecret(text, path, masked)).toBe(true);
    expect(typesSecret(masked, path, masked)).toBe(false);
  });

  it.each([
    [PHP, "// don't panic\n$a = 1; # it's 2\n/* it's\n * don't\n */\n$b = 3;\n"],
    [PHP, '$a = 1 << B;\n#[Attribute]\nreturn $a;\n'],
    ['/etc/asterisk/sip.conf', "; don't = touch\nallow=alaw\n; it's fine\ncontext=inbound\n"],
  ])('%s keeps what follows an apostrophe of a comment: %j', (path, text) => {
    const { masked } = mask(text, path);
    const lines = text.split('\n').filter((line) => !line.includes("'"));
    expect(masked.split('\n')).toEqual(expect.arrayContaining(lines));
  });

  it('shows what the package ships, and is read on where the file is cut', () => {
    const vendor = new Set(['EOT;', 'shipped', '// the key of the house']);
    const text = `$a = <<<EOT\n${'shipped\n'.repeat(1_200)}canary\nEOT;\n// the key of the house\n`;
    expect(mask(text, PHP, (words) => vendor.has(words)).masked).toBe(
      text.replace('canary', '⟦1⟧'),
    );
  });

  it('a hunk inside of a long string or here-document is judged as a part of it', () => {
    for (const [head, end] of [
      ['$a = <<<EOT', 'EOT;'],
      ["$a = '", "';"],
    ]) {
      const lines = Array.from({ length: 300 }, (_, at) => `line ${at}`);
      const base = [head, ...lines, end, '$b = 1;', ''].join('\n');
      const own = base.replace('line 290', 'canary 1');
      const vendor = base.replace('line 290', 'canary 2');
      const hunk = finish(propose(texts(base, own, vendor))).hunks[0];
      const around = hunk?.around[0];
      expect(around).toBeDefined();
      expect(typesSecret('hunter2\n', PHP, hunk?.own ?? '', around)).toBe(true);
      expect(typesSecret(hunk?.own ?? '', PHP, hunk?.own ?? '', around)).toBe(false);
      expect(typesSecret('hunter2\n', PHP, hunk?.own ?? '')).toBe(false);
    }
  });

  it('lines stay, everything comes back, and the gate finds nothing left', () => {
    const piece = fc.constantFrom(
      ...['<<<EOT', '<<<"X"', 'EOT', 'X;', '\n', '\r\n', "'", '"', '\\', "$a = '", 'canary', ' '],
      ...[
        '// ',
        '# ',
        '/* ',
        '*/',
        ' * ',
        '; ',
        'password ',
        'the key ',
        '<<EOF',
        'EOF',
        '="',
        ')',
      ],
      ...['⟦1⟧', '=> ', "['a' => '", "'],", '\r', '$b = 1;', '#include "x"'],
    );
    const paths = fc.constantFrom(PHP, '/etc/asterisk/sip.conf', '/etc/ppp/ip-up');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), paths, (parts, path) => {
        const text = parts.join('');
        const { masked, secrets } = mask(text, path);
        expect(masked.split('\n').length).toBe(text.split('\n').length);
        expect(secrets.reveal(masked)).toBe(text);
        expect(redact(masked)).toBe(masked);
        expect(typesSecret(masked, path, masked)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});
