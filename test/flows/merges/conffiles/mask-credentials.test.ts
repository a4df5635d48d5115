import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskText } from '../../../../src/flows/merges/conffiles/mask-text.ts';
import { Secrets } from '../../../../src/flows/merges/conffiles/secrets.ts';
import { typesSecret } from '../../../../src/flows/merges/conffiles/types-secret.ts';
import { finish } from '../../../../src/flows/merges/steps.ts';
import { redact } from '../../../../src/redact.ts';

function mask(text: string, path: string, isPublic = (_: string) => false) {
  const secrets = new Secrets();
  return { masked: finish(maskText(text, path, secrets, isPublic)), secrets };
}

/** A file, its masked text, and a hunk that a person types into it as they were shown it. */
const FILES: readonly (readonly [path: string, text: string, masked: string])[] = [
  ['/etc/exim4/passwd.client', '*.example.org:bob:canary\n', '*.example.org:⟦1⟧\n'],
  ['/etc/postfix/sasl_passwd', '[mx.example.org]:587  bob:canary\n', '[mx.example.org]:587  ⟦1⟧\n'],
  ['/etc/ppp/chap-secrets', '# old\nbob  *  canary  *\n', '# old\nbob  ⟦1⟧\n'],
  ['/etc/ppp/pap-secrets', '"bob"\t*\tcanary\r\n', '"⟦2⟧"\t⟦1⟧\r\n'],
  ['/etc/hylafax/hosts.hfaxd', '127.0.0.1\nbob:21:canary:admin\n', '127.0.0.1\nbob:⟦1⟧\n'],
  ['/etc/nginx/.htpasswd', 'bob:canary\n# eve:canary\n', 'bob:⟦1⟧\n# eve:⟦1⟧\n'],
  [
    '/root/.netrc',
    'machine h\n  login bob\n  password canary\n',
    'machine ⟦2⟧\n  login ⟦3⟧\n  password ⟦1⟧\n',
  ],
  ['/root/.pgpass', 'localhost:5432:*:bob:canary\n', 'localhost:⟦1⟧\n'],
  [
    '/etc/ucware/.my.cnf',
    '[client]\nuser = bob\npasswd = canary\n',
    '[client]\nuser = ⟦2⟧\npasswd = ⟦1⟧\n',
  ],
  ['/etc/snmp/snmpd.conf', 'rocommunity canary 10.0.0.0/8\n', 'rocommunity ⟦1⟧ 10.0.0.0/8\n'],
  [
    '/etc/x.yml',
    'a:\n  password: |\n    canary\n    canary 2\n  b: c\n',
    'a:\n  password: |\n    ⟦1⟧\n    ⟦2⟧\n  b: c\n',
  ],
  ['/etc/x.xml', '<password>\n  canary\n</password>\n', '<password>\n  ⟦1⟧\n</password>\n'],
  ['/etc/x.json', '{"secret": {"value": "canary"}}\n', '{"secret": {"value": "⟦1⟧"}}\n'],
  ['/etc/x.json', '{"password":\n  "canary"}\n', '{"password":\n  "⟦1⟧"}\n'],
  ['/etc/asterisk/sip.conf', 'auth=bob:canary@realm\n', 'auth=⟦1⟧@realm\n'],
  ['/etc/asterisk/voicemail.conf', '; 400 => 4711,Old\n', '; 400 => ⟦1⟧,Old\n'],
  ['/etc/asterisk/agents.conf', 'agent => 1001,47110,Anna\n', 'agent => 1001,⟦1⟧,Anna\n'],
  ['/etc/asterisk/extensions.conf', 'TRUNK_AUTH=hunter2\n', 'TRUNK_AUTH=⟦1⟧\n'],
  [
    '/etc/asterisk/extensions.conf',
    'exten => s,1,Set(GLOBAL(TRUNKPW)=hunter2)\n',
    'exten => s,1,Set(GLOBAL(TRUNKPW)=⟦1⟧)\n',
  ],
  ['/etc/turnserver.conf', 'user=anna:hunter2\n', 'user=anna:⟦1⟧\n'],
  ['/etc/redis/redis.conf', 'masterauth hunter2\n', 'masterauth ⟦1⟧\n'],
  ['/etc/redis/redis.conf', 'user anna on >hunter2 ~*\n', 'user anna on >⟦1⟧ ~*\n'],
  ['/etc/monit/monitrc', 'allow admin:hunter2\n', 'allow admin:⟦1⟧\n'],
  ['/etc/nagios/nrpe.cfg', 'check_mysql -u x -p hunter2\n', 'check_mysql -u x -p ⟦1⟧\n'],
  ['/etc/grub.d/40_custom', 'password_pbkdf2 root grub.x\n', 'password_pbkdf2 root ⟦1⟧\n'],
  ['/etc/x.yml', 'basic_auth: admin:hunter2\n', 'basic_auth: admin:⟦1⟧\n'],
  ['/etc/nginx/x', 'if ($arg_key != "hunter2") {\n', 'if ($arg_key != "⟦1⟧") {\n'],
  [
    '/etc/nginx/x',
    'map $http_x_api_key $ok { default 0; "hunter2" 1; }\n',
    'map $http_x_api_key $ok { default 0; "⟦1⟧" 1; }\n',
  ],
  ['/etc/nginx/x', 'secure_link_md5 "$uri hunter2";\n', 'secure_link_md5 "⟦1⟧";\n'],
  ['/etc/x.conf', '# Zugang: admin / hunter2\n', '# Zugang: admin / ⟦1⟧\n'],
  ['/etc/x.conf', '# Passwort der Leitung (hunter2)\n', '# Passwort der Leitung (⟦1⟧)\n'],
  ['/etc/x.conf', '# Lizenz: ABC123-DEF\n', '# Lizenz: ⟦1⟧\n'],
  ['/etc/x.conf', '# alter Zugang war hunter2\n', '# ⟦1⟧\n'],
  ['/etc/asterisk/meetme.conf', 'conf => 1234,9911,9912 ; x\n', 'conf => 1234,⟦1⟧ ; x\n'],
  ['/etc/asterisk/pjsip.conf', 'md5_cred=canary\n', 'md5_cred=⟦1⟧\n'],
  [
    '/etc/asterisk/extensions.conf',
    'same => n,Dial(SIP/bob:canary@host,20)\nsame => n,Authenticate(4711)\nsame => n,DISA(4712,ctx)\n',
    'same => n,Dial(SIP/bob:⟦1⟧@host,20)\nsame => n,Authenticate(⟦2⟧)\nsame => n,DISA(⟦3⟧,ctx)\n',
  ],
  [
    '/etc/asterisk/extensions.conf',
    'exten => 1,1,MeetMe(1234,Mp,4711)\nexten => 1,2,Set(PIN=4712)\n',
    'exten => 1,1,MeetMe(1234,Mp,⟦1⟧)\nexten => 1,2,Set(PIN=⟦2⟧)\n',
  ],
  [
    '/etc/apache2/x.conf',
    '  AuthLDAPBindPassword canary\n  Require valid-user\n',
    '  AuthLDAPBindPassword ⟦1⟧\n  Require valid-user\n',
  ],
  ['/etc/x', 'host mx\npassword canary\n', 'host mx\npassword ⟦1⟧\n'],
  ['/etc/fetchmailrc', 'poll h user bob password canary\n', 'poll h user bob password ⟦1⟧\n'],
  [
    '/etc/bind/named.conf',
    '  algorithm hmac-md5;\n  secret "canary";\n',
    '  algorithm hmac-md5;\n  secret "⟦1⟧";\n',
  ],
  ['/etc/nginx/x', 'set $pw "canary";\nset $page "1";\n', 'set $pw "⟦1⟧";\nset $page "1";\n'],
  ['/etc/chrony/chrony.keys', '1 MD5 canary\n', '1 ⟦1⟧\n'],
  ['/etc/ntp.keys', '#2 M canary # x\n', '#2 ⟦1⟧\n'],
  ['/etc/x', 'wep_key0=canary\n', 'wep_key0=⟦1⟧\n'],
  ['/etc/x', 'PIN_CODE=4711\nACCESS_CODE=4712\n', 'PIN_CODE=⟦1⟧\nACCESS_CODE=⟦2⟧\n'],
  ['/etc/cron.d/x', 'echo canary | sudo -S id\n', 'echo ⟦1⟧ | sudo -S id\n'],
  ['/etc/x', '# root password canary2\n', '# root password ⟦1⟧\n'],
  ['/etc/bind/x', 'key a { secret "canary"; };\n', 'key a { secret "⟦1⟧"; };\n'],
  ['/etc/x', '# password canary\n', '# password ⟦1⟧\n'],
  ['/etc/x', '# das Kennwort lautet canary-NEU\n', '# das Kennwort lautet ⟦1⟧\n'],
  ['/etc/nslcd.conf', 'bindpw canary\n', 'bindpw ⟦1⟧\n'],
  ['/etc/rsyncd.secrets', 'bob:canary\n', 'bob:⟦1⟧\n'],
  ['/etc/mosquitto/passwd', 'bob:canary\n', 'bob:⟦1⟧\n'],
  ['/etc/nginx/.htusers', 'bob:canary\n', 'bob:⟦1⟧\n'],
  ['/etc/davfs2/secrets', '/mnt/dav bob canary\n', '/mnt/dav ⟦1⟧\n'],
  ['/etc/asterisk/voicemail_users.conf', '400 => 4711,Anna\n', '400 => ⟦1⟧,Anna\n'],
  ['/etc/asterisk/voicemail_custom.conf', '400 => 4711,Anna\n', '400 => ⟦1⟧,Anna\n'],
  ['/etc/asterisk/minivm.conf', '400 => 4711,Anna\n', '400 => ⟦1⟧,Anna\n'],
  ['/etc/asterisk/dundi.conf', 'y => c,0,IAX2,bob:canary@h/x\n', 'y => c,0,IAX2,bob:⟦1⟧@h/x\n'],
  [
    '/etc/asterisk/extensions.conf',
    'same => n,Set(CHANNEL(secret)=canary)\n',
    'same => n,Set(CHANNEL(secret)=⟦1⟧)\n',
  ],
  [
    '/etc/squid/squid.conf',
    'cache_peer h parent 1 0 login=bob:canary\n',
    'cache_peer h parent 1 0 login=bob:⟦1⟧\n',
  ],
  [
    '/etc/x.xml',
    '<user_pass idx="1" perm="RW">canary</user_pass>\n',
    '<user_pass idx="1" perm="RW">⟦1⟧</user_pass>\n',
  ],
  ['/etc/x.xml', '<pin>4711</pin>\n', '<pin>⟦1⟧</pin>\n'],
  [
    '/etc/x.htm',
    'user_pass1!: canary\nadmin_mode_password&: canary2\n',
    'user_pass1!: ⟦1⟧\nadmin_mode_password&: ⟦2⟧\n',
  ],
  ['/etc/x.conf', 'password=\u00a0canary\n', 'password=\u00a0⟦1⟧\n'],
  ['/etc/x.conf', 'password\u00a0=\u00a0canary\n', 'password\u00a0=\u00a0⟦1⟧\n'],
];

