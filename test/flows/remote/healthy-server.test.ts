import { expect, test } from 'vitest';
import { readAddresses } from '../../../src/flows/remote/addresses.ts';
import { readAptLocks } from '../../../src/flows/remote/apt-locks.ts';
import { readBootId } from '../../../src/flows/remote/boot-id.ts';
import { readCalls } from '../../../src/flows/remote/calls.ts';
import { readClock } from '../../../src/flows/remote/clock.ts';
import { readDevices } from '../../../src/flows/remote/devices.ts';
import { readDisk } from '../../../src/flows/remote/disk.ts';
import { readDpkgState } from '../../../src/flows/remote/dpkg-state.ts';
import { readHolds } from '../../../src/flows/remote/holds.ts';
import { readLocale } from '../../../src/flows/remote/locale.ts';
import { readLoggedIn } from '../../../src/flows/remote/logged-in.ts';
import { readMemory } from '../../../src/flows/remote/memory.ts';
import { readMyCnf } from '../../../src/flows/remote/my-cnf.ts';
import { readMysqlRoot } from '../../../src/flows/remote/mysql-root.ts';
import { readOrigins } from '../../../src/flows/remote/origins.ts';
import { readPackages } from '../../../src/flows/remote/packages.ts';
import { readRebootRequired } from '../../../src/flows/remote/reboot-required.ts';
import { readRelease } from '../../../src/flows/remote/release.ts';
import { readRepository } from '../../../src/flows/remote/repository.ts';
import { readServices } from '../../../src/flows/remote/services.ts';
import { readSources } from '../../../src/flows/remote/sources.ts';
import { readSudo } from '../../../src/flows/remote/sudo.ts';
import { readTimers } from '../../../src/flows/remote/timers.ts';
import { readVirtualization } from '../../../src/flows/remote/virtualization.ts';
import type { Probe } from '../../../src/flows/run/action.ts';
import { BIONIC } from './bionic-machine.ts';
import { ask } from './run-in-shells.ts';

const NO_ENTRY = { options: null, hasCredentials: false, crlf: false, format: 'list' };
const UCWARE_LIST = '/etc/apt/sources.list.d/ucware.list';

