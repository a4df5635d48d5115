import { describe, expect, test } from 'vitest';
import { JOB_EXIT } from '../../../../src/flows/remote/jobs/exit-codes.ts';
import {
  DPKG_REPAIR,
  PACKAGES_FETCH,
  PACKAGES_INSTALL,
  REBOOT,
} from '../../../../src/flows/remote/jobs/packages.ts';
import { runJob, type Site } from './run-job.ts';

function site(aptGet = ''): Site {
  return {
    files: { '/proc/uptime': '1000.5 1\n', '/proc/locks': '' },
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
    const { exitCode, calls } = await runJob(PACKAGES_FETCH, ['run-1', '-'], site());
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
      ['run-1', '-'],
      site(`case $* in *update) echo '${line}' ;; esac`),
    );
    expect(exitCode).toBe(JOB_EXIT.unavailable);
    expect(log).toContain(line);
    expect(words(calls)).toEqual(['clean', 'update']);
  });

  test('a harmless warning is none', async () => {
    const { exitCode } = await runJob(
      PACKAGES_FETCH,
      ['run-1', '-'],
      site(
        `case $* in *update) echo 'W: https://x: Signature by key A uses weak digest algorithm (SHA1)' ;; esac`,
      ),
    );
    expect(exitCode).toBe(0);
  });

  test('ends with the code of update', async () => {
    const { exitCode, calls } = await runJob(
      PACKAGES_FETCH,
      ['run-1', '-'],
      site('case $* in *update) exit 100 ;; esac'),
    );
    expect(exitCode).toBe(100);
    expect(words(calls)).toEqual(['clean', 'update']);
  });
});

describe('installing packages', () => {
  test('removes nothing when nothing was approved', async () => {
    const { exitCode, calls } = await runJob(PACKAGES_INSTALL, ['run-1', '-', 'cached'], site());
    expect(exitCode).toBe(0);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toContain('--no-remove');
    expect(calls[0]).toContain('--no-download');
  });

  /** apt, which would remove these packages. */
  const removing = (...names: readonly string[]) =>
    site(
      `case $* in *--simulate*) printf '${['Inst libc6 [1] (2)', ...names.map((name) => `Remv ${name} [1]`)].join('\\n')}\\n' ;; esac`,
    );

  test('removes what was approved by name, after apt said that it is that', async () => {
    const approved = ['run-1', 'ucware-web libfoo:i386', 'cached'];
    const site = removing('ucware-web', 'libfoo:i386');
    const { exitCode, calls } = await runJob(PACKAGES_INSTALL, approved, site);
    expect(exitCode).toBe(0);
    expect(calls.map((call) => call.includes('--simulate'))).toEqual([true, false]);
    expect(calls.join()).not.toContain('--no-remove');
    expect(calls.every((call) => call.includes('--no-download'))).toBe(true);
  });

  test('an approval of one removal is none of another', async () => {
    const site = removing('ucware-web', 'ucware-core');
    const { exitCode, calls, log } = await runJob(
      PACKAGES_INSTALL,
      ['run-1', 'ucware-web', 'cached'],
      site,
    );
    expect(exitCode).toBe(JOB_EXIT.refused);
    expect(log).toContain('ucware-core would be removed, too, which nobody approved');
    expect(calls).toHaveLength(1);
  });

  test('installs nothing that apt cannot even simulate', async () => {
    const site2 = site('case $* in *--simulate*) echo "E: Unmet dependencies."; exit 100 ;; esac');
    const { exitCode, calls, log } = await runJob(
      PACKAGES_INSTALL,
      ['run-1', 'ucware-web', 'cached'],
      site2,
    );
    expect(exitCode).toBe(100);
    expect(log).toContain('Unmet dependencies');
    expect(calls).toHaveLength(1);
  });

  test.each([
    ['cached', true],
    ['in-place', false],
  ])('with packages %s says --no-download: %s', async (supply, said) => {
    for (const removals of ['-', 'ucware-web']) {
      const { calls } = await runJob(PACKAGES_INSTALL, ['run-1', removals, supply], site());
      const line = calls.at(-1) ?? '';
      expect(line.includes('--no-download')).toBe(said);
      expect(line.includes('Dir::Bin::Methods::http=false')).toBe(!said);
      expect(line.includes('--no-remove')).toBe(removals === '-');
    }
    const { calls } = await runJob(DPKG_REPAIR, ['run-1', supply], site());
    expect(calls.at(-1)?.includes('--no-download')).toBe(said);
    expect(calls.at(-1)).toContain('--no-remove');
  });

  test.each(['', 'anywhere', '4.5'])('refuses to install from "%s"', async (supply) => {
    for (const [job, args] of [
      [PACKAGES_INSTALL, ['run-1', '-', supply]],
      [DPKG_REPAIR, ['run-1', supply]],
    ] as const) {
      const { exitCode, calls } = await runJob(job, args, site());
      expect(exitCode).toBe(JOB_EXIT.badArgument);
      expect(calls).toEqual([]);
    }
  });

  test('passes apt’s failure on', async () => {
    const { exitCode } = await runJob(PACKAGES_INSTALL, ['run-1', '-', 'cached'], site('exit 100'));
    expect(exitCode).toBe(100);
  });

  test.each(['', 'Yes', '$(reboot)', '*'])('refuses the removals "%s"', async (argument) => {
    const { exitCode, calls } = await runJob(PACKAGES_INSTALL, ['run-1', argument], site());
    expect(exitCode).toBe(JOB_EXIT.badArgument);
    expect(calls).toEqual([]);
  });
});

describe('repairing', () => {
  test('configures what is half done, then mends dependencies, both keeping files', async () => {
    const { exitCode, calls } = await runJob(DPKG_REPAIR, ['run-1', 'cached'], site());
    expect(exitCode).toBe(0);
    expect(calls[0]).toBe('dpkg noninteractive --force-confdef --force-confold --configure -a');
    expect(calls[1]).toMatch(/--force-confold --no-remove .*--fix-broken install$/);
  });
});

describe('rebooting', () => {
  test('restarts the server', async () => {
    const { exitCode, calls } = await runJob(REBOOT, ['run-1'], site());
    expect(exitCode).toBe(0);
    expect(calls).toEqual(['reboot']);
  });
});
