import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listJobs } from '../../../../src/flows/remote/job-protocol/list-jobs.ts';
import { type JobReading, readJob } from '../../../../src/flows/remote/job-protocol/read-job.ts';
import { revokeJob } from '../../../../src/flows/remote/job-protocol/revoke-job.ts';
import { startJob } from '../../../../src/flows/remote/job-protocol/start-job.ts';
import type { Output, RemoteScript } from '../../../../src/flows/run/action.ts';
import { createSandbox, FIRST_BOOT, type Sandbox, SECOND_BOOT, SHELLS } from './sandboxes.ts';

const NAME = 'pbx-20261123-1-packages-4.5-1';

function job(body: string): RemoteScript {
  return { name: 'a-job', as: 'root', kind: 'job', body };
}

describe.each(SHELLS)('jobs in %s', (shell) => {
  let box: Sandbox;
  beforeEach(async () => {
    box = await createSandbox(shell);
  });
  afterEach(() => box.close());

  function start(script: RemoteScript, args: readonly string[] = [], name = NAME): Promise<Output> {
    const call = startJob({ script, args, name }, box.layout);
    return box.run(call.script, call.args);
  }

  async function read(log = 0, status = 0, name = NAME): Promise<JobReading> {
    const probe = readJob(name, { log, status }, box.layout);
    return probe.parse(await box.run(probe.script, probe.args));
  }

  const text = (base64: string) => Buffer.from(base64, 'base64').toString();
  const file = (name: string) => box.read(`${box.layout.jobs}/${NAME}/${name}`);

  it('keeps output, progress and exit code of a job', async () => {
    const script = job(`echo "to $1"
echo problem >&2
echo "pmstatus:a:1:x" >&3
exit 7`);
    expect((await start(script, ['there'])).stdout).toBe('started\n');
    const reading = await read();
    expect(reading).toMatchObject({ state: 'ended', exitCode: 7 });
    expect(text(reading.log.base64)).toBe('to there\nproblem\n');
    expect(text(reading.status.base64)).toBe('pmstatus:a:1:x\n');
    expect(await file('exit')).toBe('7\n');
    expect(await file('started')).toContain(`boot ${FIRST_BOOT}\n`);
  });

  it('runs a job once, however often it is started', async () => {
    const script = job(`echo ran >>"${box.root}/ran"`);
    expect((await start(script)).stdout).toBe('started\n');
    expect(await start(script)).toMatchObject({ exitCode: 0, stdout: 'found\n' });
    expect(await box.read(`${box.root}/ran`)).toBe('ran\n');
  });

  it('runs a job once even when its launcher is asked twice', async () => {
    await start(job(`echo ran >>"${box.root}/ran"`));
    await box.runFile(`${box.layout.jobs}/${NAME}/script`, ['unit']);
    expect(await box.read(`${box.root}/ran`)).toBe('ran\n');
    expect(await file('exit')).toBe('0\n');
  });

  it('hands arguments over as they are, and nothing on stdin', async () => {
    const odd = ["a'b", '$HOME `id` "x" %s', 'two\nlines', '', '\\', '-n', 'ä€'];
    const script = job('printf "<%s>" "$@"; cat; echo; echo "$HOME $LC_ALL"');
    await start(script, odd);
    expect(text((await read()).log.base64)).toBe(
      `${odd.map((arg) => `<${arg}>`).join('')}\n/root C.UTF-8\n`,
    );
  });

  it('reads from a byte offset, inside a character, too', async () => {
    const bytes = Buffer.concat([Buffer.from('aä€'), Buffer.from([0xff, 0, 0x80])]);
    await box.write(`${box.layout.jobs}/${NAME}/log`, bytes);
    const reading = await read(2);
    expect(reading).toMatchObject({ state: 'claimed', exitCode: null });
    expect(reading.log.size).toBe(bytes.length);
    expect(Buffer.from(reading.log.base64, 'base64')).toEqual(bytes.subarray(2));
    expect((await read(bytes.length)).log).toEqual({ size: bytes.length, base64: '' });
  });

  it('gives at most 256 KiB of each file at once', async () => {
    const log = 'x'.repeat(262_138) + '0123456789'.repeat(10);
    await box.write(`${box.layout.jobs}/${NAME}/log`, log);
    const first = text((await read()).log.base64);
    expect(first.length).toBe(262_144);
    expect(first + text((await read(first.length)).log.base64)).toBe(log);
  });

  it('tells apart what never ran, runs, ended and was cut off', async () => {
    const at = (name: string, rest: string) => `${box.layout.jobs}/${name}/${rest}`;
    const started = (boot: string) =>
      `boot ${boot}\nby unit\npid 4194304\nat 2026-11-23T20:00:00Z\n`;
    await box.write(at('a-claimed', 'claimed'), 'x\n');
    await box.write(at('b-gone', 'started'), started(FIRST_BOOT));
    await box.write(at('c-rebooted', 'started'), started(SECOND_BOOT));
    await box.write(at('d-ended', 'started'), started(SECOND_BOOT));
    await box.write(at('d-ended', 'exit'), '100\n');
    const probe = listJobs(box.layout);
    expect(probe.parse(await box.run(probe.script, probe.args))).toEqual([
      { name: 'a-claimed', state: 'claimed', exitCode: null },
      { name: 'b-gone', state: 'interrupted', exitCode: null },
      { name: 'c-rebooted', state: 'interrupted', exitCode: null },
      { name: 'd-ended', state: 'ended', exitCode: 100 },
    ]);
    expect((await read(0, 0, 'e-unknown')).state).toBe('none');
  });

  it('lists nothing on a server that never had a job', async () => {
    const probe = listJobs(box.layout);
    expect(probe.parse(await box.run(probe.script, probe.args))).toEqual([]);
  });

  describe('a job that was claimed and does not start', () => {
    const revoke = async (name = NAME) => {
      const probe = revokeJob(name, box.layout);
      return probe.parse(await box.run(probe.script, probe.args));
    };

    it('never does its work once it has been revoked, however late its process comes', async () => {
      await start(job(`echo ran >>"${box.root}/ran"`));
      await box.write(`${box.root}/ran`, '');
      const script = (await box.read(`${box.layout.jobs}/${NAME}/script`)) ?? '';
      await box.write(`${box.layout.jobs}/late/script`, script);
      await box.write(`${box.layout.jobs}/late/args`, 'set --\n');
      expect(await revoke('late')).toBe(true);
      await box.runFile(`${box.layout.jobs}/late/script`, ['unit']);
      expect(await box.read(`${box.root}/ran`)).toBe('');
      expect((await read(0, 0, 'late')).state).toBe('claimed');
      expect(await revoke('late')).toBe(true);
    });

    it('is not revoked when it has started after all', async () => {
      await start(job(':'));
      expect(await revoke()).toBe(false);
    });
  });

  it('believes a unit that systemd calls active', async () => {
    const folder = `${box.layout.jobs}/${NAME}`;
    await box.write(`${folder}/started`, `boot ${FIRST_BOOT}\nby unit\npid 4194304\n`);
    const probe = readJob(NAME, { log: 0, status: 0 }, box.layout);
    const active = `systemctl() { echo active; }\n${probe.script.body}`;
    const output = await box.run({ ...probe.script, body: active }, probe.args);
    expect(probe.parse(output).state).toBe('started');
  });

  it('starts nothing when the mark that it has started cannot be written', async () => {
    const folder = `${box.layout.jobs}/${NAME}`;
    await start(job(`echo ran >>"${box.root}/ran"`));
    // The same file in a folder where `started.new` cannot be a file.
    const script = (await box.read(`${folder}/script`)) ?? '';
    await box.write(`${box.layout.jobs}/full/script`, script);
    await box.write(`${box.layout.jobs}/full/args`, 'set --\n');
    await box.write(`${box.layout.jobs}/full/started.new/in-the-way`, '');
    await box.runFile(`${box.layout.jobs}/full/script`, ['unit']);
    expect(await box.read(`${box.root}/ran`)).toBe('ran\n');
    expect((await read(0, 0, 'full')).state).toBe('claimed');
  });

  it.each(['', '..', '.hidden', '-n', 'a/b', 'a b', 'Ä', 'A', 'a\nb', 'a;id'])(
    'refuses %j as a name on the server, too',
    async (name) => {
      const { script } = startJob({ script: job(':'), args: [], name: NAME }, box.layout);
      expect((await box.run(script, [name])).exitCode).toBe(65);
      const probe = readJob(NAME, { log: 0, status: 0 }, box.layout);
      expect((await box.run(probe.script, [name, '0', '0'])).exitCode).toBe(65);
      expect((await box.run(probe.script, [NAME, `0${name}x`, '0'])).exitCode).toBe(65);
    },
  );

  it('says what is wrong when the job folder cannot be made', async () => {
    await box.write(box.layout.jobs, 'a file');
    const output = await start(job(':'));
    expect(output.exitCode).toBe(73);
    expect(output.stderr).not.toBe('');
  });
});
