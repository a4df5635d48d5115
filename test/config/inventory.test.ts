import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../src/config/find-server.ts';
import { parseInventory } from '../../src/config/parse-inventory.ts';
import { describeProblems } from '../../src/config/problem.ts';
import { rawDefaults, rawServer } from '../../src/config/raw-inventory.ts';

const AROUND = { env: {}, folder: '/nowhere', source: 'servers.yml', checkSecrets: false };

async function parse(text: string, around: Partial<typeof AROUND> = {}) {
  const { inventory, problems } = await parseInventory(text, { ...AROUND, ...around });
  const paths = problems.map(({ level, path }) => `${level} ${path}`);
  return { inventory, problems, paths, text: describeProblems(problems, 'en') };
}

/** A server without mistakes, as one line of YAML without its braces. */
const GOOD =
  'channel: C0PBX, ssh: {user: ucware, key: {file: k}}, sudo: helper, approvers: [U0A, U0B]';

/** The problems of one server that has these entries besides the good ones, or instead of them. */
async function withEntries(entries: string, base = GOOD) {
  return parse(
    `servers: {pbx: {addresses: {ngn: 192.0.2.1}, ${base}${entries && ', '}${entries}}}`,
  );
}

describe('the example inventory', () => {
  const text = readFileSync('data/servers.example.yml', 'utf8');

  it('is valid as it stands', async () => {
    const { inventory, problems } = await parse(text);
    expect(problems).toEqual([]);
    expect(inventory.servers.map(({ name }) => name)).toEqual(['pbx-hamburg', 'pbx-kiel']);
    expect(inventory.servers[0]).toMatchObject({
      addresses: ['192.0.2.10', '198.51.100.10', 'pbx-hamburg.example.org'],
      sudo: 'password',
      operators: ['anna', 'bert', 'U0CHRIS'],
    });
  });

  it('shows every setting there is', () => {
    const members = { people: [], groups: new Map() };
    const keys = [
      ...['people', 'groups', 'defaults', 'servers', 'slack', 'uid', 'env', 'file', 'command'],
      ...Object.keys(rawServer(members).shape),
      ...Object.keys(rawServer(members).shape.addresses.shape),
      ...Object.keys(rawServer(members).shape.ssh.shape),
      ...Object.keys(rawServer(members).shape.web.unwrap().shape),
      ...Object.keys(rawServer(members).shape.accounts.unwrap().shape),
      ...['password', 'helper', 'root'],
    ];
    const missing = keys.filter((key) => !new RegExp(`(?<![\\w-])${key}\\b`).test(text));
    expect(missing).toEqual([]);
  });

  it('says which settings may stand in defaults', () => {
    const shared = Object.keys(rawDefaults({ people: [], groups: new Map() }).shape);
    const said = text.slice(
      text.indexOf('# What holds for every server'),
      text.indexOf('defaults:\n'),
    );
    expect(shared.filter((key) => !said.includes(key))).toEqual([]);
  });

  it('finds secrets that are not where it says, when they are needed', async () => {
    const { paths } = await parse(text, { checkSecrets: true });
    expect(paths).toEqual([
      'error servers.pbx-hamburg.ssh.key',
      'error servers.pbx-hamburg.ssh.passphrase',
      'error servers.pbx-hamburg.sudo.password',
    ]);
  });
});

