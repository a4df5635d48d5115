import { describe, expect, it } from 'vitest';
import type { PracticeServer } from '../../../../src/rehearsal/server/practice-server.ts';
import { connect, exec, practise } from '../support/practice.ts';

const MAINTENANCE = 'mysql --defaults-file=/etc/mysql/debian.cnf -N -B';
const SOCKET = 'mysql --no-defaults -uroot -N -B';

async function run({ machine }: PracticeServer, script: string) {
  const { exitCode, stdout, stderr } = await machine.console(script);
  return { code: exitCode, said: `${stdout}${stderr}` };
}

it('refuses root without his password, and lets him in by his option file', async () => {
  const server = await practise();
  expect(await run(server, `${SOCKET} -e 'SELECT 1'`)).toEqual({
    code: 1,
    said: "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: NO)\n",
  });
  expect((await run(server, "mysql -uroot -N -B -e 'SELECT 1'")).said).toBe('1\n');
  expect((await run(server, "HOME=/nowhere mysql -uroot -e 'SELECT 1'")).code).toBe(1);
});

it('changes nothing about logging in before FLUSH PRIVILEGES', async () => {
  const server = await practise();
  await run(server, `${MAINTENANCE} -e "INSTALL PLUGIN auth_socket SONAME 'auth_socket.so'"`);
  await run(
    server,
    `${MAINTENANCE} -e "UPDATE mysql.user SET plugin='auth_socket' WHERE user='root'"`,
  );
  expect((await run(server, `${SOCKET} -e 'SELECT 1'`)).code).toBe(1);
  await run(server, `${MAINTENANCE} -e 'FLUSH PRIVILEGES'`);
  expect((await run(server, `${SOCKET} -e 'SELECT 1'`)).said).toBe('1\n');
});

it('stops a script at the first error: with the plugin there, the UPDATE of the guide never runs', async () => {
  const server = await practise();
  await run(server, `${MAINTENANCE} -e "INSTALL PLUGIN auth_socket SONAME 'auth_socket.so'"`);
  const guide = `${MAINTENANCE} <<'SQL'
INSTALL PLUGIN auth_socket SONAME 'auth_socket.so';
UPDATE mysql.user SET plugin='auth_socket' WHERE user='root';
FLUSH PRIVILEGES;
SQL`;
  expect(await run(server, guide)).toEqual({
    code: 1,
    said: "ERROR 1125 (HY000) at line 1: Function 'auth_socket' already exists\n",
  });
  const rows = await run(
    server,
    `${MAINTENANCE} -e "SELECT plugin FROM mysql.user WHERE User='root'"`,
  );
  expect(rows.said).toBe('mysql_native_password\n');
});

describe('with the socket plugin', () => {
  it('lets only the same user of the system in', async () => {
    const server = await practise({ scenario: 'mysql-ready' });
    const client = await connect(server);
    expect((await exec(client, "mysql --no-defaults -uroot -e 'SELECT 1'")).stderr).toBe(
      "ERROR 1698 (28000): Access denied for user 'root'@'localhost'\n",
    );
    expect((await run(server, `${SOCKET} -e 'SELECT 1'`)).code).toBe(0);
  });

  it('refuses it over TCP', async () => {
    const server = await practise({ scenario: 'mysql-ready' });
    expect((await run(server, `${SOCKET} -h 127.0.0.1 -e 'SELECT 1'`)).said).toContain(
      'Access denied',
    );
  });
});

it.each([
  [
    "SELECT Host, plugin FROM mysql.user WHERE User='root' ORDER BY Host",
    '127.0.0.1\tmysql_native_password\nlocalhost\tmysql_native_password\n',
  ],
  ["SELECT COUNT(*) FROM mysql.user WHERE plugin='auth_socket'", '0\n'],
  ["SELECT PLUGIN_STATUS FROM INFORMATION_SCHEMA.PLUGINS WHERE PLUGIN_NAME='auth_socket'", ''],
  [
    "SELECT User FROM mysql.user WHERE User LIKE 'mysql.%' AND NOT Host <> 'localhost'",
    'mysql.session\nmysql.sys\n',
  ],
  ['SELECT VERSION()', '5.7.36-0ubuntu0.18.04.1\n'],
])('answers %s', async (sql, expected) => {
  const server = await practise({ scenario: 'mysql-backup-row' });
  expect((await run(server, `${MAINTENANCE} -e "${sql}"`)).said).toBe(expected);
});

it('names what is wrong: library, syntax, table, server', async () => {
  const server = await practise();
  const say = async (sql: string) => (await run(server, `${MAINTENANCE} -e "${sql}"`)).said;
  expect(await say("INSTALL PLUGIN x SONAME 'y.so'")).toContain('ERROR 1126 (HY000)');
  expect(await say('SELECT FROM')).toContain('ERROR 1064 (42000)');
  expect(await say('SELECT * FROM mysql.nothing')).toContain('ERROR 1146 (42S02)');
  await server.machine.breakMysql();
  expect(await say('SELECT 1')).toContain('ERROR 2002 (HY000)');
  server.machine.mendMysql();
  expect(await say('SELECT 1')).toBe('1\n');
});

it('fails the package of version 5 when root cannot reach the database', async () => {
  const server = await practise({ scenario: 'sources-on-5' });
  await run(server, 'rm /root/.my.cnf');
  const upgrade = await run(
    server,
    'apt-get -y -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold full-upgrade </dev/null',
  );
  expect(upgrade.code).toBe(100);
  expect(upgrade.said).toContain('ERROR 1045 (28000)');
  expect(upgrade.said).toContain(
    'installed ucware-core package post-installation script subprocess returned error exit status 1',
  );
  expect(server.machine.status('ucware-core')).toBe('half-configured');
});
