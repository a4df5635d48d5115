import { expect, test } from 'vitest';
import { readAptLocks } from '../../../src/flows/remote/apt-locks.ts';
import { asCode, asCodes } from '../../../src/flows/remote/as-code.ts';
import { attempt } from '../../../src/flows/remote/attempt.ts';
import { readCalls } from '../../../src/flows/remote/calls.ts';
import { readClock } from '../../../src/flows/remote/clock.ts';
import { deviceFamily } from '../../../src/flows/remote/device-family.ts';
import { readDevices } from '../../../src/flows/remote/devices.ts';
import { readDpkgState } from '../../../src/flows/remote/dpkg-state.ts';
import { readHolds } from '../../../src/flows/remote/holds.ts';
import { readMyCnf } from '../../../src/flows/remote/my-cnf.ts';
import { readOrigins } from '../../../src/flows/remote/origins.ts';
import { readPackages, ucwareVersion } from '../../../src/flows/remote/packages.ts';
import { readRebootRequired } from '../../../src/flows/remote/reboot-required.ts';
import { readServices } from '../../../src/flows/remote/services.ts';
import { readVirtualization } from '../../../src/flows/remote/virtualization.ts';
import { bionicWith } from './bionic-machine.ts';
import { ask } from './run-in-shells.ts';

test('packages: half configured, reinstallation required, removed with configuration left', async () => {
  const machine = bionicWith({
    commands: {
      'dpkg-query': [
        {
          when: '*Version*',
          stdout:
            'iF \tucware-core\t5.0.1\niHR\tasterisk\t1:13\nrc \tucware\t4.4.1\nun \tucware-doc\t\nii \tbash\t4.4\nit \tman-db\t2.8\n',
        },
      ],
    },
  });
  const known = await ask(readPackages(), machine);
  expect(known.broken.map(({ name, status }) => [name, status])).toEqual([
    ['ucware-core', 'iF'],
    ['asterisk', 'iHR'],
    ['man-db', 'it'],
  ]);
  expect(known.product.map(({ name }) => name)).toEqual([
    'ucware-core',
    'asterisk',
    'ucware',
    'ucware-doc',
  ]);
  expect(ucwareVersion(known)).toBe('5.0.1');
});

test('packages: a database without packages is an error', async () => {
  const empty = ask(readPackages(), bionicWith({ commands: { 'dpkg-query': [{ when: '*' }] } }));
  await expect(empty).rejects.toMatchObject({ code: 'remote-answer-unreadable' });
});

test('apt locks: the holder is named with its age; somebody who only has the file open is not', async () => {
  const holders = await ask(
    readAptLocks(),
    bionicWith({
      files: {
        '/proc/locks':
          '1: POSIX  ADVISORY  WRITE 4242 08:01:131090 0 EOF\n2: POSIX  ADVISORY  READ 4300 08:01:131091 0 EOF\n3: POSIX  ADVISORY  WRITE 4242 08:01:131092 0 EOF\n4: POSIX  ADVISORY  WRITE 900 08:01:7 0 EOF\n',
        '/proc/4242/stat':
          '4242 (unattended-up )) S 1 4242 4242 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 9940050 1 2\n',
        '/proc/4242/cmdline': '/usr/bin/python3\0/usr/bin/unattended-upgrade\0--download-only\0',
        '/proc/4300/stat':
          '4300 (apt-cache) S 1 4300 4300 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 9940050 1 2\n',
        '/proc/4300/cmdline': 'apt-cache\0',
        '/proc/900/stat':
          '900 (cron) S 1 4300 4300 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 100 1 2\n',
        '/proc/900/cmdline': 'cron\0',
      },
      links: {
        '/proc/4242/fd/4': '/var/lib/dpkg/lock-frontend',
        '/proc/4242/fd/7': '/var/lib/apt/lists/lock',
        '/proc/4242/fd/9': '/var/log/apt/term.log',
        '/proc/4300/fd/4': '/var/lib/dpkg/lock',
        '/proc/900/fd/3': '/var/run/crond.pid',
      },
    }),
  );
  expect(holders).toEqual(
    ['/var/lib/dpkg/lock-frontend', '/var/lib/apt/lists/lock'].map((path) => ({
      path,
      pid: 4242,
      command: '/usr/bin/python3 /usr/bin/unattended-upgrade --download-only',
      ageSeconds: 600,
    })),
  );
});

test('apt locks: a server that does not show its locks is an error, not “nobody”', async () => {
  const hidden = ask(readAptLocks(), bionicWith({ files: { '/proc/locks': null } }));
  await expect(hidden).rejects.toMatchObject({ code: 'remote-answer-unreadable' });
});