const HEALTHY: readonly (readonly [string, Probe<unknown>, unknown])[] = [
  ['boot id', readBootId(), '11111111-2222-4333-8444-555555555555'],
  [
    'release',
    readRelease(),
    {
      id: 'ubuntu',
      codename: 'bionic',
      prettyName: 'Ubuntu 18.04.6 LTS',
      architecture: 'amd64',
      kernel: '4.15.0-213-generic',
    },
  ],
  [
    'packages',
    readPackages(),
    {
      product: [
        { name: 'ucware', version: '4.5.0.8', status: 'ii' },
        { name: 'ucware-core', version: '4.5.0.8', status: 'ii' },
        { name: 'asterisk', version: '1:13.18.3~dfsg-1', status: 'ii' },
      ],
      broken: [],
      total: 4,
    },
  ],
  [
    'sources',
    readSources(),
    {
      lines: [
        {
          ...NO_ENTRY,
          path: UCWARE_LIST,
          line: 1,
          text: 'deb https://packages.ucware.de/ubuntu/ucware-4.5 bionic main',
          type: 'deb',
          active: true,
          series: '4.5',
          suite: 'bionic',
        },
        {
          ...NO_ENTRY,
          path: UCWARE_LIST,
          line: 2,
          text: 'deb https://packages.ucware.de/ubuntu/ucware-firmware bionic main',
          type: 'deb',
          active: true,
          series: 'firmware',
          suite: 'bionic',
        },
      ],
      others: 2,
    },
  ],
  [
    'MySQL',
    readMysqlRoot(),
    {
      reachable: true,
      access: 'debian-cnf',
      error: null,
      down: false,
      pluginStatus: 'ACTIVE',
      rows: [{ host: 'localhost', plugin: 'auth_socket' }],
      socketLoginBare: true,
      socketLoginWithDefaults: true,
      flavour: 'mysql',
      version: '5.7.42-0ubuntu0.18.04.1',
    },
  ],
  ['.my.cnf files', readMyCnf('ucware'), []],
  ['calls', readCalls(), { active: 1, longestSeconds: 754, how: 'asterisk' }],
  [
    'devices',
    readDevices(),
    {
      asked: true,
      registered: 3,
      userAgents: [
        { agent: 'snom320/8.4.35', count: 1 },
        { agent: 'Aastra 6757i/3.3.1', count: 1 },
        { agent: 'Gigaset N720-DM-PRO/70', count: 1 },
      ],
      families: [
        { family: 'aastra', count: 1 },
        { family: 'gigaset-dect', count: 1 },
      ],
    },
  ],
  ['apt locks', readAptLocks(), []],
  [
    'dpkg state',
    readDpkgState(),
    { auditEmpty: true, audit: [], journalDirty: false, halfConfigured: [] },
  ],
  ['holds', readHolds(), []],
  [
    'origins',
    readOrigins(),
    {
      sources: [
        {
          uri: 'https://packages.ucware.de/ubuntu/ucware-4.5',
          suite: 'bionic/main',
          origin: 'UCware',
        },
        {
          uri: 'http://security.ubuntu.com/ubuntu',
          suite: 'bionic-security/main',
          origin: 'Ubuntu',
        },
      ],
      offers: [
        {
          package: 'asterisk',
          version: '1:13.18.3~dfsg-1',
          uri: 'https://packages.ucware.de/ubuntu/ucware-4.5',
        },
        {
          package: 'ucware',
          version: '4.5.0.10',
          uri: 'https://packages.ucware.de/ubuntu/ucware-4.5',
        },
      ],
      product: [
        { package: 'asterisk', installed: '1:13.18.3~dfsg-1', candidate: '1:13.18.3~dfsg-1' },
        { package: 'ucware', installed: '4.5.0.8', candidate: '4.5.0.10' },
      ],
      pins: [],
    },
  ],
  [
    'timers',
    readTimers(),
    ['apt-daily-upgrade.timer', 'apt-daily.timer'].map((name) => ({
      name,
      load: 'loaded',
      active: 'active',
      sub: 'waiting',
    })),
  ],
  [
    'disk',
    readDisk(),
    [
      { path: '/', mount: '/', totalMiB: 59_819, freeMiB: 40_960, freeInodes: 3_707_584 },
      { path: '/boot', mount: '/boot', totalMiB: 949, freeMiB: 688, freeInodes: 65_226 },
      { path: '/var', mount: '/', totalMiB: 59_819, freeMiB: 40_960, freeInodes: 3_707_584 },
    ],
  ],
  ['memory', readMemory(), { totalMiB: 3944, availableMiB: 2441, swapFreeMiB: 1023 }],
  ['clock', readClock('2026-01-01T00:00:00.900Z'), { skewSeconds: 5, synchronised: true }],
  ['virtualisation', readVirtualization(), 'kvm'],
  [
    'services',
    readServices(),
    ['apache2.service', 'asterisk.service', 'mysql.service'].map((name) => ({
      name,
      load: 'loaded',
      active: 'active',
      sub: 'running',
    })),
  ],
  ['pending reboot', readRebootRequired(), { required: false, packages: [] }],
  [
    'people logged in',
    readLoggedIn(),
    [
      { user: 'ucware', terminal: 'pts/0', since: '2026-01-01 00:12', from: '10.0.0.5' },
      { user: 'root', terminal: 'tty1', since: '2025-12-24 09:00', from: '' },
    ],
  ],
  [
    'repositories',
    readRepository(),
    {
      '4.5': { state: 'ok', said: '', candidate: '4.5.0.10' },
      '5': { state: 'ok', said: '', candidate: '5.0.3' },
    },
  ],
  ['locale', readLocale(), { lang: 'de_DE.UTF-8', hasCUtf8: true }],
  ['sudo', readSudo(), { uid: 0, home: '/root' }],
  ['addresses', readAddresses(), ['10.0.0.10', '192.168.7.10', '2001:db8::10']],
];

test.each(HEALTHY)('the %s of a healthy server', async (_name, probe, expected) => {
  expect(await ask(probe, BIONIC)).toEqual(expected);
});

const HOSTILE: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['a German sentence', 'Befehl nicht gefunden\nend\n'],
  ['binary data', 'boot-id\t\u0000\u0001\u0002\nend\n'],
  ['broken UTF-8', 'boot-id\t\ufffd\ufffd\nend\n'],
  ['an answer without its last line', 'boot-id\t11111111-2222-4333-8444-555555555555\n'],
  ['an answer cut in its last line', 'boot-id\t11111111-2222-4333-8444-555555555555\nen'],
  ['a foreign protocol', '{"ok":true}\nend\n'],
];

test.each(HOSTILE)('%s is an error of every probe, never a value', (_name, stdout) => {
  for (const [what, probe] of HEALTHY) {
    expect(() => probe.parse({ exitCode: 0, stdout, stderr: '' }), what).toThrow(
      expect.objectContaining({ code: 'remote-answer-unreadable' }),
    );
  }
});

test('an exit code other than 0 is an error of every probe, with what the command said', () => {
  for (const [what, probe] of HEALTHY) {
    const output = { exitCode: 2, stdout: 'end\n', stderr: 'Kein Speicherplatz' };
    expect(() => probe.parse(output), what).toThrow(/exit code 2: Kein Speicherplatz/);
  }
});