describe('a valid server', () => {
  it('gets everything it leaves out', async () => {
    const { inventory, problems } = await withEntries('');
    expect(problems).toEqual([]);
    expect(inventory.servers[0]).toMatchObject({
      name: 'pbx',
      port: 22,
      webUrl: 'https://192.0.2.1',
      webCertificate: undefined,
      hostKey: undefined,
      hypervisor: 'manual',
      language: 'en',
      fourEyes: true,
      operators: [],
      labels: [],
    });
  });

  it.each(['helper', '{helper: true}'])('may write sudo as %s', async (sudo) => {
    const base = GOOD.replace('helper', sudo);
    expect((await withEntries('', base)).inventory.servers[0]?.sudo).toBe('helper');
  });

  it('may have fingerprints in any spelling', async () => {
    const bytes = Array.from({ length: 32 }, (_, index) => index.toString(16).padStart(2, '0'));
    const colons = bytes.join(':').toUpperCase();
    const spellings = [colons, bytes.join(''), `sha256 Fingerprint=${colons}`, bytes.join(' ')];
    for (const spelling of spellings) {
      const { inventory } = await withEntries(`web: {certificate: '${spelling}'}`);
      expect(inventory.servers[0]?.webCertificate).toBe(colons);
    }
    const hostKey = `SHA256:${'a'.repeat(43)}`;
    const { inventory } = await withEntries(`hostKey: '${hostKey}='`);
    expect(inventory.servers[0]?.hostKey).toBe(hostKey);
  });

  it('has a web address even with IPv6', async () => {
    const { inventory } = await parse(`servers: {pbx: {addresses: {ngn: '2001:db8::1'}, ${GOOD}}}`);
    expect(inventory.servers[0]?.webUrl).toBe('https://[2001:db8::1]');
  });

  it('takes from defaults what it does not say, within ssh entry by entry', async () => {
    const { inventory, problems } = await parse(`
defaults: {ssh: {user: shared, key: {file: k}}, sudo: helper, channel: C0ALL, approvers: [U0A, U0B]}
servers:
  one: {addresses: {ngn: 192.0.2.1}, ssh: {port: 2222}}
  two: {addresses: {ngn: 192.0.2.2}, ssh: {user: own}, channel: C0OWN}
`);
    expect(problems).toEqual([]);
    expect(inventory.servers).toMatchObject([
      { sshUser: 'shared', port: 2222, channel: 'C0ALL' },
      { sshUser: 'own', port: 22, channel: 'C0OWN' },
    ]);
  });

  it('says how accounts of one person are told apart, as in the example where it does not', async () => {
    const { inventory, problems } = await parse(`
defaults: {accounts: {suffixes: {-handy: mobile}, protected: [zentrale]}}
servers:
  one: {addresses: {ngn: 192.0.2.1}, ${GOOD}}
  two: {addresses: {ngn: 192.0.2.2}, accounts: {mainSlot: softphone, parallel: false}, ${GOOD}}
`);
    expect(problems).toEqual([]);
    expect(inventory.servers.map(({ accounts }) => accounts)).toEqual([
      {
        suffixes: [{ suffix: '-handy', slot: 'mobile' }],
        mainSlot: 'desk',
        protected: ['supervisor', 'zentrale'],
        parallel: true,
      },
      {
        suffixes: [
          { suffix: '.d', slot: 'dect' },
          { suffix: '.m', slot: 'mobile' },
        ],
        mainSlot: 'softphone',
        protected: ['supervisor'],
        parallel: false,
      },
    ]);
  });

  it('may use anchors', async () => {
    const { inventory, problems } = await parse(`
servers:
  one: &one {addresses: {ngn: 192.0.2.1}, ${GOOD}}
  two: {<<: *one, addresses: {ngn: 192.0.2.2}}
`);
    expect(problems).toEqual([]);
    expect(inventory.servers.map(({ channel }) => channel)).toEqual(['C0PBX', 'C0PBX']);
  });
});

