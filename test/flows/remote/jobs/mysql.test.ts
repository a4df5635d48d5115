import { describe, expect, test } from 'vitest';
import { JOB_EXIT } from '../../../../src/flows/remote/jobs/exit-codes.ts';
import { MYSQL_SOCKET, MYSQL_UNDO } from '../../../../src/flows/remote/jobs/mysql.ts';
import { runJob } from './run-job.ts';

const UNDO = '/var/lib/ucware-upgrade/undo/run-1';

interface Server {
  readonly debian?: boolean;
  readonly bare?: boolean;
  readonly defaults?: boolean;
  readonly plugin?: string;
  readonly rows?: string;
}

/** MySQL as far as the jobs talk to it; every statement is written down with the way it came. */
function mysql({
  debian = true,
  bare = false,
  defaults = false,
  plugin = '',
  rows = 'localhost\\tmysql_native_password\\n',
}: Server): string {
  return `for last in "$@"; do :; done
case $* in
  *debian.cnf*) way=debian open=${debian} ;;
  *--no-defaults*) way=bare open=${bare} ;;
  *) way=defaults open=${defaults} ;;
esac
if [ $way = bare ] && grep -q FLUSH /calls 2>/dev/null; then open=true; fi
if [ "$open" != true ]; then echo 'ERROR 1045 (28000): Access denied' >&2; exit 1; fi
case $last in
  'SELECT 1') echo 1; exit 0 ;;
  *PLUGIN_STATUS*) printf '${plugin}' ;;
  'SELECT Host, plugin'*) printf '${rows}' ;;
  'SELECT COUNT'*) echo 0 ;;
  *) echo "$way: $last" >>/calls ;;
esac`;
}

describe('setting up socket authentication', () => {
  test('does what the guide does, for root@localhost', async () => {
    const { exitCode, calls, files } = await runJob(MYSQL_SOCKET, ['run-1', 'localhost'], {
      commands: { mysql: mysql({}) },
    });
    expect(exitCode).toBe(0);
    expect(calls).toEqual([
      "debian: INSTALL PLUGIN auth_socket SONAME 'auth_socket.so'",
      "debian: UPDATE mysql.user SET plugin='auth_socket' WHERE User='root' AND plugin<>'auth_socket' AND Host='localhost'",
      'debian: FLUSH PRIVILEGES',
    ]);
    expect(files[`${UNDO}/mysql-rows`]).toBe('localhost\tmysql_native_password\n');
    expect(files[`${UNDO}/mysql-plugin`]).toBe('');
  });

  test('changes every row of root only when that was approved', async () => {
    const { calls } = await runJob(MYSQL_SOCKET, ['run-1', 'all'], {
      commands: { mysql: mysql({ plugin: 'ACTIVE\\n' }) },
    });
    expect(calls[0]).toBe(
      "debian: UPDATE mysql.user SET plugin='auth_socket' WHERE User='root' AND plugin<>'auth_socket'",
    );
  });

  test('does not install a plugin that is there: MySQL would answer 1125', async () => {
    const { exitCode, calls, files } = await runJob(MYSQL_SOCKET, ['run-1', 'localhost'], {
      commands: { mysql: mysql({ plugin: 'ACTIVE\\n' }) },
    });
    expect(exitCode).toBe(0);
    expect(calls.join()).not.toContain('INSTALL');
    expect(files[`${UNDO}/mysql-plugin`]).toBeUndefined();
  });

  test('goes in as root when debian.cnf is refused', async () => {
    const { exitCode, calls } = await runJob(MYSQL_SOCKET, ['run-1', 'localhost'], {
      commands: { mysql: mysql({ debian: false, defaults: true }) },
    });
    expect(exitCode).toBe(0);
    expect(calls.every((call) => call.startsWith('defaults: '))).toBe(true);
  });

  test('changes nothing when nobody gets in', async () => {
    const { exitCode, calls, files } = await runJob(MYSQL_SOCKET, ['run-1', 'localhost'], {
      commands: { mysql: mysql({ debian: false }) },
    });
    expect(exitCode).toBe(JOB_EXIT.unavailable);
    expect(calls).toEqual([]);
    expect(files).toEqual({});
  });

  test('stops at a plugin that is disabled', async () => {
    const { exitCode, calls } = await runJob(MYSQL_SOCKET, ['run-1', 'localhost'], {
      commands: { mysql: mysql({ plugin: 'DISABLED\\n' }) },
    });
    expect(exitCode).toBe(JOB_EXIT.refused);
    expect(calls).toEqual([]);
  });

  test('keeps the rows of the first attempt', async () => {
    const { files } = await runJob(MYSQL_SOCKET, ['run-1', 'localhost'], {
      files: { [`${UNDO}/mysql-rows`]: 'localhost\told\n' },
      commands: { mysql: mysql({ rows: 'localhost\\tauth_socket\\n' }) },
    });
    expect(files[`${UNDO}/mysql-rows`]).toBe('localhost\told\n');
  });

  test.each([['everything'], ['']])('refuses the rows "%s"', async (rows) => {
    const { exitCode } = await runJob(MYSQL_SOCKET, ['run-1', rows], {
      commands: { mysql: mysql({}) },
    });
    expect(exitCode).toBe(JOB_EXIT.badArgument);
  });
});

describe('taking it back', () => {
  test('gives each row its plugin and takes out what was brought', async () => {
    const { exitCode, calls } = await runJob(MYSQL_UNDO, ['run-1'], {
      files: {
        [`${UNDO}/mysql-rows`]:
          "localhost\tmysql_native_password\n%\tsha256_password\no'host\tmysql_native_password\n",
        [`${UNDO}/mysql-plugin`]: '',
      },
      commands: { mysql: mysql({ plugin: 'ACTIVE\\n' }) },
    });
    expect(exitCode).toBe(0);
    expect(calls).toEqual([
      "debian: UPDATE mysql.user SET plugin='mysql_native_password' WHERE User='root' AND Host='localhost'",
      "debian: UPDATE mysql.user SET plugin='sha256_password' WHERE User='root' AND Host='%'",
      "debian: UPDATE mysql.user SET plugin='mysql_native_password' WHERE User='root' AND Host='o''host'",
      'debian: FLUSH PRIVILEGES',
      'debian: UNINSTALL PLUGIN auth_socket',
    ]);
  });

  test('leaves a plugin that was there before', async () => {
    const { calls } = await runJob(MYSQL_UNDO, ['run-1'], {
      files: { [`${UNDO}/mysql-rows`]: 'localhost\tmysql_native_password\n' },
      commands: { mysql: mysql({ plugin: 'ACTIVE\\n' }) },
    });
    expect(calls.join()).not.toContain('UNINSTALL');
  });

  test('does nothing where nothing was changed', async () => {
    const first = await runJob(MYSQL_UNDO, ['run-1'], { commands: { mysql: mysql({}) } });
    expect(first).toMatchObject({ exitCode: 0, calls: [] });
  });
});
