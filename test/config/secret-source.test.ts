import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { secretSource } from '../../src/config/secret-source.ts';
import type { SecretSpec } from '../../src/config/secret-spec.ts';
import { CodedError } from '../../src/errors.ts';
import { redact } from '../../src/redact.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ucware-secret-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function read(spec: SecretSpec, env: Record<string, string> = {}, timeoutMs = 20_000) {
  const around = { env: { PATH: process.env['PATH'], ...env }, folder, timeoutMs };
  return (await secretSource(spec, 'servers.pbx.ssh.password', around)()).reveal();
}

async function refusal(...args: Parameters<typeof read>): Promise<string> {
  const error = await read(...args).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CodedError);
  const { code, found } = error as CodedError;
  expect(code).toBe('secret-unreadable');
  expect(found).toContain('servers.pbx.ssh.password');
  // People see it behind the gate that masks texts.
  expect(redact(found)).toBe(found);
  const { de } = (error as CodedError).foundText;
  expect(redact(de)).toBe(de);
  expect(de).toContain('(Inventar)');
  return found;
}

async function file(content: string, mode = 0o600): Promise<string> {
  const path = join(folder, 'secret');
  await writeFile(path, content);
  await chmod(path, mode);
  return path;
}

describe('a secret from the environment', () => {
  it('is the value of the variable as it is', async () => {
    expect(await read({ env: 'P' }, { P: ' with blanks ' })).toBe(' with blanks ');
  });

  it('must be there, not empty, and long enough to be masked', async () => {
    expect(await refusal({ env: 'P' })).toContain('is not set');
    expect(await refusal({ env: 'P' }, { P: '' })).toContain('is empty');
    expect(await refusal({ env: 'P' }, { P: 'abc' })).toContain('less than 4 characters');
  });

  it('is masked from the moment it is read', async () => {
    await read({ env: 'P' }, { P: 'Masked-Once-Read' });
    expect(redact('a Masked-Once-Read b')).toBe('a •••••• b');
  });
});

describe('a secret from a file', () => {
  it.each([
    ['once\n', 'once'],
    ['two lines\nof it\n', 'two lines\nof it'],
    ['windows\r\n', 'windows'],
    [' blanks stay \n\n', ' blanks stay \n'],
    ['no newline', 'no newline'],
  ])('is its content without one newline at the end: %j', async (content, value) => {
    expect(await read({ file: await file(content) })).toBe(value);
  });

  it('is found beside the inventory, also through a link, and read anew each time', async () => {
    await file('first\n');
    expect(await read({ file: 'secret' })).toBe('first');
    await file('second\n');
    await symlink('secret', join(folder, 'link'));
    expect(await read({ file: 'link' })).toBe('second');
  });

  it.each([0o644, 0o604, 0o602, 0o777])('is refused when it is open to all: %o', async (mode) => {
    const found = await refusal({ file: await file('World-Readable-1', mode) });
    expect(found).toContain('open to every user');
    expect(found).not.toContain('World-Readable-1');
  });

  it('may be readable by a group', async () => {
    expect(await read({ file: await file('of the group', 0o640) })).toBe('of the group');
  });

  it('is refused when it is missing, a folder or something large', async () => {
    expect(await refusal({ file: 'missing' })).toContain('ENOENT');
    expect(await refusal({ file: '.' })).toContain('is not a file');
    expect(await refusal({ file: await file('x'.repeat(70_000)) })).toContain('too large');
  });
});

describe('a secret from a command', () => {
  it('is what a shell line or a program prints, without blanks around it', async () => {
    expect(await read({ command: 'printf "%s\\n" "$WORD" | tr a-z A-Z' }, { WORD: 'loud' })).toBe(
      'LOUD',
    );
    expect(await read({ command: ['printf', ' %s $HOME\n', 'quiet;'] })).toBe('quiet; $HOME');
  });

  it('is read in the folder of the inventory', async () => {
    await file('beside\n');
    expect(await read({ command: 'cat secret' })).toBe('beside');
  });

  it('says how the command ended and nothing of what it printed', async () => {
    const failing = 'echo Half-A-Secret; echo Other-Half >&2; exit 3';
    const found = await refusal({ command: failing });
    expect(found).toContain('ended with 3');
    expect(found).not.toMatch(/Half/);
    expect(await refusal({ command: ['no-such-program'] })).toContain('ENOENT');
    expect(await refusal({ command: 'kill -9 $$' })).toContain('SIGKILL');
    expect(await refusal({ command: 'true' })).toContain('is empty');
    expect(await refusal({ command: 'yes' })).toContain('more than a secret');
  });

  it('cannot ask anybody', async () => {
    expect(await read({ command: 'read answer || echo nobody there' })).toBe('nobody there');
  });

  it('ends with all its children when its time is up', async () => {
    const children = 'sleep 600 & echo $! > child; wait';
    expect(await refusal({ command: children }, {}, 300)).toContain('in time');
    const child = (await readFile(join(folder, 'child'), 'utf8')).trim();
    // A process that has ended is gone, or waits as a zombie (Z) for its parent to notice.
    const state = () => spawnSync('ps', ['-o', 'stat=', '-p', child], { encoding: 'utf8' }).stdout;
    await vi.waitFor(() => expect(state()).toMatch(/^(?:Z|\s*$)/), { timeout: 20_000 });
  });

  it('knows nothing of the tokens of Slack', async () => {
    const env = { SLACK_BOT_TOKEN: 'xoxb-1-2-3', OTHER: 'kept' };
    expect(await read({ command: 'echo "<$SLACK_BOT_TOKEN> $OTHER"' }, env)).toBe('<> kept');
  });
});