describe('mistakes', () => {
  it('are all reported at once, with path and line', async () => {
    const { text, paths } = await parse(`people:
  anna: {slack: '@anna'}
servers:
  pbx-hamburg:
    addresses: {ngn: 192.0.2.300}
    ssh: {user: ucware, prot: 22, key: {file: k}}
    sudo: sometimes
    channel: '#general'
    approvers: [ana]
  pbx-kiel: {addresses: {ngn: 192.0.2.2}, language: fr, ${GOOD}}
`);
    expect(paths).toEqual([
      'error people.anna.slack',
      'error servers.pbx-hamburg.addresses.ngn',
      'error servers.pbx-hamburg.ssh.prot',
      'error servers.pbx-hamburg.sudo',
      'error servers.pbx-hamburg.channel',
      'error servers.pbx-hamburg.approvers.0',
      'error servers.pbx-kiel.language',
    ]);
    expect(text).toContain(
      'servers.pbx-hamburg.ssh.prot (line 6): there is no such setting. Is `port` meant?',
    );
    expect(text).toContain('`ana` is neither in `people` nor in `groups`. Is `anna` meant?');
  });

  it.each([
    ['hostKey: MD5:aa', 'hostKey'],
    ['hostKey:', 'hostKey'],
    ["web: {url: 'ftp://x'}", 'web.url'],
    ["web: {url: 'https://a:b@x'}", 'web.url'],
    ["web: {url: 'https://x/admin/'}", 'web.url'],
    ["web: {certificate: 'AA:BB'}", 'web.certificate'],
    [`web: {url: 'http://x', certificate: '${'ab'.repeat(32)}'}`, 'web.certificate'],
    ['hypervisor: proxmox', 'hypervisor'],
    ['fourEyes: yes', 'fourEyes'],
    ['labels: production', 'labels'],
    ['aliases: [Hamburg]', 'aliases.0'],
    ['operators: [nobody]', 'operators.0'],
    ['accounts: {suffixes: {.d: toaster}}', 'accounts.suffixes..d'],
    ['accounts: {suffixes: [.d]}', 'accounts.suffixes'],
    ['accounts: {sufixes: {}}', 'accounts.sufixes'],
    ['colour: red', 'colour'],
  ])('one server: %s', async (entries, path) => {
    const { paths } = await withEntries(entries);
    expect(paths).toEqual([`error servers.pbx.${path}`]);
  });

  it.each([
    ['addresses: {}', 'addresses'],
    ['addresses: {ngn: "ucware@192.0.2.1"}', 'addresses.ngn'],
    ['addresses: {ngn: "192.0.2.1:22"}', 'addresses.ngn'],
    ['addresses: {ngn: "https://pbx"}', 'addresses.ngn'],
    ['addresses: {other: ["a b"]}', 'addresses.other.0'],
  ])('addresses: %s', async (entries, path) => {
    expect((await parse(`servers: {pbx: {${entries}, ${GOOD}}}`)).paths).toEqual([
      `error servers.pbx.${path}`,
    ]);
  });

  it.each([
    ['{user: ucware}', 'ssh'],
    ['{key: {file: k}}', 'ssh.user'],
    ['{user: "a b", key: {file: k}}', 'ssh.user'],
    ['{user: ucware, port: 0, key: {file: k}}', 'ssh.port'],
    ['{user: ucware, passphrase: {env: P}, password: {env: P}}', 'ssh'],
    ['{user: ucware, key: {file: k, env: P}}', 'ssh.key'],
    ['{user: ucware, key: {}}', 'ssh.key'],
    ['{user: ucware, key: {command: []}}', 'ssh.key.command'],
    ['{user: ucware, agent: relative.sock}', 'ssh.agent'],
  ])('ssh: %s', async (ssh, path) => {
    const base = GOOD.replace('{user: ucware, key: {file: k}}', ssh);
    expect((await withEntries('', base)).paths).toEqual([`error servers.pbx.${path}`]);
  });

  it.each(['{}', '{helper: false}', '{helper: true, root: true}', 'root', 'su', '[helper]'])(
    'sudo: %s',
    async (sudo) => {
      const { paths } = await withEntries('', GOOD.replace('helper', sudo));
      expect(paths.length).toBeGreaterThan(0);
      expect(paths.every((path) => path.startsWith('error servers.pbx.sudo'))).toBe(true);
    },
  );

  it.each(['nix', '[helper]', '{helper: false}', '{}'])(
    'sudo: %s names the ways there are, through the gate that masks texts',
    async (sudo) => {
      const { problems } = await withEntries('', GOOD.replace('helper', sudo));
      expect(describeProblems(problems, 'de')).toContain(
        'möglich ist genau eines: `root`, `helper` oder `password` mit einer Quelle wie `{env: NAME}`.',
      );
    },
  );

  it.each(['', '# nothing yet\n', '---\n'])(
    'says of an empty file that it is empty: %j',
    async (text) => {
      const { problems } = await parse(text);
      expect(describeProblems(problems, 'de')).toBe(
        '  servers.yml: die Datei ist leer. `data/servers.example.yml` zeigt, was hineingehört.',
      );
    },
  );

  it('in defaults are reported there and not again for each server', async () => {
    const { paths } = await parse(`
defaults:
  channel: general
  languages: de
  ssh: {user: 7}
servers:
  one: {addresses: {ngn: 192.0.2.1}, sudo: helper, approvers: [U0A, U0B]}
  two: {addresses: {ngn: 192.0.2.2}, ssh: {key: {file: k}}, sudo: helper, approvers: [U0A, U0B]}
`);
    expect(paths).toEqual([
      'error defaults.channel',
      'error defaults.languages',
      'error defaults.ssh.user',
    ]);
  });

  it.each([
    ['', 'servers.yml'],
    ['servers:', 'servers'],
    ['- a', 'servers.yml'],
    ['servers: [', 'servers.yml'],
    ['servers: {a: *nowhere}', 'servers.yml'],
    ['\tservers: {}', 'servers.yml'],
    ['servers: {pbx: }', 'servers.pbx'],
    ['servers: {pbx: 7}', 'servers.pbx'],
  ])('of the file itself end in a sentence: %j', async (text, place) => {
    const parsed = await parse(text);
    expect(parsed.problems.filter(({ level }) => level === 'error').length).toBeGreaterThan(0);
    expect(parsed.text).toContain(place);
  });

  it('in duplicate keys name the key and its line', async () => {
    const { text } = await parse(`servers:\n  a: {addresses: {ngn: a.b}, ${GOOD}}\n  a: 7\n`);
    expect(text).toContain('servers.yml (line 3): `a` stands here for the second time.');
  });

  it('never end in endless aliases', async () => {
    const levels = Array.from({ length: 20 }, (_, at) =>
      at === 0 ? 'a0: &a0 [x, x]' : `a${at}: &a${at} [*a${at - 1}, *a${at - 1}, *a${at - 1}]`,
    );
    const { problems } = await parse(`${levels.join('\n')}\nservers: {}\n`);
    expect(problems.length).toBeGreaterThan(0);
  });

  it('in names that objects have by nature are mistakes like others', async () => {
    const { paths } = await parse(
      `servers: {__proto__: {addresses: {ngn: a.b}}, constructor: {addresses: {ngn: c.d}, ${GOOD}}}`,
    );
    expect(paths.some((path) => path.startsWith('error servers.__proto__'))).toBe(true);
    expect(paths.some((path) => path.includes('constructor'))).toBe(false);
  });
});

