import fc from 'fast-check';
import { expect, it } from 'vitest';
import { typesSecret } from '../../../../src/flows/merges/conffiles/types-secret.ts';

const PHP = '/etc/ucware/ucware.php';
const SHOWN =
  "    'db_host' => 'localhost',\n    'trunk_auth' => '⟦1⟧',\n    'zone' => 'UTC', // it's";

it.each([
  ['a value under a name nobody knows', PHP, "'trunk_auth' => 'Sommer2026!canary',"],
  ['a second value beside a placeholder', PHP, "'trunk_auth' => '⟦1⟧canary',"],
  ['a value in a file that seldom holds secrets', '/etc/cron.d/x', 'password = canary'],
  ['a token', '/etc/cron.d/x', 'x = abc123def456abc123def456'],
  ['a value between placeholders', '/etc/x', 'secret=⟦1⟧canary⟦1⟧'],
  ['a pin of a dial plan', '/etc/asterisk/extensions.conf', 'same => n,Authenticate(4711)'],
  ['pins of a conference', '/etc/asterisk/meetme.conf', 'conf => 1234,9911,9912'],
  ['a pin switched off', '/etc/asterisk/voicemail.conf', '; 100 => 4711,Anna'],
  ['a password behind a blank', PHP, '# password hunter2'],
  ['a string behind a blank', '/etc/bind/named.conf', '  secret "hunter2";'],
  ['a sentence', PHP, '// das Kennwort lautet hunter2-NEU'],
  ['a pin', '/etc/asterisk/voicemail.conf', '100 => 4711,Anna'],
])('sees %s', (_, path, text) => {
  expect(typesSecret(text, path, SHOWN)).toBe(true);
});

it.each([
  ['placeholders', PHP, "'trunk_auth' => '⟦1⟧',"],
  ['a placeholder twice', '/etc/x', 'secret=⟦1⟧⟦1⟧'],
  ['a made-up placeholder beside another', '/etc/x', 'secret = ⟦9⟧ ⟦1⟧\r\n'],
  ['a placeholder twice in a string', PHP, "'trunk_auth' => '⟦1⟧⟦1⟧',"],
  ['a placeholder twice in a column', '/etc/postfix/sasl_passwd', 'host ⟦1⟧⟦1⟧'],
  ['numbers and names', PHP, "'session_timeout' => 3600,\n$debug = false;"],
  ['strings that were shown', PHP, "'db_host' => 'UTC',\n'zone' => 'localhost',"],
  ['a shown line with an apostrophe', PHP, "'zone' => 'UTC', // it's"],
  [
    'a dial plan',
    '/etc/asterisk/extensions.conf',
    'same => n,Playback(welcome)\nexten => 1,1,Hangup()',
  ],
  ['ordinary settings', '/etc/cron.d/x', "name = 'Zentrale'\nlimit 10"],
])('takes %s', (_, path, text) => {
  expect(typesSecret(text, path, SHOWN)).toBe(false);
});

it('takes whatever was shown, as it was shown', () => {
  const line = fc.constantFrom("'a' => 'b',", "'c' => '⟦2⟧',", 'limit 10', '# it is', '"x";');
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      const text = lines.join('\n');
      expect(typesSecret(text, PHP, text)).toBe(false);
    }),
  );
});
