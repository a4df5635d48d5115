import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, redactDeep } from '../src/redact.ts';

/** Secrets under short names, in files of services, and on other lines than their names. */
const SECRETS: Readonly<Record<string, string>> = {
  pwd: 'pwd=S3CRET',
  'a number of PHP': "define('DBPW', 4812S3CRET);",
  'a blank of a web page': 'password=\u00a0S3CRET\npassword\u00a0=\u00a0S3CRET',
  'pwd in a connection string': 'DSN=x;Uid=bob;Pwd=S3CRET;',
  'a password that looks like a path': 'pwd = /S3CRET/x',
  bindpw: 'bindpw = S3CRET',
  'bindpw of nslcd': 'bindpw S3CRET',
  'rootpw of slapd': 'rootpw {SSHA}S3CRET',
  pw: `'pw' => 'S3CRET',`,
  'pw in prose': 'pw: S3CRET',
  'pw at the end of a name': 'DBPW=S3CRET\nUCWARE_PW=S3CRET\ndb.pw=S3CRET\nfaxPw: S3CRET',
  psk: '  psk="S3CRET"',
  'psk of a name': 'wpa_psk = S3CRET\nwpapsk=S3CRET',
  'psk of ifupdown': '    wpa-psk S3CRET with blanks'.replace(' with blanks', ''),
  'psk of IPsec': 'me peer : PSK "S3CRET x"',
  'auth of Asterisk': 'auth=bob:S3CRET@realm',
  'auth of Asterisk, hashed': 'auth = bob#S3CRET@realm',
  'community to read': 'rocommunity S3CRET default -V all',
  'community to write': 'rwcommunity6 "S3CRET x"',
  'community of a source': 'com2sec readonly 10.0.0.0/8 S3CRET',
  'user of SNMP': 'createUser bob SHA "S3CRET auth" DES S3CRET',
  'user of SNMP, AES': 'createUser -e 0x80 bob MD5 S3CRET AES "S3CRET x"',
  'header of nginx': 'proxy_set_header Authorization "Basic S3CRET=";',
  'header of PHP': `['Authorization' => 'Bearer S3CRET']`,
  YAML: 'user: a\npasswd: S3CRET\nnext: b',
  'header of FastCGI': 'fastcgi_param HTTP_AUTHORIZATION "Basic S3CRET=";',
  'parameter of FastCGI': 'fastcgi_param DB_PASSWORD "S3CRET x";\nuwsgi_param X_API_KEY S3CRET;',
  'header with a key': 'proxy_set_header X-Api-Key "S3CRET";',
  'environment of Apache': 'SetEnv DB_PASSWORD S3CRET',
  'YAML, digits': 'passwd: 4711S3CRET',
  'YAML, a tag': 'password: !!str |\n  S3CRET\nnext: kept',
  'YAML, a comment': 'password:    # see below\n  S3CRET\nnext: kept',
  'XML, value of the element': '<password type="x" value="S3CRET"/>',
  'XML, named element on lines': '<entry key="password">\n  S3CRET\n</entry>',
  'YAML in a row': 'db: {passwd: S3CRET, user: a}',
  'YAML, pass': '  pass: S3CRET',
  'YAML, block': 'password: |\n  S3CRET\n\n  S3CRET\nnext: kept',
  'YAML, folded block in a list': '- password: >-\n    S3CRET\n  next: kept',
  'YAML, passwd in a block': 'passwd: |\r\n  S3CRET\r\nnext: kept',
  'YAML, on the next line': 'password:\n  "S3CRET x"\nnext: kept',
  'XML, attributes': '<param name="password" value="S3CRET"/>',
  'XML, attributes on lines': '<param\n  name="sip-secret"\n  value="S3CRET"\n/>',
  'XML, the value first': `<param value='S3CRET' name='password'/>`,
  'XML, named element': '<setting id="admin_password">S3CRET</setting>',
  'XML, next line': '<password>\n  S3CRET\n  S3CRET\n</password>',
  'XML, CDATA': '<password><![CDATA[S3CRET]]></password>',
  'XML, pw': '<pw>S3CRET</pw><bindpw>S3CRET</bindpw>',
  'JSON, next line': '{"password":\n  "S3CRET",\n"next": "kept"}',
  'JSON, next line, a number': '{"a": 1, "token" :\r\n  123S3CRET,\r\n"next": "kept"}',
  'JSON, object': '{"secret":{"value":"S3CRET","list":["S3CRET"]},"next":"kept"}',
  'JSON, object on lines': '"secret": {\n  "value": "S3CRET"\n},\n"next": "kept"',
  'JSON, object on the next line': '"secret":\n{\n  "value": "S3CRET"\n}',
  'JSON, list': '{"secret":[{"value":"S3CRET"}]}',
  'JSON, object in JSON': '{"x":"{\\"secret\\":{\\"value\\":\\"S3CRET\\"}}"}',
  'JSON, object never closed': '{"secret":{"value":"S3CRET"',
  'YAML, object': 'x: {secret: {value: S3CRET}}',
  'PHP, array': `'secret' => ['value' => 'S3CRET'],`,
  'PHP, next line': `$password =\n  'S3CRET';`,
  'PHP, here-document': '$db_password = <<<EOT\nS3CRET\n  S3CRET\nEOT;\n$next = 1;',
  'PHP, now-document': `'password' => <<<'EOT'\n  S3CRET\n  EOT,`,
  'sign on the next line': `password\n  = S3CRET\n'token'\n  => 'S3CRET x',\n"secret"\n: "S3CRET",`,
  'sign on a line of its own': '"password"\n  :\n  "S3CRET x"',
  'name of INI, value indented below': 'password =\n  S3CRET\nnext = kept',
  'sign on the next line, Windows': 'db_password\r\n= S3CRET x\r\nkept',
  'several passwords': 'passwords: [S3CRET, "S3CRET"]\nsecrets=S3CRET',
  'several tokens': '"tokens":["S3CRET"],"next":"kept"',
  'several keys': 'api_keys = S3CRET\nkennwörter: S3CRET\npasswoerter: S3CRET',
  'list of passwords': 'passwords:\n  - S3CRET\n  - "S3CRET x"\nnext: kept',
  'list under a name': 'password:\n- S3CRET\n- S3CRETB\nnext: kept',
  'YAML, blank before the colon': 'passwd : S3CRET\npass : "S3CRET"',
  'auth of Asterisk, no realm': 'auth=bob:S3CRET\nauth => bob:S3CRET ; kept\nauth = bob#S3CRET',
  'command, ldapsearch': 'ldapsearch -x -D cn=admin,dc=x -w S3CRET -b dc=kept',
  'command, ldapadd': `ldapadd -D "cn=a b" -xw 'S3CRET x' -f kept; ldapwhoami -wS3CRET`,
  'command, ldappasswd': 'ldappasswd -s S3CRET -a "S3CRET" -w S3CRET uid=kept',
  'command, mysql': 'mysql -u root -pS3CRET db kept; /usr/bin/mysqldump -p"S3CRET x" kept',
  'command, curl': 'curl -sS -u "bob:S3CRET x" kept | curl -U bob:S3CRET --proxy-user=bob:S3CRET',
  'command, sshpass': `sshpass -p 'S3CRET x' ssh kept; sshpass -pS3CRET ssh`,
  'command, wget': 'wget --password=S3CRET --http-password="S3CRET x" --ftp-password S3CRET kept',
  'command, SNMP': 'snmpget -v3 -A S3CRET -X "S3CRET x" kept; snmpwalk -v2c -c S3CRET kept',
  'command, Samba': 'smbclient -U bob%S3CRET //kept/x',
  'command, others': 'openssl rsa -passin pass:S3CRET; redis-cli -a S3CRET kept',
  'key of SNMP': 'usmUser 1 3 0x80001f88 "bob" "bob" NULL .1.3.6 0xS3CRET .1.3.6 0xS3CRET ""',
  'user of SNMP, in quotes': 'createUser "bob x" MD5 "S3CRET x" DES',
  'user of SNMP, keys': 'createUser bob SHA-256 -m 0xS3CRET AES -k 0xS3CRET',
  'shell, here-document': 'PASSWORD=$(cat <<EOF\nS3CRET\nEOF\n)',
};