describe('names', () => {
  it.each(['list', 'status', 'check', 'abort', 'help', 'start', 'audit'])(
    'of subcommands are refused for servers: %s',
    async (name) => {
      const { paths, text } = await parse(`servers: {${name}: {addresses: {ngn: a.b}, ${GOOD}}}`);
      expect(paths).toEqual([`error servers.${name}`]);
      expect(text).toContain(`/ucware-upgrade ${name}`);
    },
  );

  it('of subcommands are refused for aliases', async () => {
    expect((await withEntries('aliases: [list]')).paths).toEqual(['error servers.pbx.aliases.0']);
  });

  it.each(['PBX', 'a b', '-x', '../x', 'a'.repeat(64)])('are refused: %s', async (name) => {
    const { paths } = await parse(`servers: {"${name}": {addresses: {ngn: a.b}, ${GOOD}}}`);
    expect(paths).toEqual([`error servers.${name}`]);
  });

  it.each([
    ['an address', '{addresses: {ngn: 192.0.2.9, voip: 192.0.2.1}', 'addresses.voip'],
    ['an address in other letters', '{addresses: {other: [PBX.example.org]}', 'addresses.other.0'],
    [
      'an IPv6 address in another spelling',
      '{addresses: {ngn: "2001:DB8:0:0::000a"}',
      'addresses.ngn',
    ],
    ['an alias', '{addresses: {ngn: 192.0.2.9}, aliases: [hh]', 'aliases.0'],
    ['a name', '{addresses: {ngn: 192.0.2.9}, aliases: [one]', 'aliases.0'],
    ['an address as a name', '{addresses: {ngn: one}', 'addresses.ngn'],
  ])('mean one server only: %s', async (_what, entries, path) => {
    const { paths } = await parse(`servers:
  one: {addresses: {ngn: 192.0.2.1, voip: pbx.example.org, other: ["2001:db8::a"]}, aliases: [hh], ${GOOD}}
  two: ${entries}, ${GOOD}}
`);
    expect(paths).toEqual([`error servers.two.${path}`]);
  });

  it('may stand twice in one server, and count once', async () => {
    const { inventory, problems } = await parse(
      `servers: {pbx: {addresses: {ngn: 192.0.2.1, voip: 192.0.2.1}, ${GOOD}}}`,
    );
    expect(problems).toEqual([]);
    expect(inventory.servers.flatMap(wordsFor)).toEqual(['pbx', '192.0.2.1']);
  });

  it('clash even when another setting of the server is wrong', async () => {
    const { paths } = await parse(`servers:
  one: {addresses: {ngn: 192.0.2.1}, ${GOOD}}
  two: {addresses: {ngn: 192.0.2.1}, language: fr, ${GOOD}}
`);
    expect(paths).toEqual(['error servers.two.addresses.ngn', 'error servers.two.language']);
  });
});

