import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { helperDigest } from '../../../../src/flows/remote/job-protocol/helper-digest.ts';
import { startJobByHelper } from '../../../../src/flows/remote/job-protocol/launch-from-helper.ts';
import { readJob } from '../../../../src/flows/remote/job-protocol/read-job.ts';
import { renderHelper } from '../../../../src/flows/remote/job-protocol/render-helper.ts';
import { scriptMarker } from '../../../../src/flows/remote/job-protocol/script-id.ts';
import { startJob } from '../../../../src/flows/remote/job-protocol/start-job.ts';
import { sudoersLine } from '../../../../src/flows/remote/job-protocol/sudoers-line.ts';
import type { Output, RemoteScript } from '../../../../src/flows/run/action.ts';
import { createSandbox, type Sandbox, SHELLS } from './sandboxes.ts';

const look: RemoteScript = {
  name: 'look',
  as: 'root',
  kind: 'probe',
  body: `cat <<'EOT'
seen $1
EOT
printf '<%s>' "$@"
exit 3`,
};
const change: RemoteScript = {
  name: 'change-it',
  as: 'root',
  kind: 'job',
  body: `printf '<%s>' "$@"
echo line >&3
exit 4`,
};
const asUser: RemoteScript = { name: 'as-user', as: 'user', kind: 'probe', body: 'echo user' };

describe.each(SHELLS)('the helper in %s', (shell) => {
  let box: Sandbox;
  beforeEach(async () => {
    box = await createSandbox(shell);
    await box.write(box.layout.helper, renderHelper([look, change, asUser], box.layout));
  });
  afterEach(() => box.close());

  const call = (...args: string[]): Promise<Output> => box.runFile(box.layout.helper, args);

  function start(script: RemoteScript, args: readonly string[]): Promise<Output> {
    const { script: verb, args: words } = startJobByHelper(
      { name: 'a-1', script, args },
      box.layout,
    );
    return call(verb.name, ...words);
  }

  it('runs a probe by its name', async () => {
    expect(await call('look', 'a b', 'c')).toMatchObject({
      exitCode: 3,
      stdout: `${scriptMarker(look)}\nseen $1\n<a b><c>`,
    });
  });

  it('runs a job only once, and only through the job folder', async () => {
    expect((await start(change, ['x', 'y z', ''])).stdout).toContain('\nstarted\n');
    expect((await start(change, ['other'])).stdout).toContain('\nfound\n');
    const probe = readJob('a-1', { log: 0, status: 0 }, box.layout);
    const { stdout, ...rest } = await call(probe.script.name, ...probe.args);
    const marker = `${scriptMarker(probe.script)}\n`;
    expect(stdout.startsWith(marker)).toBe(true);
    const reading = probe.parse({ ...rest, stdout: stdout.slice(marker.length) });
    expect(reading).toMatchObject({ state: 'ended', exitCode: 4 });
    expect(Buffer.from(reading.log.base64, 'base64').toString()).toBe('<x><y z><>');
    expect(Buffer.from(reading.status.base64, 'base64').toString()).toBe('line\n');
    expect((await call('change-it', 'x')).exitCode).toBe(64);
  });

  it('lets a job do what the program that was started says, whatever lies in its place by then', async () => {
    const other = { ...change, body: 'echo swapped' };
    await box.write(`${box.root}/checked`, renderHelper([look, change, asUser], box.layout));
    await box.write(box.layout.helper, renderHelper([look, other, asUser], box.layout));
    const { script: verb, args } = startJobByHelper(
      { name: 'a-1', script: change, args: ['x'] },
      box.layout,
    );
    await box.runFile(`${box.root}/checked`, [verb.name, ...args]);
    expect(await box.read(`${box.layout.jobs}/a-1/log`)).toBe('<x>');
  });

  it('writes the same text into the job folder as the bot does with a password', async () => {
    await start(change, ['x']);
    const byHelper = await box.read(`${box.layout.jobs}/a-1/script`);
    const call = startJob({ name: 'a-2', script: change, args: ['x'] }, box.layout);
    await box.run(call.script, call.args);
    expect(await box.read(`${box.layout.jobs}/a-2/script`)).toBe(byHelper);
  });

  it('does not start another version of a job than the one it holds', async () => {
    expect((await start({ ...change, body: 'exit 5' }, [])).exitCode).toBe(66);
    expect((await start({ ...change, name: 'unheard-of' }, [])).exitCode).toBe(64);
    expect(await box.read(`${box.layout.jobs}/a-1/claimed`)).toBeUndefined();
  });

  it.each([
    '',
    'sh',
    'as-user',
    'dispatch',
    'run_job',
    'verb_look',
    'look ',
    '*',
    'look;id',
    '/bin/sh',
  ])('refuses %j as a verb', async (verb) => {
    const { exitCode, stdout } = await call(verb, 'a');
    expect({ exitCode, stdout }).toEqual({ exitCode: 64, stdout: '' });
  });

  it.each([
    'a;b',
    '$(id)',
    '`id`',
    "a'b",
    '"',
    'a\nb',
    'a\tb',
    '\\',
    'ä',
    '*',
    '{a}',
    '<',
    '|',
    '&',
    '!',
    '?',
    '#',
    '^',
    '[a]',
    '(',
    ')',
  ])('refuses %j as an argument', async (argument) => {
    const { exitCode, stdout } = await call('look', 'fine', argument);
    expect({ exitCode, stdout }).toEqual({ exitCode: 65, stdout: '' });
  });

  it('tells its own digest', async () => {
    const text = renderHelper([look, change, asUser], box.layout);
    expect((await call('version')).stdout).toContain(`\n${helperDigest(text)}  `);
  });
});

describe('the rule for the helper', () => {
  it('pins the digest and names no arguments', () => {
    expect(sudoersLine('ucware', helperDigest('x'))).toBe(
      'ucware ALL=(root) NOPASSWD: sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881 /usr/local/sbin/ucware-upgrade-helper',
    );
  });

  it.each(['ALL', '%sudo', 'a b', '', 'a,b'])('takes no %j for a user', (user) => {
    expect(() => sudoersLine(user, helperDigest('x'))).toThrow('no name of a user');
  });

  it('does not hold two scripts of one name', () => {
    expect(() => renderHelper([look, { ...look, body: 'exit 1' }])).toThrow('look');
    expect(() => renderHelper([{ ...look, name: 'job-start' }])).toThrow('job-start');
  });
});
