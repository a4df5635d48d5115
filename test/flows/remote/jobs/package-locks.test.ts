import { describe, expect, test } from 'vitest';
import { JOB_EXIT } from '../../../../src/flows/remote/jobs/exit-codes.ts';
import {
  DPKG_REPAIR,
  PACKAGES_FETCH,
  PACKAGES_INSTALL,
  REBOOT,
} from '../../../../src/flows/remote/jobs/packages.ts';
import { runJob, type Site } from './run-job.ts';

const LOCK = '/var/lib/ucware-upgrade/lock/run';

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

describe('the server lock', () => {
  test.each([
    ['another run has it', 'run-0', 'held by run-0, not by run run-1'],
    ['nobody has it', null, 'held by nobody, not by run run-1'],
  ])('%s: nothing begins', async (_, lock, words) => {
    for (const job of [PACKAGES_FETCH, PACKAGES_INSTALL, DPKG_REPAIR, REBOOT]) {
      const { exitCode, calls, log } = await runJob(job, ['run-1', '-'], { ...site(), lock });
      expect(exitCode, job.name).toBe(JOB_EXIT.refused);
      expect(log).toContain(words);
      expect(calls).toEqual([]);
    }
  });

  test('is looked at again after the job had to wait for others', async () => {
    const stolen = `echo run-0 >${LOCK}`;
    const busy = locked(1);
    const site = {
      ...busy,
      commands: { ...busy.commands, sleep: `echo "sleep $*" >>/calls; ${stolen}` },
    };
    const { exitCode, calls } = await runJob(REBOOT, ['run-1'], site);
    expect(exitCode).toBe(JOB_EXIT.refused);
    expect(calls).toEqual(['sleep 10']);
  });
});

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

describe('locks nobody can see', () => {
  test.each([
    ['not there', {}],
    ['not readable', { '/proc/locks/x': '' }],
  ])('are no proof that nobody holds them: %s', async (_, files) => {
    const { files: shown = {}, ...rest } = site();
    const { '/proc/locks': __, ...others } = shown;
    for (const [job, args] of [
      [PACKAGES_FETCH, ['run-1', '-']],
      [PACKAGES_INSTALL, ['run-1', '-', 'cached']],
      [DPKG_REPAIR, ['run-1', 'cached']],
      [REBOOT, ['run-1']],
    ] as const) {
      const hidden = { ...rest, files: { ...others, ...files } };
      const { exitCode, calls, log } = await runJob(job, args, hidden);
      expect(exitCode, job.name).toBe(JOB_EXIT.unavailable);
      expect(log).toContain('cannot see who works on packages');
      expect(calls).toEqual([]);
    }
  });
});

describe('a lock somebody else holds', () => {
  test('is waited for, and its holder is named', async () => {
    const { exitCode, calls, log } = await runJob(
      PACKAGES_INSTALL,
      ['run-1', '-', 'cached'],
      locked(2),
    );
    expect(exitCode).toBe(0);
    expect(log).toContain('waiting for unattended-upgrade (pid 77, /var/lib/dpkg/lock-frontend)');
    expect(calls.filter((call) => call.startsWith('sleep'))).toHaveLength(2);
    expect(calls.at(-1)).toMatch(/full-upgrade$/);
  });

  test('keeps a server from being rebooted under dpkg', async () => {
    const { calls } = await runJob(REBOOT, ['run-1'], locked(1));
    expect(calls).toEqual(['sleep 10', 'reboot']);
  });

  test.each([
    [PACKAGES_INSTALL, 30],
    [REBOOT, 30],
  ])(
    'is waited for no longer than what was looked at before counts: $name',
    async (job, sleeps) => {
      const { exitCode, calls, log } = await runJob(job, ['run-1', '-', 'cached'], locked(1000));
      expect(exitCode).toBe(JOB_EXIT.busy);
      expect(calls).toHaveLength(sleeps);
      expect(log).toContain('gave up waiting for unattended-upgrade');
    },
  );
});