test('dpkg: what the audit says, a journal that was never finished, half configured packages', async () => {
  const state = await ask(
    readDpkgState(),
    bionicWith({
      files: {
        '/var/lib/dpkg/updates/0001': 'Package: ucware\n',
        '/var/lib/dpkg/updates/tmp.i': '',
      },
      commands: {
        dpkg: [
          {
            when: '--audit',
            stdout: 'The following packages are only half configured:\n ucware  UCware server\n',
            exit: 1,
          },
        ],
        'dpkg-query': [{ when: '*', stdout: 'iF \tucware\niU \tasterisk\nii \tbash\n' }],
      },
    }),
  );
  expect(state).toEqual({
    auditEmpty: false,
    audit: ['The following packages are only half configured:', 'ucware  UCware server'],
    journalDirty: true,
    halfConfigured: ['ucware', 'asterisk'],
  });
});

test('holds: names, and an error where apt-mark does not work', async () => {
  const held = bionicWith({
    commands: { 'apt-mark': [{ when: 'showhold', stdout: 'asterisk\nucware\n' }] },
  });
  expect(await ask(readHolds(), held)).toEqual(['asterisk', 'ucware']);
  const broken = bionicWith({
    commands: { 'apt-mark': [{ when: 'showhold', stderr: 'E: ?', exit: 100 }] },
  });
  await expect(ask(readHolds(), broken)).rejects.toMatchObject({
    code: 'remote-answer-unreadable',
  });
});

test('.my.cnf: every home is looked at, each file once; contents stay where they are', async () => {
  const files = await ask(
    readMyCnf('ldap-admin'),
    bionicWith({
      files: {
        '/etc/passwd':
          'root:x:0:0:root:/root:/bin/bash\nbackup:x:34:34::/home/backup:/bin/sh\ntwin:x:35:35::/home/backup:/bin/sh\ndaemon:x:1:1::/:/bin/false\n',
        '/root/.my.cnf': '[client]\npassword=geheim\n',
        '/home/backup/.my.cnf': '[client]\npassword=geheim\n',
        '/home/ldap-admin/.mylogin.cnf': 'x',
      },
    }),
  );
  expect(files).toEqual([
    { path: '/root/.my.cnf', owner: 'root' },
    { path: '/home/ldap-admin/.mylogin.cnf', owner: 'ldap-admin' },
    { path: '/home/backup/.my.cnf', owner: 'backup' },
  ]);
});

test('calls: asterisk with a limit says “2 of 30 max active calls”', async () => {
  const asterisk = [
    {
      when: '*channels count',
      stdout:
        '4 active channels\n2 of 30 max active calls ( 6.67% of capacity)\n9 calls processed\n',
    },
    { when: '*channels concise' },
  ];
  expect(await ask(readCalls(), bionicWith({ commands: { asterisk } }))).toEqual({
    active: 2,
    longestSeconds: null,
    how: 'asterisk',
  });
});

test('calls: a channel without a call is a call being set up', async () => {
  const asterisk = [
    { when: '*channels count', stdout: '1 active channel\n0 active calls\n9 calls processed\n' },
    { when: '*channels concise', stdout: 'SIP/1-1!c!s!1!Ring!(None)!!1!!!3!4!!17.1\n' },
  ];
  expect(await ask(readCalls(), bionicWith({ commands: { asterisk } }))).toMatchObject({
    active: 1,
    longestSeconds: 4,
  });
});

test('calls: asterisk that is stopped, that does not answer, that is not there', async () => {
  const silent = [{ when: '-rx *', stderr: 'Unable to connect to remote asterisk\n', exit: 1 }];
  const stopped = bionicWith({ commands: { asterisk: silent } });
  expect(await ask(readCalls(), stopped)).toEqual({
    active: 0,
    longestSeconds: null,
    how: 'not-running',
  });
  const stuck = bionicWith({
    commands: { asterisk: silent },
    files: { '/proc/77/comm': 'asterisk\n' },
  });
  expect(await ask(readCalls(), stuck)).toEqual({
    active: null,
    longestSeconds: null,
    how: 'no-answer',
  });
  const none = bionicWith({ commands: { asterisk: null } });
  expect(await ask(readCalls(), none)).toEqual({
    active: null,
    longestSeconds: null,
    how: 'not-installed',
  });
});

test('calls: an answer without numbers is an error', async () => {
  const asterisk = [{ when: '-rx *', stdout: 'No such command\n' }];
  await expect(ask(readCalls(), bionicWith({ commands: { asterisk } }))).rejects.toMatchObject({
    code: 'remote-answer-unreadable',
  });
});

test('devices: asterisk without SIP channels knows none, asterisk that is down is not asked', async () => {
  const none = [{ when: '-rx *', stdout: "No such command 'sip show peers'\n" }];
  expect(await ask(readDevices(), bionicWith({ commands: { asterisk: none } }))).toMatchObject({
    asked: true,
    registered: 0,
  });
  const down = [{ when: '-rx *', exit: 1 }];
  expect(await ask(readDevices(), bionicWith({ commands: { asterisk: down } }))).toMatchObject({
    asked: false,
  });
});

