import { expect, test } from 'vitest';
import { calls } from '../../../../src/flows/remote/calls.ts';
import { devices } from '../../../../src/flows/remote/devices.ts';
import { myCnf } from '../../../../src/flows/remote/my-cnf.ts';
import { type MysqlRoot, mysqlRoot } from '../../../../src/flows/remote/mysql-root.ts';
import { repository } from '../../../../src/flows/remote/repository.ts';
import { services } from '../../../../src/flows/remote/services.ts';
import { learn } from '../../../../src/flows/run/fact.ts';
import { type Condition, expectCondition, idsOf } from './condition.ts';
import { but, findingsWith } from './healthy-facts.ts';

const NOBODY_IN = {
  reachable: false,
  access: 'none',
  error: 'ERROR 1045 (28000): Access denied',
} as const;

function mysql(change: Partial<MysqlRoot>) {
  return but(mysqlRoot, change);
}

const CONDITIONS: readonly Condition[] = [
  [
    'MySQL down',
    [mysql({ ...NOBODY_IN, down: true, error: 'ERROR 2002 (HY000)' })],
    'mysql-down',
    'blocker',
    /2002/,
  ],
  ['MySQL closed', [mysql(NOBODY_IN)], 'mysql-closed', 'blocker', /1045/],
  [
    'debian.cnf refused',
    [mysql({ access: 'socket', error: 'ERROR 1045 (28000)' })],
    'debian-cnf-refused',
    'warning',
    /1045/,
  ],
  ['MariaDB, root gets in', [mysql({ flavour: 'mariadb' })], 'mariadb', 'warning', /unix_socket/],
  [
    'MariaDB, root does not get in',
    [mysql({ flavour: 'mariadb', socketLoginBare: false })],
    'mariadb',
    'blocker',
    /nicht ohne Passwort/,
  ],
  [
    'root over TCP',
    [
      mysql({
        rows: [
          { host: 'localhost', plugin: 'auth_socket' },
          { host: '%', plugin: 'mysql_native_password' },
        ],
      }),
    ],
    'mysql-extra-root-rows',
    'warning',
    /root@%.*TCP/,
  ],
  [
    '.my.cnf of root',
    [learn(myCnf, [{ path: '/root/.my.cnf', owner: 'root' }])],
    'my-cnf-ours',
    'info',
    /\/root\/\.my\.cnf/,
  ],
  [
    '.my.cnf of the backup',
    [learn(myCnf, [{ path: '/home/backup/.my.cnf', owner: 'backup' }])],
    'my-cnf-others',
    'warning',
    /backup/,
  ],
  [
    'a failed service',
    [
      learn(services, [
        { name: 'ucware-daemon.service', load: 'loaded', active: 'failed', sub: 'failed' },
      ]),
    ],
    'services-failed',
    'warning',
    /ucware-daemon/,
  ],
  [
    'asterisk stopped',
    [learn(calls, { active: 0, longestSeconds: null, how: 'not-running' })],
    'asterisk-not-running',
    'warning',
    /Telefone/,
  ],
  [
    'asterisk silent',
    [learn(calls, { active: null, longestSeconds: null, how: 'no-answer' })],
    'asterisk-no-answer',
    'warning',
    /antwort|Antwort/,
  ],
  [
    'no asterisk',
    [learn(calls, { active: null, longestSeconds: null, how: 'not-installed' })],
    'asterisk-not-found',
    'warning',
    /asterisk/,
  ],
  [
    'an Aastra telephone',
    [but(devices, { families: [{ family: 'aastra', count: 12 }] })],
    'unsupported-devices',
    'warning',
    /Aastra: 12/,
  ],
  [
    'Gigaset DECT with 5.0',
    [but(devices, { families: [{ family: 'gigaset-dect', count: 3 }] })],
    'unsupported-devices',
    'warning',
    /Gigaset DECT: 3/,
  ],
];

test.each(CONDITIONS)('%s', (...condition) => expectCondition(...condition));

test('Gigaset DECT is no obstacle where 5.1.1 or newer is on offer', () => {
  const offers = learn(repository, {
    '4.5': { state: 'ok' as const, said: '', candidate: '4.5.0.10' },
    '5': { state: 'ok' as const, said: '', candidate: '1:5.1.1-1' },
  });
  const seen = but(devices, { families: [{ family: 'gigaset-dect', count: 3 }] });
  expect(idsOf(findingsWith([offers, seen]))).not.toContain('unsupported-devices');
});