describe('a file of credentials', () => {
  it.each(FILES)('%s is masked: %j', (path, text, expected) => {
    const { masked, secrets } = mask(text, path);
    expect(masked).toBe(expected);
    expect(secrets.reveal(masked)).toBe(text);
    expect(redact(masked)).toBe(masked);
  });

  it.each(FILES)('%s takes no secret that was typed: %j', (path, text, masked) => {
    expect(typesSecret(text, path, masked)).toBe(true);
  });

  it.each(FILES)(
    '%s takes what was shown, its lines in another order, too: %j',
    (path, _, masked) => {
      expect(typesSecret(masked, path, masked)).toBe(false);
      expect(typesSecret(`${masked}# \n`, path, masked)).toBe(false);
    },
  );

  it('shows what the package ships', () => {
    const text = '# target.mail.server.example:SMTPAccountUsername:SMTPAccountPassword\n';
    expect(mask(text, '/etc/exim4/passwd.client', (w) => w === text.trim()).masked).toBe(text);
  });
});

it.each([
  ['/etc/ssh/sshd_config', 'PasswordAuthentication no\nPermitEmptyPasswords no'],
  ['/etc/pam.d/sudo', 'password requisite pam_pwquality.so retry=3\npassword include common'],
  ['/etc/pam.d/x', 'password [success=1 default=ignore] pam_unix.so obscure sha512'],
  ['/etc/x', '# a password of 8 signs, and the password policy of 2026'],
  ['/etc/x.conf', 'use_password yes\nlimit 10\nssl_certificate_key /etc/ssl/a.key;'],
  ['/etc/asterisk/extensions.conf', 'exten => _X.,1,DISA(no-password,ctx)\nsame => n,Hangup()'],
  ['/etc/nagios/nrpe.cfg', 'check_tcp -H x -p 8080'],
  ['/etc/x.conf', '# Login shell is /bin/bash, keys of 2048 bits'],
  ['/etc/x.conf', '# Anrufe passieren den Proxy sip1.example.org, area code Kiel 0431a'],
  ['/etc/asterisk/x.conf', '; Das passt so seit v5.1, bypass for host web1'],
  ['/etc/x.conf', 'server 10.0.0.1;\nroot /var/www;\nset $page 1;'],
  ['/etc/asterisk/dundi.conf', 'x => dundi,0,IAX2,priv:\u0024{SECRET}@h/\u0024{NUMBER}'],
  ['/etc/gpio.xml', '<pin>5</pin>\n<by_pass>\n'],
])('leaves ordinary lines of %s alone', (path, text) => {
  expect(mask(text, path).masked).toBe(text);
});

