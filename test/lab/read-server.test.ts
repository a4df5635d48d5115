import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAddresses } from '../../src/flows/remote/addresses.ts';
import { readAptLocks } from '../../src/flows/remote/apt-locks.ts';
import { readBootId } from '../../src/flows/remote/boot-id.ts';
import { readCalls } from '../../src/flows/remote/calls.ts';
import { readClock } from '../../src/flows/remote/clock.ts';
import { readDevices } from '../../src/flows/remote/devices.ts';
import { readDisk } from '../../src/flows/remote/disk.ts';
import { readDpkgState } from '../../src/flows/remote/dpkg-state.ts';
import { readHolds } from '../../src/flows/remote/holds.ts';
import { readLocale } from '../../src/flows/remote/locale.ts';
import { readLoggedIn } from '../../src/flows/remote/logged-in.ts';
import { readMemory } from '../../src/flows/remote/memory.ts';
import { readMyCnf } from '../../src/flows/remote/my-cnf.ts';
import { readMysqlRoot } from '../../src/flows/remote/mysql-root.ts';
import { readOrigins } from '../../src/flows/remote/origins.ts';
import { readPackages } from '../../src/flows/remote/packages.ts';
import { READING_SCRIPTS } from '../../src/flows/remote/reading-scripts.ts';
import { readRebootRequired } from '../../src/flows/remote/reboot-required.ts';
import { readRelease } from '../../src/flows/remote/release.ts';
import { readRepository } from '../../src/flows/remote/repository.ts';
import { readServices } from '../../src/flows/remote/services.ts';
import { readSources } from '../../src/flows/remote/sources.ts';
import { readSudo } from '../../src/flows/remote/sudo.ts';
import { readTimers } from '../../src/flows/remote/timers.ts';
import { readVirtualization } from '../../src/flows/remote/virtualization.ts';
import type { Probe } from '../../src/flows/run/action.ts';
import { createHands, type Hands } from './hands.ts';
import { enterLab, NOT_HERE } from './lab.ts';
import { type Machine, startMachine } from './machine/start-machine.ts';
import { type PackageServers, servePackages } from './repository/serve-packages.ts';

/** Each probe with what the machine of the lab is, put down by hand and not taken from an answer. */
const EXPECTED: readonly (readonly [Probe<unknown>, unknown])[] = [
  [readAddresses(), ['10.45.1.10', '10.45.2.10']],
  [readAptLocks(), []],
  [readBootId(), expect.stringMatching(/^[0-9a-f-]{36}$/)],
  [readCalls(), { active: 0, longestSeconds: null, how: 'asterisk' }],
  [readClock(new Date().toISOString()), { synchronised: false }],
  [
    readDevices(),
    { registered: 4, userAgents: [{ agent: 'snomD785/10.1.54.13', count: 4 }], families: [] },
  ],
  [readDisk(), [{ path: '/' }, { path: '/boot', mount: '/' }, { path: '/var', mount: '/' }]],
  [readDpkgState(), { auditEmpty: true, journalDirty: false, halfConfigured: [] }],
  [readHolds(), []],
  [readLocale(), { lang: 'de_DE.UTF-8', hasCUtf8: true }],
  [readLoggedIn(), []],
  [readMemory(), { swapFreeMiB: expect.any(Number) }],
  [
    readMyCnf('ucware'),
    [
      { path: '/root/.my.cnf', owner: 'root' },
      { path: '/home/ucware/.my.cnf', owner: 'ucware' },
    ],
  ],
  [
    readMysqlRoot(),
    {
      access: 'debian-cnf',
      pluginStatus: null,
      rows: [
        { host: '127.0.0.1', plugin: 'mysql_native_password' },
        { host: 'localhost', plugin: 'mysql_native_password' },
      ],
      socketLoginBare: false,
      // The .my.cnf logs root in with a password, which is what the guide warns of.
      socketLoginWithDefaults: true,
      flavour: 'mysql',
    },
  ],
  [
    readOrigins(),
    {
      sources: expect.arrayContaining([
        { uri: 'http://archive.ubuntu.com/ubuntu', suite: 'bionic/main', origin: 'Ubuntu' },
      ]),
      product: expect.arrayContaining([
        { package: 'ucware', installed: '4.5.0.8', candidate: '4.5.0.10' },
      ]),
      pins: [],
    },
  ],
  [
    readPackages(),
    {
      product: [
        { name: 'asterisk', version: '4.5.0.8', status: 'ii' },
        { name: 'ucware', version: '4.5.0.8', status: 'ii' },
        { name: 'ucware-core', version: '4.5.0.8', status: 'ii' },
        { name: 'ucware-firmware', version: '1.2.0', status: 'ii' },
      ],
      broken: [],
    },
  ],
  [readRebootRequired(), { required: false }],
  [readRelease(), { id: 'ubuntu', codename: 'bionic', prettyName: 'Ubuntu 18.04.6 LTS' }],
  [
    readRepository(),
    { '4.5': { state: 'ok', candidate: '4.5.0.10' }, '5': { state: 'ok', candidate: '5.0.3' } },
  ],
  [
    readServices(),
    expect.arrayContaining([
      { name: 'asterisk.service', load: 'loaded', active: 'active', sub: 'running' },
    ]),
  ],
  [
    readSources(),
    {
      lines: [
        { line: 1, active: false },
        { line: 2, active: true, series: '4.5', hasCredentials: true },
        { line: 3, active: true, series: 'firmware', hasCredentials: true },
      ],
      others: 1,
    },
  ],
  [readSudo(), { uid: 0, home: '/root' }],
  [
    readTimers(),
    expect.arrayContaining([
      { name: 'apt-daily.timer', load: 'loaded', active: 'active', sub: 'waiting' },
    ]),
  ],
  [readVirtualization(), 'container-other'],
];

describe.skipIf(NOT_HERE)('what our probes read on a real server', () => {
  let machine: Machine;
  let hands: Hands;
  let packages: PackageServers;

  beforeAll(async () => {
    const lab = enterLab();
    packages = await servePackages(lab.repositories);
    machine = await startMachine({ root: lab.root, number: 1 });
    await machine.run('apt-get', '-q', 'update');
    hands = createHands(machine);
  });

  afterAll(async () => {
    hands?.close();
    await machine?.stop();
    await packages?.close();
  });

  test('no script is left out', () => {
    const asked = EXPECTED.map(([probe]) => probe.script.name).sort();
    expect(asked).toEqual(READING_SCRIPTS.map(({ name }) => name).sort());
  });

  test.each(EXPECTED.map(([probe, wanted]) => [probe.script.name, probe, wanted] as const))(
    '%s',
    async (_, probe, wanted) => {
      const found = await hands.ask(probe);
      if (typeof wanted === 'object') expect(found).toMatchObject(wanted ?? {});
      else expect(found).toEqual(wanted);
    },
  );

  test('no password of the package source leaves the server', async () => {
    const answers = await Promise.all(EXPECTED.map(([probe]) => hands.ask(probe)));
    expect(JSON.stringify(answers)).not.toMatch(/Gelb-Tonne|Wurzel-4711|Maint-0815/);
  });
});
