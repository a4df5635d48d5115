import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskText } from '../../../../src/flows/merges/conffiles/mask-text.ts';
import { Secrets } from '../../../../src/flows/merges/conffiles/secrets.ts';
import { finish } from '../../../../src/flows/merges/steps.ts';
import { redact } from '../../../../src/redact.ts';

const NOTHING_PUBLIC = (): boolean => false;

function mask(text: string, path = '/etc/foo.conf'): { masked: string; secrets: Secrets } {
  const secrets = new Secrets();
  return { masked: finish(maskText(text, path, secrets, NOTHING_PUBLIC)), secrets };
}

const KEY = `-----BEGIN RSA PRIVATE KEY-----\nMIIEow${'A'.repeat(40)}\nabc\n-----END RSA PRIVATE KEY-----\n`;

describe('masking a configuration file', () => {
  it.each([
    ['a value under a name', 'db_password = s3cret!\n', 'db_password = ⟦1⟧\n'],
    ['the same value again', 'password=a1b2\nsecret=a1b2\n', 'password=⟦1⟧\nsecret=⟦1⟧\n'],
    ['an array of PHP', `'db_password' => 'x y',\n`, `'db_password' => '⟦1⟧',\n`],
    ['a define of PHP', `define('DB_PASSWORD', 'x');\n`, `define('DB_PASSWORD', '⟦1⟧');\n`],
    ['an address', 'url = mysql://me:pw@host/db\n', 'url = mysql://⟦1⟧@host/db\n'],
    ['a key by its name', 'app_key: base64:abc=\n', 'app_key: ⟦1⟧\n'],
    ['a token', 'x 4f3c2b1a0987fedcba6543210a z\n', 'x ⟦1⟧ z\n'],
    ['a commented value', '# secret = old\r\nnext\r\n', '# secret = ⟦1⟧\r\nnext\r\n'],
    ['a private key, line for line', KEY, '⟦1⟧\n⟦2⟧\n⟦3⟧\n⟦4⟧\n'],
    ['what looks like a placeholder', 'a ⟦1⟧ b\n', 'a ⟦1⟧ b\n'],
  ])('masks %s', (_, text, expected) => {
    const { masked, secrets } = mask(text);
    expect(masked).toBe(expected);
    expect(secrets.reveal(masked)).toBe(text);
  });

  it.each([
    'limit nofile 65536 65536',
    'exec /usr/sbin/asterisk -f -g -C /etc/asterisk/asterisk.conf',
    "'session_lifetime' => 3600,",
    'start on (filesystem and net-device-up IFACE!=lo)',
    '# asterisk - telephony daemon (UCware 4.5.0.10)',
    'deb https://packages.ucware.de/ubuntu/ucware-5 bionic main',
  ])('leaves alone: %s', (line) => {
    expect(mask(line).masked).toBe(line);
  });

  it('masks strings in files that are known to hold secrets, but not what the vendor ships', () => {
    const secrets = new Secrets();
    const text = `return ['zone' => 'Europe/Berlin', 'host' => 'localhost', "x" => "q"];\n`;
    const steps = maskText(text, '/etc/ucware/ucware.php', secrets, (w) => w === 'localhost');
    expect(finish(steps)).toBe(`return ['zone' => '⟦1⟧', 'host' => 'localhost', "x" => "⟦2⟧"];\n`);
  });

  it('does not lose track of strings at an apostrophe in a comment', () => {
    const secrets = new Secrets();
    const text = "# don't use 'canary'\n";
    const masked = finish(maskText(text, '/etc/ucware/a', secrets, NOTHING_PUBLIC));
    expect(masked).toBe("# don'⟦2⟧\n");
    expect(secrets.reveal(masked)).toBe(text);
  });

  it('masks the numbers that open voice mailboxes', () => {
    expect(mask('100 => 4711,Anna\n', '/etc/asterisk/voicemail.conf').masked).toBe(
      '100 => ⟦1⟧,Anna\n',
    );
  });

  it('keeps lines, gives everything back, and leaves nothing for the gate to mask', () => {
    const piece = fc.constantFrom(
      'password = ',
      "'secret' => '",
      "',",
      '\n',
      '\r\n',
      'hunter2',
      ' ',
      '"',
      "'",
      'mysql://u:p@h/d',
      'token:',
      '⟦1⟧',
      '⟦7⟧',
      'abc123def456abc123def456',
      '# ',
      'user',
      '-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----',
      'login me\n password x',
      '\\',
      '<',
      '&',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 14 }),
        fc.constantFrom('/etc/foo', '/etc/mysql/my.cnf', '/etc/asterisk/voicemail.conf'),
        (parts, path) => {
          const text = parts.join('');
          const { masked, secrets } = mask(text, path);
          expect(masked.split('\n').length).toBe(text.split('\n').length);
          expect(secrets.reveal(masked)).toBe(text);
          expect(redact(masked)).toBe(masked);
        },
      ),
      { numRuns: 3_000, examples: [[['password = ', '\\', "'", '\\'], '/etc/foo']] },
    );
  });
});