it('masks a value below its name wherever the file is cut for it', () => {
  for (const value of [
    'password: |\n  canary\n  canary',
    '"secret":\n{\n  "value":\n  "canary"\n}',
    'password\n  = canary',
    '"password"\n  :\n  "canary"',
    'passwords:\n  - canary\n  - canary',
  ]) {
    for (let before = 494; before <= 501; before += 1) {
      const text = `${'x\n'.repeat(before)}${value}\n${'y\n'.repeat(1_200)}`;
      const { masked, secrets } = mask(text, '/etc/x');
      expect(masked).not.toContain('canary');
      expect(secrets.reveal(masked)).toBe(text);
    }
  }
});

it('keeps lines, gives everything back, and leaves nothing for the gate to mask', () => {
  const piece = fc.constantFrom(
    ...['password', '"secret"', 'pw', ':', ' ', '=', ': |', '\n', '\n  ', '{', '}', '"', "'", 'x1'],
    ...[',', '<password>', '</', '<<<EOT', 'EOT', 'auth=', 'a:b@', 'rocommunity ', '⟦1⟧', '⟦7⟧'],
    ...['\r\n', '#', '- ', '\\', 'login a password b', 'passwords', '\n= ', '\n- ', 'passwd :'],
    ...['password canary', 'secret "x";', 'set $pw x', 'das Kennwort lautet ', 'echo a | sudo -S '],
    ...[
      'conf => 1,2,3',
      'DISA(1,',
      'Authenticate(',
      ')',
      '; 1 => 2,',
      'SIP/a:b@',
      'PIN=',
      'htpasswd -nb a ',
    ],
    ...['auth=a:b ', 'mysql -p', 'curl -u a:', 'ldapadd -w ', 'usmUser 1 ', 'createUser a SHA '],
  );
  const paths = fc.constantFrom(...new Set(FILES.map(([path]) => path)));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), paths, (parts, path) => {
      const text = parts.join('');
      const { masked, secrets } = mask(text, path);
      expect(masked.split('\n').length).toBe(text.split('\n').length);
      expect(secrets.reveal(masked)).toBe(text);
      expect(redact(masked)).toBe(masked);
    }),
    { numRuns: 2_000 },
  );
});

it.each(['/etc/default/x', '/etc/turnserver.conf', '/etc/redis/redis.conf', '/etc/nginx/x'])(
  'a line of very many blanks in %s is read in time that grows with it',
  (path) => {
    const text = `a=1\n${' '.repeat(300_000)}b=2\n`;
    expect(mask(text, path).masked).toBe(text);
  },
);