describe('people', () => {
  it.each([
    ['two names for one Slack account', 'a: {slack: U0A}, b: {slack: U0A}', 'error people.b.slack'],
    ['two names for one login', 'a: {uid: 7}, b: {uid: 7}', 'error people.b.uid'],
    ['nothing to recognise them by', 'a: {}', 'error people.a'],
    ['a name like a Slack id', 'U0A: {uid: 7}', 'error people.U0A'],
    ['a negative login', 'a: {uid: -1}', 'error people.a.uid'],
    ['root', 'a: {uid: 0}', 'warning people.a.uid'],
  ])('with %s', async (_what, people, path) => {
    const { paths } = await parse(
      `people: {${people}}\nservers: {pbx: {addresses: {ngn: a.b}, ${GOOD}}}`,
    );
    expect(paths).toEqual([path]);
  });

  it('in groups are checked, and groups bear no names of persons', async () => {
    const { paths } = await parse(`people: {anna: {uid: 7}}
groups: {anna: [U0A], tel: [ana]}
servers: {pbx: {addresses: {ngn: a.b}, ${GOOD}}}`);
    expect(paths).toEqual(['error groups.anna', 'error groups.tel.0']);
  });

  it.each([
    ['nobody', 'approvers: []', 'nobody may approve'],
    ['one person', 'approvers: [anna]', 'only one person'],
    ['one person by two names', 'approvers: [anna, U0ANNA]', 'only one person'],
    ['one person of a group', 'approvers: [alone]', 'only one person'],
    ['one person, four eyes off', 'approvers: [anna], fourEyes: false', undefined],
    ['two people', 'approvers: [anna, U0B]', undefined],
    ['a Slack group', 'approvers: [S0GROUP]', undefined],
  ])('who may approve: %s', async (_what, approvers, warning) => {
    const base = GOOD.replace('approvers: [U0A, U0B]', approvers);
    const { paths, text } = await parse(`people: {anna: {slack: U0ANNA}}
groups: {alone: [anna]}
servers: {pbx: {addresses: {ngn: a.b}, ${base}}}`);
    expect(paths).toEqual(warning ? ['warning servers.pbx.approvers'] : []);
    if (warning) expect(text).toContain(warning);
  });
});

describe('a secret in clear', () => {
  it.each([
    ['ssh', '{user: ucware, password: hunter2-in-clear}', 'ssh.password'],
    ['ssh', '{user: ucware, key: hunter2-in-clear}', 'ssh.key'],
    ['ssh', '{user: ucware, key: {hunter2-in-clear}}', 'ssh.key'],
    ['ssh', '{user: ucware, key: [hunter2-in-clear]}', 'ssh.key'],
    ['ssh', '{user: ucware, key: {env: hunter2-in-clear}}', 'ssh.key.env'],
  ])('is refused and never repeated: %s: %s', async (_key, ssh, path) => {
    const base = GOOD.replace('{user: ucware, key: {file: k}}', ssh);
    const { paths, problems } = await withEntries('', base);
    expect(new Set(paths)).toEqual(new Set([`error servers.pbx.${path}`]));
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });

  it('is explained', async () => {
    const { text } = await withEntries('', GOOD.replace('{file: k}', 'hunter2-in-clear'));
    expect(text).toContain('secrets never stand in clear in the inventory');
  });

  it('is not repeated as the name of a variable either', async () => {
    const base = GOOD.replace('{file: k}', '{env: hunter2inClear}');
    const text = `servers: {pbx: {addresses: {ngn: a.b}, ${base}}}`;
    const { problems } = await parse(text, { checkSecrets: true });
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });
});
