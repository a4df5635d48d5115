import { expect, test } from 'vitest';
import { aptLocks } from '../../../../src/flows/remote/apt-locks.ts';
import { dpkgState } from '../../../../src/flows/remote/dpkg-state.ts';
import { holds } from '../../../../src/flows/remote/holds.ts';
import { origins } from '../../../../src/flows/remote/origins.ts';
import { packages } from '../../../../src/flows/remote/packages.ts';
import { repository } from '../../../../src/flows/remote/repository.ts';
import { timers } from '../../../../src/flows/remote/timers.ts';
import { learn } from '../../../../src/flows/run/fact.ts';
import { type Condition, expectCondition, idsOf, lines } from './condition.ts';
import { but, findingsWith, installed } from './healthy-facts.ts';

const CONDITIONS: readonly Condition[] = [
  ['on 4.4', [installed('4.4.9')], 'older-than-4-5', 'blocker', /4\.4\.9/],
  ['on 4.1 with an epoch', [installed('1:4.1-3')], 'older-than-4-5', 'blocker', /4\.1/],
  [
    'on 5 already',
    [installed('5.0.3'), lines({ series: '5' })],
    'already-5',
    'obstacle',
    /5\.0\.3/,
  ],
  ['on 6', [installed('6.0')], 'newer-than-5', 'blocker', /6\.0/],
  [
    'without UCware',
    [learn(packages, { product: [], broken: [], total: 5 })],
    'ucware-missing',
    'blocker',
    /ucware-core/,
  ],
  [
    'half on 5',
    [
      learn(packages, {
        product: [
          { name: 'ucware', version: '4.5.0.10', status: 'ii' },
          { name: 'ucware-core', version: '5.0.3', status: 'ii' },
        ],
        broken: [],
        total: 5,
      }),
    ],
    'versions-mixed',
    'blocker',
    /ucware-core 5\.0\.3/,
  ],
  ['ucware held', [learn(holds, ['ucware'])], 'product-held', 'blocker', /ucware/],
  ['asterisk held', [learn(holds, ['asterisk'])], 'product-held', 'blocker', /asterisk/],
  [
    'another package held',
    [learn(holds, ['linux-image-generic'])],
    'others-held',
    'warning',
    /linux-image-generic/,
  ],
  [
    'asterisk from a foreign archive',
    [
      but(origins, {
        product: [{ package: 'asterisk', installed: '1:16', candidate: '1:16' }],
        offers: [{ package: 'asterisk', version: '1:16', uri: 'http://ppa.example.org' }],
      }),
    ],
    'product-foreign-origin',
    'obstacle',
    /ppa\.example\.org/,
  ],
  [
    'ucware pinned',
    [but(origins, { pins: [{ package: 'ucware', version: '4.5.0.8' }] })],
    'product-pinned',
    'obstacle',
    /4\.5\.0\.8/,
  ],
  [
    'a foreign source',
    [
      but(origins, {
        sources: [{ uri: 'http://ppa.example.org', suite: 'bionic/main', origin: 'LP-PPA' }],
      }),
    ],
    'foreign-sources',
    'warning',
    /ppa\.example\.org/,
  ],
  [
    'dpkg journal dirty',
    [but(dpkgState, { journalDirty: true })],
    'dpkg-interrupted',
    'blocker',
    /updates/,
  ],
  [
    'a package half configured',
    [
      learn(packages, {
        product: [{ name: 'ucware', version: '4.5.0.8', status: 'iF' }],
        broken: [{ name: 'ucware', version: '4.5.0.8', status: 'iF' }],
        total: 5,
      }),
    ],
    'packages-half-configured',
    'blocker',
    /ucware \(iF\)/,
  ],
  [
    'dpkg complains',
    [but(dpkgState, { auditEmpty: false, audit: ['missing md5sums'] })],
    'dpkg-audit',
    'blocker',
    /missing md5sums/,
  ],
  [
    'apt locked',
    [
      learn(aptLocks, [
        {
          path: '/var/lib/dpkg/lock-frontend',
          pid: 4242,
          command: 'unattended-upgrade',
          ageSeconds: 720,
        },
      ]),
    ],
    'apt-locked',
    'obstacle',
    /unattended-upgrade.*4242.*12 min/,
  ],
  [
    'timers',
    [
      learn(timers, [
        { name: 'apt-daily.timer', load: 'loaded', active: 'active', sub: 'waiting' },
      ]),
    ],
    'unattended-timers',
    'info',
    /apt-daily\.timer/,
  ],
];

test.each(CONDITIONS)('%s', (...condition) => expectCondition(...condition));

test('on 5, with its source on 5, only that stands in the way', () => {
  const offer = { state: 'ok' as const, said: '', candidate: '5.0.3' };
  const found = findingsWith([
    installed('5.0.3'),
    lines({ series: '5' }),
    learn(repository, { '4.5': offer, '5': offer }),
  ]);
  expect(idsOf(found.filter(({ blocks }) => blocks))).toEqual(['already-5']);
});

test('product packages that the vendor or Ubuntu offers too are not foreign', () => {
  const ubuntu = 'http://archive.ubuntu.com/ubuntu';
  const offered = but(origins, {
    sources: [{ uri: ubuntu, suite: 'bionic/universe', origin: 'Ubuntu' }],
    product: [{ package: 'asterisk', installed: '1:13', candidate: '1:13' }],
    offers: [
      { package: 'asterisk', version: '1:13', uri: 'http://mirror.example.org' },
      { package: 'asterisk', version: '1:13', uri: ubuntu },
    ],
  });
  expect(idsOf(findingsWith([offered]))).not.toContain('product-foreign-origin');
});
