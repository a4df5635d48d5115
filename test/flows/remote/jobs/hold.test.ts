import { describe, expect, test } from 'vitest';
import { JOB_EXIT } from '../../../../src/flows/remote/jobs/exit-codes.ts';
import { HOLD, RELEASE_HOLD } from '../../../../src/flows/remote/jobs/hold.ts';
import { type Hold, readHold } from '../../../../src/flows/remote/jobs/read-hold.ts';
import { runJob, type Site } from './run-job.ts';

const LOCK = '/var/lib/ucware-upgrade/lock';
const MOTD = '/etc/update-motd.d/99-ucware-upgrade';
const CONDITION = (service: string) => `/etc/systemd/system/${service}.d/50-ucware-upgrade.conf`;

const QUIET: Site = {
  files: { '/etc/update-motd.d/00-header': '#!/bin/sh\n' },
  commands: {
    systemctl: 'echo "systemctl $*" >>/calls\ncase $1 in is-active) echo inactive; exit 3 ;; esac',
    wall: 'cat >>/calls',
  },
};

function with_(site: Site, files: Readonly<Record<string, string>>, commands = {}): Site {
  return { files: { ...site.files, ...files }, commands: { ...site.commands, ...commands } };
}

async function seen(files: Readonly<Record<string, string>>): Promise<Hold> {
  const probe = readHold();
  const { exitCode, log } = await runJob(probe.script, [], { files });
  return probe.parse({ exitCode, stdout: log, stderr: '' });
}

describe('holding a server', () => {
  test('takes the lock, keeps apt’s services from starting and tells people', async () => {
    const { exitCode, files, calls } = await runJob(HOLD, ['run-1', 'pbx'], QUIET);
    expect(exitCode).toBe(0);
    expect(files[`${LOCK}/run`]).toBe('run-1\n');
    expect(files[`${LOCK}/reason`]).toContain('pbx');
    for (const service of ['apt-daily.service', 'apt-daily-upgrade.service']) {
      expect(files[CONDITION(service)]).toContain(
        'ConditionPathExists=!/var/lib/ucware-upgrade/hold\n',
      );
    }
    expect(files[MOTD]).toContain('run-1');
    expect(calls).toContain('systemctl daemon-reload');
    expect(calls.join()).toContain('Please do not use apt');
    expect(await seen(files)).toEqual({
      run: 'run-1',
      since: '2026-11-23T22:00:00Z',
      reason: 'UCware upgrade of pbx',
      holder: 'ucware-upgrade',
      heartbeat: '2026-11-23T22:00:00Z',
      timersHeld: true,
    });
  });

  test('twice is once: the time of the first stays', async () => {
    const before = { [`${LOCK}/run`]: 'run-1\n', [`${LOCK}/since`]: 'earlier\n' };
    const { exitCode, files } = await runJob(HOLD, ['run-1', 'pbx'], with_(QUIET, before));
    expect(exitCode).toBe(0);
    expect(files[`${LOCK}/since`]).toBe('earlier\n');
  });

  test.each([
    ['without being told to', []],
    ['when told to take it from somebody else', ['run-7']],
  ])('does not take another run’s lock %s', async (_, from) => {
    const site = with_(QUIET, { [`${LOCK}/run`]: 'run-0\n', [`${LOCK}/since`]: 'then\n' });
    const { exitCode, files, log, calls } = await runJob(HOLD, ['run-1', 'pbx', ...from], site);
    expect(exitCode).toBe(JOB_EXIT.busy);
    expect(log).toContain('run-0 since then');
    expect(files[`${LOCK}/run`]).toBe('run-0\n');
    expect(files[CONDITION('apt-daily.service')]).toBeUndefined();
    expect(calls).toEqual([]);
  });

  test('takes over the lock people named', async () => {
    const site = with_(QUIET, { [`${LOCK}/run`]: 'run-0\n' });
    const { exitCode, files } = await runJob(HOLD, ['run-1', 'pbx', 'run-0'], site);
    expect(exitCode).toBe(0);
    expect(files[`${LOCK}/run`]).toBe('run-1\n');
  });

  test('waits for an unattended upgrade that runs, and never stops it', async () => {
    const site = with_(
      { ...QUIET },
      {},
      {
        systemctl:
          'echo "systemctl $*" >>/calls\nif [ "$1" = is-active ] && [ "$2" = apt-daily-upgrade.service ] && [ "$(grep -c sleep /calls)" -lt 2 ]; then echo activating; fi',
      },
    );
    const { exitCode, log, calls } = await runJob(HOLD, ['run-1', 'pbx'], site);
    expect(exitCode).toBe(0);
    expect(log).toContain('waiting for apt-daily-upgrade.service');
    expect(calls.filter((call) => call.startsWith('sleep'))).toHaveLength(2);
    expect(calls.join()).not.toMatch(/systemctl (?:stop|kill)/);
  });

  test.each(['', '../x', '.hidden', 'a b'])('refuses the run "%s"', async (run) => {
    const { exitCode, files } = await runJob(HOLD, [run, 'pbx'], QUIET);
    expect(exitCode).toBe(JOB_EXIT.badArgument);
    expect(files[`${LOCK}/run`]).toBeUndefined();
  });
});

describe('releasing a server', () => {
  async function heldSite(): Promise<Site> {
    const { files } = await runJob(HOLD, ['run-1', 'pbx'], QUIET);
    return with_(QUIET, files);
  }

  test('leaves nothing behind', async () => {
    const { exitCode, files, calls } = await runJob(RELEASE_HOLD, ['run-1'], await heldSite());
    expect(exitCode).toBe(0);
    expect(Object.keys(files)).toEqual(['/etc/update-motd.d/00-header']);
    expect(calls).toContain('systemctl daemon-reload');
  });

  test('leaves the settings others made for the same service', async () => {
    const mine = '/etc/systemd/system/apt-daily.service.d/mine.conf';
    const site = with_(await heldSite(), { [mine]: '[Service]\n' });
    const { files } = await runJob(RELEASE_HOLD, ['run-1'], site);
    expect(files[mine]).toBe('[Service]\n');
  });

  test('leaves the lock of another run alone', async () => {
    const site = await heldSite();
    const { exitCode, files } = await runJob(RELEASE_HOLD, ['run-2'], site);
    expect(exitCode).toBe(JOB_EXIT.refused);
    expect(files[`${LOCK}/run`]).toBe('run-1\n');
    expect(files[CONDITION('apt-daily.service')]).toBeDefined();
  });

  test('is done when there is nothing to release', async () => {
    expect((await runJob(RELEASE_HOLD, ['run-1'], QUIET)).exitCode).toBe(0);
  });
});

describe('looking who holds a server', () => {
  test('nobody', async () => {
    expect(await seen({})).toEqual({
      run: null,
      since: null,
      reason: null,
      holder: null,
      heartbeat: null,
      timersHeld: false,
    });
  });

  test('somebody who did not write down who', async () => {
    expect((await seen({ [`${LOCK}/reason`]: 'x\n' })).run).toBe('unknown');
  });

  test('a mark without the condition of one service does not hold the timers', async () => {
    const files = {
      '/var/lib/ucware-upgrade/hold': 'run-1\n',
      [CONDITION('apt-daily.service')]: 'ConditionPathExists=!/var/lib/ucware-upgrade/hold\n',
    };
    expect((await seen(files)).timersHeld).toBe(false);
  });
});