describe('a secret by its name', () => {
  it.each(Object.entries(SECRETS))('is masked in: %s', (_where, text) => {
    const masked = redact(text);
    expect(masked).not.toContain('S3CRET');
    expect(masked).toContain('••••••');
    expect(redact(masked)).toBe(masked);
    expect(masked.split('\n').length).toBe(text.split('\n').length);
    if (text.includes('kept')) expect(masked).toContain('kept');
  });

  it('takes nothing with it', () => {
    expect(redact('{"secret":{"value":"x y","on":true},"next":"z"}')).toBe(
      '{"secret":{"value":"••••••","on":true},"next":"z"}',
    );
    expect(redact('a:\n  password: |\n    x y\n    z\n  next: 1')).toBe(
      'a:\n  password: |\n    ••••••\n    ••••••\n  next: 1',
    );
    expect(redact('rocommunity x 10.0.0.0/8')).toBe('rocommunity •••••• 10.0.0.0/8');
    expect(redact('<param name="password" value="x" type="y"/>')).toBe(
      '<param name="password" value="••••••" type="y"/>',
    );
  });

  it('is masked in depth of what is written as JSON', () => {
    const value = { secret: { value: 'x', more: ['y'] }, bindpw: 'x', faxPw: 'x', cwd: 'z' };
    expect(redactDeep(value)).toEqual({
      secret: { value: '••••••', more: ['••••••'] },
      bindpw: '••••••',
      faxPw: '••••••',
      cwd: 'z',
    });
  });
});

