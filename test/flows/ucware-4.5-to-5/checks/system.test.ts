import { expect, test } from 'vitest';
import { addresses } from '../../../../src/flows/remote/addresses.ts';
import { clock } from '../../../../src/flows/remote/clock.ts';
import { disk } from '../../../../src/flows/remote/disk.ts';
import { locale } from '../../../../src/flows/remote/locale.ts';
import { loggedIn } from '../../../../src/flows/remote/logged-in.ts';
import { memory } from '../../../../src/flows/remote/memory.ts';
import { rebootRequired } from '../../../../src/flows/remote/reboot-required.ts';
import { release } from '../../../../src/flows/remote/release.ts';
import { sudo } from '../../../../src/flows/remote/sudo.ts';
import { virtualization } from '../../../../src/flows/remote/virtualization.ts';
import { learn } from '../../../../src/flows/run/fact.ts';
import {
  BOOT_NEEDED_MIB,
  INODES_NEEDED,
  SYSTEM_MINIMUM_MIB,
  SYSTEM_NEEDED_MIB,
} from '../../../../src/flows/ucware-4.5-to-5/checks/disk-needs.ts';
import { type Condition, diskOf, expectCondition, idsOf } from './condition.ts';
import { but, findingsWith, SERVER } from './healthy-facts.ts';

const CONDITIONS: readonly Condition[] = [
  [
    'sudo leads elsewhere',
    [learn(sudo, { uid: 1000, home: '/root' })],
    'sudo-not-root',
    'blocker',
    /1000/,
  ],
  [
    'sudo keeps HOME',
    [learn(sudo, { uid: 0, home: '/home/ucware' })],
    'sudo-home',
    'obstacle',
    /\/home\/ucware/,
  ],
  [
    'clock 10 min ahead',
    [learn(clock, { skewSeconds: 600, synchronised: true })],
    'clock-skew',
    'warning',
    /10 min vor/,
  ],
  [
    'clock 2 h behind',
    [learn(clock, { skewSeconds: -7200, synchronised: true })],
    'clock-skew',
    'obstacle',
    /120 min nach/,
  ],
  [
    'clock not synchronised',
    [learn(clock, { skewSeconds: 3, synchronised: false })],
    'clock-not-synchronised',
    'warning',
    /3 s/,
  ],
  [
    'not bionic',
    [but(release, { codename: 'focal', prettyName: 'Ubuntu 20.04.6 LTS' })],
    'not-bionic',
    'obstacle',
    /20\.04/,
  ],
  [
    '/ nearly full',
    [diskOf({ freeMiB: SYSTEM_NEEDED_MIB - 1 })],
    'root-full',
    'obstacle',
    /2047 MiB/,
  ],
  ['/ full', [diskOf({ freeMiB: SYSTEM_MINIMUM_MIB - 1 })], 'root-full', 'blocker', /511 MiB/],
  [
    '/var full',
    [diskOf({ path: '/var', mount: '/var', freeMiB: 0 })],
    'var-full',
    'blocker',
    /0 MiB/,
  ],
  [
    '/boot full',
    [diskOf({ path: '/boot', mount: '/boot', totalMiB: 240, freeMiB: BOOT_NEEDED_MIB - 1 })],
    'boot-full',
    'obstacle',
    /134 MiB von 240 MiB/,
  ],
  [
    'out of inodes',
    [diskOf({ freeInodes: INODES_NEEDED - 1 })],
    'root-inodes',
    'obstacle',
    /49999/,
  ],
  [
    'little memory',
    [learn(memory, { totalMiB: 1000, availableMiB: 150, swapFreeMiB: 0 })],
    'memory-low',
    'warning',
    /150 MiB/,
  ],
  [
    'reboot pending',
    [learn(rebootRequired, { required: true, packages: ['linux-base'] })],
    'reboot-pending',
    'warning',
    /linux-base/,
  ],
  [
    'somebody logged in',
    [
      learn(loggedIn, [
        { user: 'admin', terminal: 'pts/1', since: '2026-01-01 08:00', from: '10.0.0.9' },
      ]),
    ],
    'people-logged-in',
    'info',
    /admin pts\/1/,
  ],
  ['bare metal', [learn(virtualization, 'none')], 'bare-metal', 'warning', /Abbild/],
  [
    'a foreign address',
    [learn(addresses, ['10.0.0.10', '10.9.9.9'])],
    'address-not-on-server',
    'warning',
    /192\.168\.7\.10/,
  ],
  [
    'no C.UTF-8',
    [learn(locale, { lang: null, hasCUtf8: false })],
    'locale-missing',
    'obstacle',
    /C\.UTF-8/,
  ],
];

test.each(CONDITIONS)('%s', (...condition) => expectCondition(...condition));

test('a folder on the root file system is not counted twice', () => {
  const whole = { mount: '/', totalMiB: 5000, freeMiB: 10, freeInodes: 10 };
  const found = findingsWith([
    learn(disk, [
      { ...whole, path: '/' },
      { ...whole, path: '/boot' },
      { ...whole, path: '/var' },
    ]),
  ]);
  const about = found.filter(({ check }) => check === 'disk');
  expect(idsOf(about)).toEqual(['root-full', 'root-inodes']);
});

test('what is needed, to the last MiB, is enough', () => {
  const enough = diskOf({ freeMiB: SYSTEM_NEEDED_MIB, freeInodes: INODES_NEEDED });
  expect(findingsWith([enough]).filter(({ check }) => check === 'disk')).toEqual([]);
});

test('a file system that does not count inodes has enough of them', () => {
  const found = findingsWith([diskOf({ freeInodes: null })]);
  expect(found.filter(({ check }) => check === 'disk')).toEqual([]);
});

test('one address only is worth a word', () => {
  const found = findingsWith([], { ...SERVER, addresses: ['10.0.0.10'] });
  expect(idsOf(found)).toContain('one-address');
});

test('an address that is a name cannot be compared', () => {
  const found = findingsWith([], { ...SERVER, addresses: ['pbx.example.org', '10.0.0.10'] });
  expect(idsOf(found)).not.toContain('address-not-on-server');
});
