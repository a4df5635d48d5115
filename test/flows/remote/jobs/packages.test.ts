import { describe, expect, test } from 'vitest';
import { JOB_EXIT } from '../../../../src/flows/remote/jobs/exit-codes.ts';
import {
  DPKG_REPAIR,
  PACKAGES_FETCH,
  PACKAGES_INSTALL,
  REBOOT,
} from '../../../../src/flows/remote/jobs/packages.ts';
import { runJob, type Site } from './run-job.ts';

function site(aptGet = '', files: Readonly<Record<string, string>> = {}): Site {
  return {
    files: { '/proc/uptime': '1000.5 1\n', '/proc/locks': '', ...files },
    commands: {
      'apt-get': `echo "apt-get $DEBIAN_FRONTEND $LC_ALL $*" >>/calls\n${aptGet}`,
      dpkg: 'echo "dpkg $DEBIAN_FRONTEND $*" >>/calls',
      reboot: 'echo reboot >>/calls',
    },
  };
}

const words = (calls: readonly string[]) => calls.map((call) => call.split(' ').at(-1));

describe('fetching packages', () => {
  test('cleans, updates and downloads, in this order', async () => {
    const { exitCode, calls } = await runJob(PACKAGES_FETCH, ['removals-forbidden'], site());
    expect(exitCode).toBe(0);
    expect(words(calls)).toEqual(['clean', 'update', 'full-upgrade']);
    expect(calls[2]).toContain('--download-only');
    expect(calls[2]).toContain('--no-remove');
    expect(calls.every((call) => call.startsWith('apt-get noninteractive C.UTF-8 '))).toBe(true);
  });

  test.each([
    'W: Failed to fetch https://x/InRelease  Could not resolve host',
    'W: Some index files failed to download. They have been ignored, or old ones used instead.',
    'W: GPG error: https://x bionic InRelease: NO_PUBKEY 1234',
    'E: The repository https://x does not have a Release file.',
  ])('a partial failure of update that apt ends with 0 is a failure: %s', async (line) => {
    const { exitCode, calls, log } = await runJob(
      PACKAGES_FETCH,
      ['removals-forbidden'],
      site(`case $* in *update) echo '${line}' ;; esac`),
    );
    expect(exitCode).toBe(JOB_EXIT.unavailable);
    expect(log).toContain(line);
    expect(words(calls)).toEqual(['clean', 'update']);
  });

  test('a harmless warning is none', async () => {
    const { exitCode } = await runJob(
      PACKAGES_FETCH,
      ['removals-forbidden'],
      site(
        `case $* in *update) echo 'W: https://x: Signature by key A uses weak digest algorithm (SHA1)' ;; esac`,
      ),
    );
    expect(exitCode).toBe(0);
  });

  test('ends with the code of update', async () => {
    const { exitCode, calls } = await runJob(
      PACKAGES_FETCH,
      ['removals-forbidden'],
      site('case $* in *update) exit 100 ;; esac'),
    );
    expect(exitCode).toBe(100);
    expect(words(calls)).toEqual(['clean', 'update']);
  });
});

describe('installing packages', () => {
  test.each([
    ['removals-forbidden', true],
    ['removals-approved', false],
  ])('%s', async (argument, guarded) => {
    const { exitCode, calls } = await runJob(PACKAGES_INSTALL, [argument], site());
    expect(exitCode).toBe(0);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.includes('--no-remove')).toBe(guarded);
    expect(calls[0]).toContain('--no-download');
  });

  test('passes apt’s failure on', async () => {
    const { exitCode } = await runJob(PACKAGES_INSTALL, ['removals-forbidden'], site('exit 100'));
    expect(exitCode).toBe(100);
  });

  test.each(['', 'yes', '--force-yes'])('refuses the argument "%s"', async (argument) => {
    const { exitCode, calls } = await runJob(PACKAGES_INSTALL, [argument], site());
    expect(exitCode).toBe(JOB_EXIT.badArgument);
    expect(calls).toEqual([]);
  });
});

describe('repairing', () => {
  test('configures what is half done, then mends dependencies, both keeping files', async () => {
    const { exitCode, calls } = await runJob(DPKG_REPAIR, ['removals-forbidden'], site());
    expect(exitCode).toBe(0);
    expect(calls[0]).toBe('dpkg noninteractive --force-confdef --force-confold --configure -a');
    expect(calls[1]).toMatch(/--force-confold .*--fix-broken install$/);
  });
});

describe('rebooting', () => {
  test('restarts the server', async () => {
    const { exitCode, calls } = await runJob(REBOOT, [], site());
    expect(exitCode).toBe(0);
    expect(calls).toEqual(['reboot']);
  });
});

describe('a lock somebody else holds', () => {
  /** A process with dpkg's lock open, until the job has slept `sleeps` times. */
  function locked(sleeps: number): Site {
    const free = site('', {
      '/proc/locks': '1: POSIX  ADVISORY  WRITE 77 08:01:1310 0 EOF\n',
      '/proc/77/stat': `77 (apt) S ${'0 '.repeat(18)}5000 0\n`,
      '/proc/77/cmdline': 'unattended-upgrade\0',
      '/proc/77/fd/4': '',
    });
    return {
      ...free,
      commands: {
        ...free.commands,
        readlink: `if [ "$(grep -c sleep /calls 2>/dev/null)" -lt ${sleeps} ] || [ ! -e /calls ]; then echo /var/lib/dpkg/lock-frontend; fi`,
      },
    };
  }

  test('is waited for, and its holder is named', async () => {
    const { exitCode, calls, log } = await runJob(
      PACKAGES_INSTALL,
      ['removals-forbidden'],
      locked(2),
    );
    expect(exitCode).toBe(0);
    expect(log).toContain('waiting for unattended-upgrade (pid 77, /var/lib/dpkg/lock-frontend)');
    expect(calls.filter((call) => call.startsWith('sleep'))).toHaveLength(2);
    expect(calls.at(-1)).toMatch(/full-upgrade$/);
  });

  test('keeps a server from being rebooted under dpkg', async () => {
    const { calls } = await runJob(REBOOT, [], locked(1));
    expect(calls).toEqual(['sleep 10', 'reboot']);
  });
});