describe('ordinary text', () => {
  it.each([
    'cd "$(pwd)"',
    'cd "$(pwd)" && dir=$(pwd)',
    'pwd="$(pwd)"',
    'PWD=/root',
    'OLDPWD="/srv/x y"',
    '"PWD": "/root",',
    'docker run -v $PWD:/data x',
    '[ "$PWD" = "/data" ] || exit',
    '$pwd = getcwd();',
    'bash: line 1: pwd: error retrieving current directory',
    'vipw: the password file is busy',
    'Connecting to host.pw:8080',
    'data: "YWJjZGVmZ2hpamtsbW5vpw==", next',
    'auth=plain',
    'auth_method = x',
    'auth = login',
    'auth = md5:sha1',
    'AUTH LOGIN PLAIN',
    'ssl_ciphers HIGH:!aNULL:!PSK:!SRP;',
    'ssl_ciphers ECDHE-PSK:DHE-PSK:HIGH',
    'key_mgmt=WPA-PSK',
    'passwd:         files systemd',
    'passwd: files',
    'pass: 12',
    'passwd: compat',
    'passwd: password updated successfully',
    'passwd: Permission denied',
    'Passed: 12, pass: 3, fail: 0',
    'community edition of the software',
    'compass: north, bypass: on',
    'usage: login <password>\n  then wait',
    'Enter password:\nnext line',
    'password =\nuser = root',
    'token = {{ name }}'.replace('token', 'label'),
    'fastcgi_param HTTP_TOKEN $http_token;',
    'proxy_set_header X-Token "$http_x_token";',
    'fastcgi_param SCRIPT_NAME $fastcgi_script_name;',
    'proxy_set_header Authorization $http_authorization;',
    '<param name="host" value="x"/>',
    'bindpwpolicy x',
    'max_tokens = 4096',
    'tokens: 12, passwords: 3',
    '{"tokens":5,"secrets":false}',
    'secrets: enabled',
    'server_tokens off;',
    'passwords of three people',
    'passwd : files',
    'passwd : all entries are read',
    'auth = file:/etc/asterisk/users',
    'auth = yes#x',
    'mysql -p -u root',
    'mysql --help; cp -pr a b',
    'ldapsearch -W -x -D cn=admin',
    'ldapsearch -x -w -b dc=x',
    'psql --no-password customers',
    'curl -u bob http://host:8080/',
    'smbclient -U bob //host/x',
    'usmUserTable is read, usmUser entries come later',
    'createUser bob SHA',
    'Password\n========',
    'Enter the new password\n= see the manual',
    'secret\nnext line',
    'passwords:\n  - name: first',
  ])('is left as it is: %s', (line) => {
    expect(redact(line)).toBe(line);
  });
});

describe('the time masking takes', () => {
  it.each([
    'pw=',
    'pwd: ',
    'passwd: a',
    'password: |\n',
    'password:\n',
    '"password":\n\n',
    '<password>\n',
    '<a name="password" ',
    '<a value="',
    'password=<<A\n',
    'password={"',
    '"secret":{"a":"b",',
    '"secret":[{"',
    'createUser a MD5 b ',
    'createUser ',
    'x_param a-token ',
    '<a key="token" x>\n',
    'auth=a:',
    'auth=',
    'com2sec a b ',
    'psk -psk',
    'passwords: ',
    'passwords:\n  - x\n',
    'password\n',
    'password\n:',
    'password\n: "x',
    'auth=a#',
    'ldapsearch -x ',
    'ldappasswd -',
    'curl -u a ',
    'wget --http-',
    'usmUser 1 ',
    `${' '.repeat(80)}token:\n  x`,
  ])('is fair for a long text of %s', (piece) => {
    const text = piece.repeat(Math.ceil(250_000 / piece.length));
    expect(redact(text)).toBeTypeOf('string');
  });
});

it('masks a pair below a name as a pair, once and for all', () => {
  for (const text of ['passwd :\n  password:}', 'secret:\n  token=S3CRET']) {
    const masked = redact(text);
    expect(masked).toMatch(/(?:password:|token=)••••••$/);
    expect(redact(masked)).toBe(masked);
  }
});

it('masks once and for all, whatever stands beside what', () => {
  const piece = fc.constantFrom(
    ...[
      'password',
      '"secret"',
      "'pw'",
      'token',
      'passwd',
      'psk',
      ':',
      ' ',
      '=',
      '=> ',
      ': |',
      '\n',
    ],
    ...['\n  ', '{', '}', '[', ']', '"', "'", 'x1', ',', '<password>', '</', '<<<EOT', 'EOT', '•'],
    ...[
      'auth=',
      'a:b@',
      'rocommunity ',
      'createUser a SHA ',
      'DES ',
      '<p name="',
      ' value="',
      '/>',
    ],
    ...['\\"', '- ', '#', '⟦1⟧', 'true', '\r\n', '|', '>-'],
    ...[
      'passwords',
      'secrets',
      '\n= ',
      'auth=a:b ',
      'mysql -p',
      'curl -u a:',
      'ldapadd -w ',
      '\n- ',
    ],
    ...['usmUser 1 ', 'sshpass -p', '--token ', 'passwd :'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (parts) => {
      const masked = redact(parts.join(''));
      expect(redact(masked)).toBe(masked);
    }),
    { numRuns: 3_000 },
  );
});