test.each([
  ['Aastra 6757i/3.3.1.4365', 'aastra'],
  ['Gigaset DE700 IP PRO/02.00', 'gigaset-desk'],
  ['Maxwell 3/2.14', 'gigaset-desk'],
  ['Gigaset N510 IP PRO/42.245', 'gigaset-dect'],
  ['Gigaset C610A IP/42.076', 'gigaset-dect'],
  ['Siemens Gigaset C475 IP', 'siemens'],
  ['OpenStage_60_V3R5', 'siemens'],
  ['Panasonic_KX-TGP600/12.23', 'panasonic-dect'],
  ['Panasonic_KX-HDV130/01.105', null],
  ['PolycomVVX-VVX_300-UA/5.4.0', 'polycom-desk'],
  ['PolycomSoundStationIP-SSIP_6000-UA/4.0', null],
  ['SAMSUNG SMT-i5243', 'samsung'],
  ['snomD785/10.1.64.14', null],
  ['Yealink SIP-T46S 66.85', null],
  ['', null],
])('device %s belongs to %s', (agent, family) => {
  expect(deviceFamily(agent)).toBe(family);
});

test('origins: a foreign repository, a pin, priorities with four digits', async () => {
  const machine = bionicWith({
    commands: {
      'dpkg-query': [{ when: '*', stdout: 'asterisk\n' }],
      'apt-cache': [
        {
          when: 'policy',
          stdout:
            'Package files:\n 500 http://u:geheim@ppa.example.org/asterisk bionic/main amd64 Packages\n     release o=LP-PPA,n=bionic\n     origin ppa.example.org\nPinned packages:\n     asterisk -> 1:16.2 with priority 1001\n',
        },
        {
          when: 'policy asterisk',
          stdout:
            'asterisk:\n  Installed: 1:13.18.3\n  Candidate: 1:16.2\n  Package pin: 1:16.2\n  Version table:\n     1:16.2 1001\n       1001 http://u:geheim@ppa.example.org/asterisk bionic/main amd64 Packages\n *** 1:13.18.3 100\n        100 /var/lib/dpkg/status\n',
        },
      ],
    },
  });
  const known = await ask(readOrigins(), machine);
  expect(JSON.stringify(known)).not.toContain('geheim');
  expect(known).toMatchObject({
    sources: [{ uri: 'http://***@ppa.example.org/asterisk', origin: 'LP-PPA' }],
    pins: [{ package: 'asterisk', version: '1:16.2' }],
    product: [{ package: 'asterisk', installed: '1:13.18.3', candidate: '1:16.2' }],
    offers: [
      { package: 'asterisk', version: '1:16.2', uri: 'http://***@ppa.example.org/asterisk' },
    ],
  });
});

test('clock: behind, and not synchronised or unknown', async () => {
  const behind = bionicWith({
    commands: { timedatectl: [{ when: 'status', stdout: ' System clock synchronized: no\n' }] },
  });
  expect(await ask(readClock('2026-01-01T01:00:00Z'), behind)).toEqual({
    skewSeconds: -3595,
    synchronised: false,
  });
  const unknown = bionicWith({ commands: { timedatectl: null } });
  expect(await ask(readClock('2026-01-01T00:00:05Z'), unknown)).toEqual({
    skewSeconds: 0,
    synchronised: null,
  });
});

test('services: a failed unit keeps its name although it is marked with a bullet', async () => {
  const systemctl = [
    { when: '*', stdout: '● ucware-daemon.service loaded failed failed UCware daemon\n' },
  ];
  expect(await ask(readServices(), bionicWith({ commands: { systemctl } }))).toEqual([
    { name: 'ucware-daemon.service', load: 'loaded', active: 'failed', sub: 'failed' },
  ]);
});

test('a pending reboot names the packages that asked for it', async () => {
  const files = {
    '/var/run/reboot-required': '*** System restart required ***\n',
    '/var/run/reboot-required.pkgs': 'linux-base\nlibc6\nlibc6\n',
  };
  expect(await ask(readRebootRequired(), bionicWith({ files }))).toEqual({
    required: true,
    packages: ['libc6', 'linux-base'],
  });
});

test('virtualisation: bare metal, and a server that cannot tell', async () => {
  const metal = [{ when: '', stdout: 'none\n', exit: 1 }];
  expect(
    await ask(readVirtualization(), bionicWith({ commands: { 'systemd-detect-virt': metal } })),
  ).toBe('none');
  expect(
    await ask(readVirtualization(), bionicWith({ commands: { 'systemd-detect-virt': null } })),
  ).toBe('unknown');
});

test('an attempt turns an unreadable answer into a result that says why', () => {
  const probe = attempt(readHolds());
  expect(probe.parse({ exitCode: 0, stdout: 'Quatsch', stderr: '' })).toEqual({
    read: false,
    found: expect.stringContaining('holds'),
  });
  expect(probe.parse({ exitCode: 0, stdout: 'hold\tucware\nend\n', stderr: '' })).toEqual({
    read: true,
    value: ['ucware'],
  });
});

test('what a server says cannot break out of a message', () => {
  expect(asCode('a`b <!channel> & \u0007c')).toBe('`a’b &lt;!channel&gt; &amp;  c`');
  expect(asCode('x'.repeat(500)).length).toBeLessThan(210);
  expect(asCodes(['a', 'b', 'c'], 2)).toBe('`a`, `b` (+1)');
});
