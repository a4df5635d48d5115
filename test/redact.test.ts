import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { redact, redactDeep, Secret } from '../src/redact.ts';

/** Secrets with every sign that some format writes in its own way. */
const CANARIES = {
  plain: 'C4nary-Plain-0001',
  signs: `C4n"ary's & <b>$x\\y/z 100% #1;+?`,
  german: 'Käse-Überfluß-C4nary',
  emoji: 'C4nary🐤nest-77',
  onlySigns: '!"§$%&/()=?',
} as const;

const SECRETS = Object.entries(CANARIES).map(([name, value]) => ({ name, value }));

const shellSingle = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
const asciiJson = (text: string): string =>
  JSON.stringify(text).replace(
    /[^ -~]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const FORMS: Readonly<Record<string, (secret: string) => string>> = {
  plain: (secret) => secret,
  'percent-encoded': encodeURIComponent,
  'percent-encoded for addresses only': encodeURI,
  'percent-encoded in small letters': (secret) =>
    encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
  'percent-encoded as a form': (secret) => new URLSearchParams({ a: secret }).toString().slice(2),
  'percent-encoded twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  JSON: (secret) => JSON.stringify(secret).slice(1, -1),
  'JSON inside JSON': (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  'JSON in ASCII': (secret) => asciiJson(secret).slice(1, -1),
  'JSON of PHP': (secret) => asciiJson(secret).slice(1, -1).replaceAll('/', '\\/'),
  'HTML and Slack': html,
  'HTML with quotes': (secret) => html(secret).replaceAll('"', '&quot;').replaceAll("'", '&#039;'),
  'shell, single quotes': (secret) => shellSingle(secret).slice(1, -1),
  'shell, the other single quotes': (secret) => secret.replaceAll("'", `'"'"'`),
  'shell, double quotes': (secret) => secret.replace(/["\\$`]/g, '\\$&'),
  'shell, backslashes': (secret) => secret.replace(/[^A-Za-z0-9_./-]/gu, '\\$&'),
  'PHP, single quotes': (secret) => secret.replace(/[\\']/g, '\\$&'),
  'SQL, doubled quotes': (secret) => secret.replaceAll("'", "''"),
  'CSV, doubled quotes': (secret) => secret.replaceAll('"', '""'),
  base64: (secret) => Buffer.from(secret).toString('base64'),
  'base64 after one byte': (secret) => Buffer.from(`x${secret}yz`).toString('base64'),
  'base64 after two bytes': (secret) => Buffer.from(`me:${secret}\n`).toString('base64'),
  'base64 for addresses': (secret) => Buffer.from(`12${secret}34`).toString('base64url'),
  hex: (secret) => Buffer.from(secret).toString('hex'),
  'hex in capitals': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
};

/** Eight signs in a row of the form are enough to call it a leak. */
function leaks(masked: string, form: string): boolean {
  const signs = [...form];
  return signs.some(
    (_, at) => at + 8 <= signs.length && masked.includes(signs.slice(at, at + 8).join('')),
  );
}

describe('a known secret', () => {
  for (const { name, value } of SECRETS) {
    it.each(Object.entries(FORMS))(`is masked (${name}) as %s`, (_form, spell) => {
      new Secret(value);
      const spelled = spell(value);
      const text = `Get:1 around ${spelled} behind`;
      const masked = redact(text);
      expect(masked).toContain('••••••');
      expect(leaks(masked, spelled)).toBe(false);
      expect(masked.startsWith('Get:1 around ')).toBe(true);
      expect(masked.endsWith(' behind')).toBe(true);
    });
  }

  it('is masked when another secret is part of it', () => {
    new Secret('Outer-Inner-9x9x');
    new Secret('Inner-9x');
    expect(redact('a Outer-Inner-9x9x b')).toBe('a •••••• b');
  });

  it('is masked line by line when it has several lines', () => {
    new Secret('first line of it 1\nsecond line of it 2\n');
    expect(redact('> second line of it 2')).toBe('> ••••••');
  });

  it('never prints', () => {
    const secret = new Secret('C4nary-Never-Printed');
    const printed = [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ secret }, { showHidden: true, depth: 9 }),
      JSON.stringify(Object.assign({}, secret)),
    ];
    expect(printed.join(' ')).not.toContain('Never');
  });
});

describe('a password that is an ordinary word', () => {
  it('is masked where it stands alone and leaves names that contain it', () => {
    new Secret('telefon');
    new Secret('4711');
    const text = 'Setting up telefon-core, /etc/telefon/telefon.php, Telefonanlage, 14711 files';
    expect(redact(text)).toBe(text);
    expect(redact('login with telefon, then 4711.')).toBe('login with ••••••, then ••••••.');
    expect(redact('root:telefon.')).toBe('root:••••••.');
  });
});

/** Secrets nobody told the process; `S3CRET` in whatever form must not survive. */
const UNKNOWN: Readonly<Record<string, string>> = {
  'sources line': 'deb https://kunde:S3CRET@packages.ucware.de/ubuntu/ucware-4.5 bionic main',
  'sources line with options': 'deb [arch=amd64] https://kunde:S3CRET@host/ubuntu bionic main',
  'address with a token': 'https://S3CRET@host/path',
  'address with a slash in the password': 'https://kunde:ab/S3CRET@host/ubuntu',
  'address with an at sign in the password': 'https://kunde:a@S3CRET@host/ubuntu',
  'address with everything in the password': 'https://kunde:p/w@S3CRET@host/ubuntu',
  'my.cnf': '[client]\npassword = S3CRET with blanks, and S3CRET\nuser = root',
  'my.cnf in quotes': 'password="S3C\\"RET S3CRET"',
  'my.cnf in a diff': '-password=S3CRET\n+password = S3CRET',
  debian_cnf: 'host     = localhost\nuser     = debian-sys-maint\npassword = S3CRET\n',
  'PHP array': `$config['db']['password'] = 'S3CRET';`,
  'PHP array with arrows': `'database' => ['user' => 'ucware', 'db_pass' => 'S3C\\'RET S3CRET'],`,
  'PHP constant': `define('DB_PASSWORD', 'S3CRET');`,
  JSON: '{"user":"a","password":"S3CRET \\"S3CRET","next":"kept"}',
  'JSON inside JSON': '{"body":"{\\"password\\":\\"S3CRET\\",\\"next\\":1}"}',
  YAML: 'sudoPassword: S3CRET',
  XML: '<sip><password type="x">S3CRET</password></sip>',
  'sip.conf': 'secret=S3CRET\nmd5secret=S3CRET',
  'Asterisk registration': 'register => 4930:S3CRET@sip.example.org/4930',
  environment: 'SLACK_BOT_TOKEN=S3CRET DB_PASSWD=S3CRET',
  'query string': 'GET /api?user=a&token=S3CRET&x=1',
  'query string, encoded': 'next=%2Fapi%3Ftoken%3DS3CRET',
  'auth.conf': 'machine packages.ucware.de login kunde password S3CRET',
  debconf: 'mysql-server mysql-server/root_password password S3CRET',
  SQL: `CREATE USER 'x'@'%' IDENTIFIED BY 'S3CRET'; SELECT PASSWORD('S3CRET')`,
  'SQL with a plugin': `ALTER USER 'x' IDENTIFIED WITH mysql_native_password BY 'S3CRET'`,
  'mysql on the command line': 'mysql -uroot -pS3CRET ucware -e "select 1"',
  options: 'tool --password S3CRET --token=S3CRET --passphrase "S3CRET"',
  curl: 'curl -s -u admin:S3CRET https://host/',
  sshpass: 'sshpass -p S3CRET ssh host',
  'sudo with a password from a pipe':
    "echo S3CRET | sudo -S apt update; echo -n 'S3CRET' | sudo -kS id",
  chpasswd: 'printf "%s\\n" root:S3CRET | chpasswd',
  openssl: 'openssl enc -aes-256-cbc -k S3CRET -in a; openssl enc -d -K "S3CRET"',
  ipmitool: 'ipmitool -H bmc -U admin -P S3CRET chassis status',
  htpasswd:
    'htpasswd -b /etc/x bob S3CRET; htpasswd -c -bB /etc/x bob S3CRET; htpasswd -nb bob S3CRET',
  archives: 'zip -P S3CRET a.zip b; 7z a -pS3CRET a.7z b',
  transfers: 'lftp -u kunde,S3CRET host; rclone copy a b --sftp-pass S3CRET',
  'signed address': 'https://host/x?a=1&sig=S3CRET&b=2',
  'Asterisk dials': 'Executing [1@x:1] Dial("SIP/1-2", "SIP/bob:S3CRET@host,20")',
  'Asterisk’s hash': 'md5_cred=S3CRET',
  WEP: 'wep_key0=S3CRET\nwep-key: S3CRET',
  'pass phrase': 'pass phrase = S3CRET',
  codes: 'PIN_CODE=S3CRET\nACCESS_CODE: S3CRET',
  'Apache and LDAP': 'AuthLDAPBindPassword S3CRET',
  header: 'Authorization: Bearer S3CRET',
  'header of Proxmox': 'Authorization: PVEAPIToken=bot@pve!upgrade=S3CRET',
  'Slack address': 'https://hooks.slack.com/commands/T1/2/S3CRET',
  'Slack token': 'invalid_auth: xoxb-12-34-S3CRET and xapp-1-A1-S3CRET',
  key: '-----BEGIN OPENSSH PRIVATE KEY-----\nS3CRET\n-----END OPENSSH PRIVATE KEY-----',
  'key, cut off at the end': 'cat: -----BEGIN RSA PRIVATE KEY-----\nS3CRET\nS3CRET',
  'key, cut off at the beginning': 'S3CRET\nS3CRET==\n-----END RSA PRIVATE KEY-----',
  German: 'Kennwort: S3CRET',
};

describe('a secret this process does not know', () => {
  it.each(Object.entries(UNKNOWN))('is masked in: %s', (_where, text) => {
    const masked = redact(text);
    expect(masked).not.toContain('S3CRET');
    expect(masked).toContain('••••••');
  });

  it('is masked as a hash, too', () => {
    const mysql = `*${'0123456789ABCDEF'.repeat(3).slice(0, 40)}`;
    const shadow = 'root:$6$saltsalt$hAsHhAsHhAsH/hAsH.hAsH:17000:0:99999:7:::';
    expect(redact(`root\tlocalhost\t${mysql}`)).toBe('root\tlocalhost\t••••••');
    expect(redact(shadow)).toBe('root:••••••:17000:0:99999:7:::');
  });

  it('takes nothing with it', () => {
    expect(redact('deb https://kunde:geheim@host/ubuntu bionic main')).toBe(
      'deb https://••••••@host/ubuntu bionic main',
    );
    expect(redact('password = geheim\nuser = root')).toBe('password = ••••••\nuser = root');
    expect(redact('password =\nuser = root')).toBe('password =\nuser = root');
    expect(JSON.parse(redact('{"password":"geheim","user":"root"}'))).toEqual({
      password: '••••••',
      user: 'root',
    });
    expect(JSON.parse(redact(JSON.stringify({ body: '{"password":"geheim","next":1}' })))).toEqual({
      body: '{"password":"••••••","next":1}',
    });
  });

  it.each(Object.entries(UNKNOWN))('is masked once and for all in: %s', (_where, text) => {
    expect(redact(redact(text))).toBe(redact(text));
  });
});

const ORDINARY = `Reading package lists...
Get:1 http://de.archive.ubuntu.com/ubuntu bionic-updates/main amd64 passwd amd64 1:4.5-1ubuntu2.5 [818 kB]
Hit:2 https://packages.ucware.de:8443/ubuntu/ucware-5 bionic InRelease
E: Failed to fetch https://packages.ucware.de/ubuntu/dists/bionic/InRelease  401  Unauthorized [IP: 192.0.2.1 443]
Setting up password-store (1.7.1-1) ...
Setting up libsecret-1-0:amd64 (0.18.6-1) ...
Setting up libsecret:amd64 (0.18.6-1) ...
Preparing to unpack .../passwd_1%3a4.5-1ubuntu2.5_amd64.deb ...
Unpacking passwd (1:4.5-1ubuntu2.5) over (1:4.5-1ubuntu2) ...
pmstatus:passwd:20.0:Installing passwd (amd64)
status: half-configured passwd
 passwd : Depends: libpam-modules
 libsecret-tools : Depends: libsecret-1-0 (= 0.18.6-1)
passwd:         compat systemd
cat: /etc/passwd: Permission denied
[sudo] password for ucware:
sudo: a password is required
pam_unix(sudo:auth): authentication failure; logname= uid=1000 euid=0 tty= ruser=ucware
Configuration file '/etc/ucware/ucware.php'
*** ucware.php (Y/I/N/O/D/Z) [default=N] ?
Pin: release o=UCware,a=bionic
PWD=/root OLDPWD=/home/ucware HOME=/root
debconf: unable to initialize frontend: Dialog
echo done | sudo tee /etc/x
echo "$PASSWORD_OF_ROOT" | sudo -S id
openssl req -newkey rsa:2048 -keyout a.pem -nodes
htpasswd: cannot create file /etc/x
Enter PEM pass phrase:
Dial(SIP/4711@provider:5060,20)
exited with exit code 1
npm notice https://registry.npmjs.org/@slack/bolt
ssh://[2001:db8::1]:22/home
SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDEbXNDWNTqJAPtVmc
8 upgraded, 1 newly installed, 0 to remove and 0 not upgraded.
Passwort vergessen? Die Anmeldung am Server: Benutzer, Schlüssel oder Passwort wurden abgelehnt.`;

describe('ordinary text', () => {
  it.each(ORDINARY.split('\n'))('is left as it is: %s', (line) => {
    expect(redact(line)).toBe(line);
  });
});

describe('what is written as JSON', () => {
  it('is masked in depth, by name too, and everything else stays', () => {
    new Secret('C4nary-Deep-Down');
    const when = new Date('2026-11-23T10:00:00Z');
    const value = {
      list: ['C4nary-Deep-Down', 7, null],
      inner: { sudoPassword: 'hunter', token: '', count: 3, flag: true, note: 'ok' },
      own: new Secret('C4nary-Object-1'),
      when,
    };
    expect(redactDeep(value)).toEqual({
      list: ['••••••', 7, null],
      inner: { sudoPassword: '••••••', token: '', count: 3, flag: true, note: 'ok' },
      own: '••••••',
      when: when.toISOString(),
    });
  });
});

describe('the time masking takes', () => {
  /** Texts on which patterns of this kind are known to take for ever; any of them would outlast the test. */
  const HARD: Readonly<Record<string, string>> = {
    letters: 'a',
    dots: 'a.',
    schemes: 'a://b:c',
    'schemes without end': 'http://',
    passwords: 'password="',
    'passwords and blanks': 'password   ',
    backslashes: 'secret\\',
    'key beginnings': '-----BEGIN A',
    'key lines': 'AAAA\n',
    'key ends': 'A -----END A PRIVATE KEY-----',
    mysql: 'mysql -',
    tags: '<a password ',
    JWTs: 'eyJaaaaaaaaaaa.',
    quotes: `'"`,
    registrations: 'register=>a:',
    echoes: 'echo a ',
    'commands with options': 'htpasswd -b a ',
    channels: 'SIP/a:',
  };

  it.each(Object.entries(HARD))('is fair for a long text of %s', (_name, piece) => {
    const text = piece.repeat(Math.ceil(250_000 / piece.length));
    expect(redact(text)).toBeTypeOf('string');
  });

  it('is fair for a megabyte full of apt output and many secrets', () => {
    for (let index = 0; index < 100; index += 1) new Secret(`Canary/${index}-of "many"`);
    const masked = redact(`${ORDINARY}\nCanary/42-of \\"many\\"\n`.repeat(600));
    expect(masked).not.toContain('Canary/42');
  });
});
