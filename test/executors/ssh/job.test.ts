import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SshExecutor } from '../../../src/executors/ssh/create-ssh-executor.ts';
import type { Errand, JobChunk } from '../../../src/executors/types.ts';
import { renderHelper } from '../../../src/flows/remote/job-protocol/render-helper.ts';
import type { JobAction } from '../../../src/flows/run/action.ts';
import { SECOND_BOOT, startSshServer, type TestSshServer } from '../../support/ssh-server.ts';
import { createEagerClock, errandTo, executorFor, secret } from './setup.ts';

function job(body: string, parts: Partial<JobAction> = {}): JobAction {
  const script = { name: 'a-job', as: 'root', kind: 'job', body } as const;
  return { kind: 'job', script, args: [], timeoutMs: 3_600_000, progress: 'none', ...parts };
}

const isStart = (text: string) => text.includes('ucware-upgrade:job-start:');
const isRead = (text: string) => text.includes('ucware-upgrade:job-read:');

describe('a job over SSH', () => {
  let ssh: TestSshServer;
  let hands: SshExecutor;
  let clock: ReturnType<typeof createEagerClock>;
  let chunks: JobChunk[];
  beforeEach(async () => {
    ssh = await startSshServer();
    clock = createEagerClock(10);
    hands = executorFor(ssh, clock);
    chunks = [];
  });
  afterEach(async () => {
    hands.close();
    await ssh.close();
  });

  function errand(extra: Partial<Errand> = {}, server: Partial<Errand['server']> = {}): Errand {
    const onChunk = (chunk: JobChunk) => chunks.push(chunk);
    return errandTo(ssh, server, { jobName: 'run-1-step-1', onChunk, ...extra });
  }
  const shown = () => chunks.map((chunk) => chunk.log).join('');
  const ran = () => (existsSync(`${ssh.root}/ran`) ? readFileSync(`${ssh.root}/ran`, 'utf8') : '');
  const count = () => `echo ran >>"${ssh.root}/ran"`;
  /** Lets the job wait for a file of the sandbox, and no longer than the sandbox lives. */
  const gate = (name: string) =>
    `while [ ! -e "${ssh.root}/${name}" ] && [ -d "${ssh.root}" ]; do sleep 0.01; done`;

  it('reports output, progress and exit code', async () => {
    const outcome = await hands.perform(
      job('echo "one $1"; echo bad >&2; echo s1 >&3; printf s2 >&3; exit 100', { args: ['x'] }),
      errand(),
    );
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        state: 'ended',
        exitCode: 100,
        log: 'one x\nbad\n',
        logBytes: 10,
        status: ['s1', 's2'],
        jobName: 'run-1-step-1',
      },
    });
    expect(shown()).toBe('one x\nbad\n');
    expect(chunks.map((chunk) => chunk.status).join('')).toBe('s1\ns2');
  });

  it.each(['before', 'middle'] as const)(
    'runs once when the line is cut %s the answer to its start',
    async (when) => {
      let cuts = 0;
      ssh.onCommand = (_command, text) => (isStart(text) && cuts++ < 3 ? when : undefined);
      expect(await hands.perform(job(count()), errand())).toMatchObject({
        ok: true,
        value: { state: 'ended', exitCode: 0 },
      });
      expect(cuts).toBe(4);
      expect(ran()).toBe('ran\n');
    },
  );

  it('runs once for two callers at the same time, and both see all of it', async () => {
    const action = job(`${count()}; echo done`);
    const other: JobChunk[] = [];
    const outcomes = await Promise.all([
      hands.perform(action, errand()),
      hands.perform(action, errand({ onChunk: (chunk) => other.push(chunk) })),
    ]);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ ok: true, value: { state: 'ended', log: 'done\n' } });
    }
    expect(other.map((chunk) => chunk.log).join('')).toBe(shown());
    expect(ran()).toBe('ran\n');
  });

  it('reads on at the byte where the line was cut, inside a character', async () => {
    const body = `printf 'A\\303'; ${gate('second')}; printf '\\244B\\342\\202'; ${gate('third')}; printf '\\254C\\n'`;
    let reads = 0;
    ssh.onCommand = (_command, text) => {
      if (!isRead(text)) return undefined;
      reads += 1;
      // Every answer is lost once: cut before it, or in its middle.
      if (reads % 2 === 1) return reads % 4 === 1 ? 'before' : 'middle';
      if (shown().includes('A')) ssh.put('second', '');
      if (shown().includes('ä')) ssh.put('third', '');
      return undefined;
    };
    expect(await hands.perform(job(body), errand())).toMatchObject({
      ok: true,
      value: { log: 'AäB€C\n', logBytes: 9 },
    });
    expect(shown()).toBe('AäB€C\n');
    expect(chunks.length).toBeGreaterThanOrEqual(3);
    expect(ssh.connected()).toBeGreaterThan(3);
  });

  it('passes every byte on, but keeps only the end of a long log', async () => {
    const body = `i=0; while [ $i -lt 600 ]; do echo "status $i" >&3; i=$((i + 1)); done
head -c 300000 /dev/zero | tr '\\0' x; echo; echo last; echo "no line end"`;
    const outcome = await hands.perform(job(body), errand());
    expect(shown().length).toBe(300_018);
    if (!outcome.ok) throw new Error(outcome.failure.found);
    const { log, logBytes, status } = outcome.value;
    expect(logBytes).toBe(300_018);
    expect(log.length).toBe(256 * 1024);
    expect(log.endsWith('x\nlast\nno line end\n')).toBe(true);
    expect(status.length).toBe(500);
    expect(status.at(-1)).toBe('status 599');
  });

  it('ends with a log of whole slices, and shows no half of a secret at their border', async () => {
    const body = `yes 0123456 | head -c 262128; echo password=hunter2hunter2hunter2
yes 0123456 | head -c 262129`;
    const outcome = await hands.perform(job(body), errand());
    if (!outcome.ok) throw new Error(outcome.failure.found);
    expect(shown().slice(262_120, 262_144)).toMatch(/\npassword=hunter2$/);
    expect(outcome.value).toMatchObject({ state: 'ended', exitCode: 0, logBytes: 524_288 });
    expect(outcome.value.log.includes('hunter2')).toBe(false);
  });

  it('asks less often while a job is quiet, at most every 5 s', async () => {
    let reads = 0;
    ssh.onCommand = (_command, text) => {
      if (isRead(text) && ++reads === 12) ssh.put('go', '');
      return undefined;
    };
    await hands.perform(job(gate('go')), errand());
    expect(clock.sleeps[0]).toBe(1000);
    expect(clock.sleeps).toEqual([...clock.sleeps].sort((a, b) => a - b));
    expect(clock.sleeps.at(-1)).toBe(5000);
  });

  it('is interrupted, not failed, when the server was restarted under it', async () => {
    ssh.onCommand = (_command, text) => {
      if (isRead(text) && shown() !== '') ssh.boot(SECOND_BOOT);
      return undefined;
    };
    expect(await hands.perform(job(`echo going; ${gate('never')}`), errand())).toMatchObject({
      ok: true,
      value: { state: 'interrupted', exitCode: null, log: 'going\n' },
    });
  });

  it('says that a job goes on when its time is over, and attaches again', async () => {
    const action = job(`${count()}; ${gate('go')}; echo end`, { timeoutMs: 10_000 });
    expect(await hands.perform(action, errand())).toMatchObject({
      ok: false,
      failure: { code: 'job-still-running', found: expect.stringContaining('started') },
    });
    ssh.put('go', '');
    expect(await hands.perform({ ...action, timeoutMs: 3_600_000 }, errand())).toMatchObject({
      ok: true,
      value: { state: 'ended', log: 'end\n' },
    });
    expect(ran()).toBe('ran\n');
  });

  it('says so when a job was claimed and never started, after a grace time', async () => {
    await hands.perform(job(':'), errand());
    for (const file of ['started', 'exit']) rmSync(`${ssh.layout.jobs}/run-1-step-1/${file}`);
    hands.close();
    const eager = createEagerClock();
    hands = executorFor(ssh, eager);
    expect(await hands.perform(job(count()), errand())).toMatchObject({
      ok: false,
      failure: { code: 'job-never-started' },
    });
    expect(ran()).toBe('');
    const waited = eager.sleeps.reduce((sum, ms) => sum + ms, 0);
    expect(waited).toBeGreaterThanOrEqual(15_000);
    expect(waited).toBeLessThan(25_000);
  });

  it('says at once that nothing could launch it', async () => {
    ssh.program('setsid', 'exit 1');
    expect(await hands.perform(job(count()), errand())).toMatchObject({
      ok: false,
      failure: { code: 'job-never-started', found: expect.stringContaining('setsid refused') },
    });
  });

  it('fails at once when the server was never reached', async () => {
    const gone = errand({}, { addresses: ['127.0.0.2'] });
    expect(await hands.perform(job(count()), gone)).toMatchObject({
      ok: false,
      failure: { code: 'ssh-unreachable' },
    });
    expect(clock.sleeps).toEqual([]);
  });

  it('starts nothing with a wrong sudo password', async () => {
    const wrong = errand({}, { sudoPassword: secret('wrong-sudo-pass') });
    expect(await hands.perform(job(count()), wrong)).toMatchObject({
      ok: false,
      failure: { code: 'sudo-refused' },
    });
    expect(existsSync(ssh.layout.jobs)).toBe(false);
  });

  it('says what the server says when the job folder cannot be made', async () => {
    writeFileSync(ssh.layout.jobs, '');
    expect(await hands.perform(job(count()), errand())).toMatchObject({
      ok: false,
      failure: { code: 'remote-command-failed', found: expect.stringContaining('run-1-step-1') },
    });
  });

  it('says so when the folder of a running job disappears', async () => {
    ssh.onCommand = (_command, text) => {
      if (isRead(text) && shown() !== '') rmSync(ssh.layout.jobs, { recursive: true });
      return undefined;
    };
    expect(await hands.perform(job(`echo going; ${gate('never')}`), errand())).toMatchObject({
      ok: false,
      failure: { code: 'remote-answer-unreadable', found: expect.stringContaining('run-1-step-1') },
    });
  });

  it('stops waiting when it is told to, and leaves the job alone', async () => {
    const stop = new AbortController();
    const outcome = hands.perform(
      job(`echo going; ${gate('go')}; ${count()}`),
      errand({ signal: stop.signal, onChunk: () => stop.abort() }),
    );
    expect(await outcome).toMatchObject({ ok: false, failure: { code: 'job-still-running' } });
    ssh.put('go', '');
    expect(await hands.perform(job(':'), errand())).toMatchObject({ ok: true });
    expect(ran()).toBe('ran\n');
  });

  it('keeps calling while the server is away, and gives up when its time is over', async () => {
    ssh.onCommand = (_command, text) => (isRead(text) ? 'before' : undefined);
    expect(await hands.perform(job(gate('never'), { timeoutMs: 20_000 }), errand())).toMatchObject({
      ok: false,
      failure: { code: 'job-still-running', found: expect.stringContaining('No contact') },
    });
  });

  it('does not say that a job runs when its start was never answered', async () => {
    ssh.onCommand = (_command, text) => (isStart(text) ? 'before' : undefined);
    expect(await hands.perform(job(count(), { timeoutMs: 20_000 }), errand())).toMatchObject({
      ok: false,
      failure: { code: 'ssh-connection-lost' },
    });
    expect(ran()).toBe('');
  });

  it('goes through the helper where that is the only way', async () => {
    const action = job(`echo "helped $1"; ${count()}; exit 5`, { args: ['a b'] });
    ssh.put('sudo-helper', '');
    ssh.put('helper', renderHelper([action.script], ssh.layout));
    const helped = errand({}, { sudo: 'helper' });
    for (const _twice of [1, 2]) {
      expect(await hands.perform(action, helped)).toMatchObject({
        ok: true,
        value: { state: 'ended', exitCode: 5, log: 'helped a b\n' },
      });
    }
    expect(ran()).toBe('ran\n');
    const newer = { ...action, script: { ...action.script, body: count() } };
    expect(await hands.perform(newer, { ...helped, jobName: 'run-1-step-2' })).toMatchObject({
      ok: false,
      failure: { code: 'helper-outdated' },
    });
    expect(ran()).toBe('ran\n');
  });
});
