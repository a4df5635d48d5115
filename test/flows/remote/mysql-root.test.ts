import { expect, test } from 'vitest';
import { readMysqlRoot } from '../../../src/flows/remote/mysql-root.ts';
import { bionicWith } from './bionic-machine.ts';
import { ask, type Saying } from './run-in-shells.ts';

const REFUSED =
  "ERROR 1045 (28000): Access denied for user 'debian-sys-maint'@'localhost' (using password: YES)\n";
const NO_SOCKET =
  "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)\n";

function mysqlThat(sayings: readonly Saying[]) {
  return ask(readMysqlRoot(), bionicWith({ commands: { mysql: sayings } }));
}

const ANSWERS: readonly Saying[] = [
  { when: '*SELECT VERSION*', stdout: '5.7.42-0ubuntu0.18.04.1-log\t(Ubuntu)\n' },
  { when: '*PLUGIN_STATUS*' },
  {
    when: '*FROM mysql.user*',
    stdout: '%\tmysql_native_password\nlocalhost\tmysql_native_password\n',
  },
];

test('a server as the guide finds it: root with a password, no plugin, debian.cnf works', async () => {
  const known = await mysqlThat([
    { when: '--defaults-file=*debian.cnf*SELECT 1', stdout: '1\n' },
    { when: '*SELECT 1', stderr: REFUSED, exit: 1 },
    ...ANSWERS,
  ]);
  expect(known).toMatchObject({
    reachable: true,
    access: 'debian-cnf',
    pluginStatus: null,
    socketLoginBare: false,
    socketLoginWithDefaults: false,
    rows: [
      { host: '%', plugin: 'mysql_native_password' },
      { host: 'localhost', plugin: 'mysql_native_password' },
    ],
  });
});

test('debian.cnf refused: the socket is tried instead', async () => {
  const known = await mysqlThat([
    { when: '--defaults-file=*SELECT 1', stderr: REFUSED, exit: 1 },
    { when: '*SELECT 1', stdout: '1\n' },
    ...ANSWERS,
  ]);
  expect(known).toMatchObject({ reachable: true, access: 'socket', down: false });
  expect(known.error).toContain('ERROR 1045');
});

test('only the defaults files of root let root in: they interfere', async () => {
  const known = await mysqlThat([
    { when: '--defaults-file=*SELECT 1', stderr: REFUSED, exit: 1 },
    { when: '--no-defaults*SELECT 1', stderr: REFUSED, exit: 1 },
    { when: '-uroot*SELECT 1', stdout: '1\n' },
    ...ANSWERS,
  ]);
  expect(known).toMatchObject({
    access: 'socket-defaults',
    socketLoginBare: false,
    socketLoginWithDefaults: true,
  });
});

test('MySQL is down', async () => {
  const known = await mysqlThat([{ when: '*SELECT 1', stderr: NO_SOCKET, exit: 1 }]);
  expect(known).toMatchObject({ reachable: false, down: true, access: 'none', flavour: 'unknown' });
});

test('every login is refused: MySQL runs, but nobody gets in', async () => {
  const known = await mysqlThat([{ when: '*SELECT 1', stderr: REFUSED, exit: 1 }]);
  expect(known).toMatchObject({ reachable: false, down: false });
});

test('there is no mysql client at all', async () => {
  const known = await ask(readMysqlRoot(), bionicWith({ commands: { mysql: null } }));
  expect(known).toMatchObject({ reachable: false, error: 'the mysql client is not installed' });
});

test('MariaDB is recognised', async () => {
  const known = await mysqlThat([
    { when: '*SELECT 1', stdout: '1\n' },
    { when: '*SELECT VERSION*', stdout: '10.1.48-MariaDB-0ubuntu0.18.04.1\tUbuntu 18.04\n' },
    ...ANSWERS.slice(1),
  ]);
  expect(known.flavour).toBe('mariadb');
});

test('a login that works and a server that then says nothing is an error', async () => {
  const silent = mysqlThat([{ when: '*SELECT 1', stdout: '1\n' }, { when: '*' }]);
  await expect(silent).rejects.toMatchObject({ code: 'remote-answer-unreadable' });
});
