import { describe, expect, test } from 'vitest';
import type { MyCnf } from '../../../../src/flows/remote/my-cnf.ts';
import type { MysqlRoot } from '../../../../src/flows/remote/mysql-root.ts';
import { learn } from '../../../../src/flows/run/fact.ts';
import { putMyCnfAside } from '../../../../src/flows/ucware-4.5-to-5/pass-4.5/my-cnf.ts';
import { checkMysql } from '../../../../src/flows/ucware-4.5-to-5/pass-4.5/mysql-check.ts';
import {
  myCnfAside,
  rootRows,
} from '../../../../src/flows/ucware-4.5-to-5/pass-4.5/mysql-decisions.ts';
import { setUpMysql } from '../../../../src/flows/ucware-4.5-to-5/pass-4.5/mysql-socket.ts';
import {
  actionsOf,
  contextOf,
  evidence,
  type Given,
  inShort,
  jobEnded,
  judged,
} from '../../steps/a-context.ts';
import { MYSQL_PASSWORD, MYSQL_READY, MYSQL_SHADOWED } from '../../steps/server-values.ts';

const ROOTS = { path: '/root/.my.cnf', owner: 'root' };
const OURS = { path: '/home/ucware/.my.cnf', owner: 'ucware' };
const BACKUPS = { path: '/home/backup/.my.cnf', owner: 'backup' };
const TCP: MysqlRoot = {
  ...MYSQL_PASSWORD,
  rows: [...MYSQL_PASSWORD.rows, { host: '%', plugin: 'mysql_native_password' }],
};
const NOBODY: MysqlRoot = {
  ...MYSQL_PASSWORD,
  reachable: false,
  access: 'none',
  down: true,
  rows: [],
};

describe('looking at MySQL', () => {
  test.each<[string, MysqlRoot, MyCnf, Readonly<Record<string, Given>>, string]>([
    ['right already', MYSQL_READY, [], {}, 'pass'],
    ['a password', MYSQL_PASSWORD, [ROOTS, OURS], {}, 'pass'],
    ['other rows', TCP, [], {}, 'ask rows'],
    ['other rows, decided', TCP, [], { rows: { choice: 'localhost' } }, 'pass'],
    [
      'other rows that have the plugin',
      { ...MYSQL_PASSWORD, rows: [...MYSQL_PASSWORD.rows, { host: '::1', plugin: 'auth_socket' }] },
      [],
      {},
      'pass',
    ],
    ['other rows where nothing has to change', { ...TCP, socketLoginBare: true }, [], {}, 'pass'],
    ['somebody else’s file', MYSQL_PASSWORD, [ROOTS, BACKUPS], {}, 'ask files'],
    [
      'somebody else’s file, decided',
      MYSQL_PASSWORD,
      [BACKUPS],
      { files: { choice: 'leave' } },
      'pass',
    ],
    ['MySQL is down', NOBODY, [], {}, 'block mysql-unreachable'],
    ['MariaDB', { ...MYSQL_PASSWORD, flavour: 'mariadb' }, [], {}, 'block mysql-mariadb'],
    [
      'no root@localhost',
      { ...MYSQL_PASSWORD, rows: [{ host: '%', plugin: 'x' }] },
      [],
      {},
      'block mysql-no-root',
    ],
  ])('%s', (_, mysql, files, answers, short) => {
    expect(inShort(judged(checkMysql, [mysql, files], { answers }))).toBe(short);
  });

  test.each<[string, Readonly<Record<string, Given>>, string, readonly string[]]>([
    [
      'as little as possible',
      { rows: { choice: 'localhost' }, files: { choice: 'leave' } },
      'localhost',
      [ROOTS.path, OURS.path],
    ],
    [
      'everything, as in the guide',
      { rows: { choice: 'all' }, files: { choice: 'move' } },
      'all',
      [ROOTS.path, OURS.path, BACKUPS.path],
    ],
  ])('the decision: %s', (_, answers, rows, paths) => {
    const verdict = judged(checkMysql, [TCP, [ROOTS, OURS, BACKUPS]], { answers });
    expect(verdict.facts).toContainEqual(learn(rootRows, rows as 'all'));
    expect(verdict.facts).toContainEqual(learn(myCnfAside, [...paths]));
  });

  test('“all rows” of an earlier look does not count where no other row is left to change', () => {
    const answers = { rows: { choice: 'all' } };
    expect(judged(checkMysql, [MYSQL_PASSWORD, []], { answers }).facts).toContainEqual(
      learn(rootRows, 'localhost'),
    );
  });
});

describe('setting up socket login', () => {
  const facts = [learn(rootRows, 'localhost' as const)];

  test('leaves alone what is right already', () => {
    expect(evidence(setUpMysql, [MYSQL_READY])).toContain('nichts geändert');
    expect(evidence(setUpMysql, [MYSQL_PASSWORD])).toBeNull();
  });

  test('changes the rows people allowed', () => {
    expect(actionsOf(setUpMysql, { facts })[0]).toMatchObject({ args: ['run-1', 'localhost'] });
  });

  test.each([
    ['works', jobEnded(), MYSQL_READY, 'pass'],
    ['works but for a .my.cnf, which is next', jobEnded(), MYSQL_SHADOWED, 'pass'],
    ['does not work', jobEnded(), MYSQL_PASSWORD, 'block mysql-login'],
    ['broke', jobEnded({ exitCode: 1, log: 'ERROR 1126' }), MYSQL_PASSWORD, 'fail'],
  ])('%s', (_, job, mysql, short) => {
    expect(inShort(judged(setUpMysql, [job, mysql], { facts }))).toBe(short);
  });

  test.each([setUpMysql, putMyCnfAside])(
    'is taken back as long as version 5 is not installed',
    (step) => {
      expect(step.undo?.when(contextOf(step.id))).toBe(true);
      expect(step.undo?.when(contextOf(step.id, { done: ['install-5'] }))).toBe(false);
      expect(step.undo?.run(contextOf(step.id))).toMatchObject([{ kind: 'job', args: ['run-1'] }]);
    },
  );
});

describe('.my.cnf files', () => {
  const facts = [learn(myCnfAside, [ROOTS.path])];

  test.each([
    ['none there and login works', [], MYSQL_READY, true],
    ['somebody else’s, which stays', [BACKUPS], MYSQL_READY, true],
    ['one to be moved', [ROOTS], MYSQL_READY, false],
    ['none there, yet something interferes', [], MYSQL_SHADOWED, false],
  ])('done already: %s', (_, files, mysql, done) => {
    expect(evidence(putMyCnfAside, [files, mysql], { facts }) !== null).toBe(done);
  });

  test.each([
    ['moved, login works', jobEnded(), MYSQL_READY, 'pass'],
    ['moved, login still fails', jobEnded(), MYSQL_SHADOWED, 'block mysql-login'],
    ['not moved', jobEnded({ exitCode: 64 }), MYSQL_READY, 'fail'],
  ])('%s', (_, job, mysql, short) => {
    expect(inShort(judged(putMyCnfAside, [job, mysql], { facts }))).toBe(short);
  });
});
