import { describe, expect, test } from 'vitest';
import { JOB_EXIT } from '../../../../src/flows/remote/jobs/exit-codes.ts';
import { MY_CNF_ASIDE, MY_CNF_BACK } from '../../../../src/flows/remote/jobs/my-cnf.ts';
import { runJob } from './run-job.ts';

const ROOT = '/root/.my.cnf';
const USER = '/home/ucware/.my.cnf';
const KEPT = '/var/lib/ucware-upgrade/undo/run-1/my-cnf';

describe('putting .my.cnf files aside', () => {
  test('moves them, never deletes, and shows no content', async () => {
    const { exitCode, files, log } = await runJob(MY_CNF_ASIDE, ['run-1', ROOT, USER], {
      files: { [ROOT]: 'password=canary1\n', [USER]: 'password=canary2\n' },
    });
    expect(exitCode).toBe(0);
    expect(files[ROOT]).toBeUndefined();
    expect(files[USER]).toBeUndefined();
    expect(files[`${KEPT}/1`]).toBe('password=canary1\n');
    expect(files[`${KEPT}/2`]).toBe('password=canary2\n');
    expect(log).not.toContain('canary');
  });

  test('passes over files that are gone', async () => {
    const { exitCode, log } = await runJob(MY_CNF_ASIDE, ['run-1', ROOT]);
    expect(exitCode).toBe(0);
    expect(log).toContain(`already gone: ${ROOT}`);
  });

  test.each([
    '/etc/shadow',
    '/root/../etc/.my.cnf',
    '.my.cnf',
    '/root/x.my.cnf',
    '/.my.cnf',
    '/home/ucware/folder/.my.cnf',
    '/srv/.my.cnf',
  ])('refuses %s and moves nothing', async (path) => {
    const { exitCode, files } = await runJob(MY_CNF_ASIDE, ['run-1', ROOT, path], {
      files: { [ROOT]: 'x\n', '/etc/passwd': 'svc:x:9:9::/var/lib/svc:/bin/sh\n' },
    });
    expect(exitCode).toBe(JOB_EXIT.badArgument);
    expect(files[ROOT]).toBe('x\n');
  });

  test('takes the homes that stand in passwd', async () => {
    const path = '/var/lib/svc/.my.cnf';
    const { exitCode, files } = await runJob(MY_CNF_ASIDE, ['run-1', path], {
      files: { [path]: 'x\n', '/etc/passwd': 'svc:x:9:9::/var/lib/svc:/bin/sh\n' },
    });
    expect(exitCode).toBe(0);
    expect(files[path]).toBeUndefined();
  });

  test('a second time does not overwrite what the first kept', async () => {
    const { files } = await runJob(MY_CNF_ASIDE, ['run-1', ROOT], {
      files: { [ROOT]: 'second\n', [`${KEPT}/1`]: 'first\n', [`${KEPT}/list`]: `1\t${ROOT}\n` },
    });
    expect(files[`${KEPT}/1`]).toBe('first\n');
    expect(files[`${KEPT}/2`]).toBe('second\n');
  });
});

describe('putting them back', () => {
  test('returns each to its place', async () => {
    const { exitCode, files } = await runJob(MY_CNF_BACK, ['run-1'], {
      files: { [`${KEPT}/1`]: 'old\n', [`${KEPT}/list`]: `1\t${ROOT}\n` },
    });
    expect(exitCode).toBe(0);
    expect(files[ROOT]).toBe('old\n');
  });

  test('never overwrites a new one', async () => {
    const { exitCode, files, log } = await runJob(MY_CNF_BACK, ['run-1'], {
      files: { [ROOT]: 'new\n', [`${KEPT}/1`]: 'old\n', [`${KEPT}/list`]: `1\t${ROOT}\n` },
    });
    expect(exitCode).toBe(0);
    expect(files[ROOT]).toBe('new\n');
    expect(files[`${KEPT}/1`]).toBe('old\n');
    expect(log).toContain('there is a new file');
  });

  test('never goes where a home no longer is', async () => {
    const path = '/home/ucware/folder/.my.cnf';
    const { exitCode, files, log } = await runJob(MY_CNF_BACK, ['run-1'], {
      files: {
        [`${KEPT}/1`]: 'old\n',
        [`${KEPT}/list`]: `1\t${path}\n`,
        '/home/ucware/folder/x': '',
        '/etc/passwd': 'ucware:x:9:9::/home/ucware:/bin/sh\n',
      },
    });
    expect(exitCode).toBe(0);
    expect(files[path]).toBeUndefined();
    expect(files[`${KEPT}/1`]).toBe('old\n');
    expect(log).toContain('no home any more');
  });

  test('is done when nothing was moved', async () => {
    expect((await runJob(MY_CNF_BACK, ['run-1'])).exitCode).toBe(0);
  });
});
