import { expect, test } from 'vitest';
import { readAptLocks } from '../../../src/flows/remote/apt-locks.ts';
import { readDpkgState } from '../../../src/flows/remote/dpkg-state.ts';
import { readHolds } from '../../../src/flows/remote/holds.ts';
import { readOrigins } from '../../../src/flows/remote/origins.ts';
import { readPackages, ucwareVersion } from '../../../src/flows/remote/packages.ts';
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

test('origins: a foreign repository, a pin, priorities with four digits', async () => {
  const machine = bionicWith({
    commands: {
      'dpkg-query': [{ when: '*', stdout: 'asterisk\n' }],
      'apt-cache': [
        {
          when: '*srcpkgcache= policy',
          stdout:
            'Package files:\n 500 http://u:geheim@ppa.example.org/asterisk bionic/main amd64 Packages\n     release o=LP-PPA,n=bionic\n     origin ppa.example.org\nPinned packages:\n     asterisk -> 1:16.2 with priority 1001\n',
        },
        {
          when: '*srcpkgcache= policy asterisk',
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
