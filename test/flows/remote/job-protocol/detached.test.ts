import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type JobReading, readJob } from '../../../../src/flows/remote/job-protocol/read-job.ts';
import { renderScript } from '../../../../src/flows/remote/job-protocol/render-script.ts';
import { startJob } from '../../../../src/flows/remote/job-protocol/start-job.ts';
import type { Output, RemoteScript } from '../../../../src/flows/run/action.ts';
import { createSandbox, type Sandbox, SECOND_BOOT } from './sandboxes.ts';

function job(body: string): RemoteScript {
  return { name: 'a-job', as: 'root', kind: 'job', body };
}

describe.each(['dash', 'bash'] as const)('detached jobs in %s', (shell) => {
  let box: Sandbox;
  beforeEach(async () => {
    box = await createSandbox(shell);
    box.systemd(false);
  });
  afterEach(() => box.close());

  function start(script: RemoteScript, name = 'a-1'): Promise<Output> {
    const call = startJob({ script, args: [`${box.root}/gate`], name }, box.layout);
    return box.run(call.script, call.args);
  }

  async function read(name = 'a-1'): Promise<JobReading> {
    const probe = readJob(name, { log: 0, status: 0 }, box.layout);
    return probe.parse(await box.run(probe.script, probe.args));
  }

  const waiting = `echo begun
while [ ! -e "$1" ] && [ -d "\${1%/*}" ]; do sleep 0.01; done
echo passed`;

  it('runs on its own where systemd does not, seen as started and then as ended', async () => {
    expect((await start(job(waiting))).stdout).toBe('started\n');
    await vi.waitFor(async () => expect((await read()).log.size).toBe(6));
    expect((await read()).state).toBe('started');
    expect(existsSync(`${box.layout.jobs}/a-1/exit`)).toBe(false);
    writeFileSync(`${box.root}/gate`, '');
    await vi.waitFor(async () => expect((await read()).state).toBe('ended'), { timeout: 10_000 });
    expect((await read()).log.size).toBe(13);
    expect(readFileSync(`${box.layout.jobs}/a-1/launch`, 'utf8')).toContain('no systemd here');
  });

  it('is interrupted when its process is gone without an exit code', async () => {
    await start(job(waiting));
    await vi.waitFor(async () => expect((await read()).state).toBe('started'));
    const pid = /pid (\d+)/.exec(readFileSync(`${box.layout.jobs}/a-1/started`, 'utf8'))?.[1];
    process.kill(Number(pid), 'SIGKILL');
    await vi.waitFor(async () => expect((await read()).state).toBe('interrupted'));
    expect((await read()).exitCode).toBeNull();
  });

  it('is interrupted after another boot, even when its process id is in use again', async () => {
    await start(job(waiting));
    await vi.waitFor(async () => expect((await read()).state).toBe('started'));
    await box.write(box.layout.bootId, `${SECOND_BOOT}\n`);
    expect((await read()).state).toBe('interrupted');
  });

  it('runs once when eight callers start it at the same moment', async () => {
    const script = job(`echo ran >>"${box.root}/ran"`);
    const answers = await Promise.all(Array.from({ length: 8 }, () => start(script)));
    expect(answers.map(({ stdout }) => stdout).sort()).toEqual([
      ...Array.from({ length: 7 }, () => 'found\n'),
      'started\n',
    ]);
    await vi.waitFor(async () => expect((await read()).state).toBe('ended'));
    expect(await box.read(`${box.root}/ran`)).toBe('ran\n');
  });

  it('tells systemd to leave daemons alone and to forget a failed unit', async () => {
    box.systemd(true);
    await start(job(':'));
    expect(await box.read(`${box.root}/launched`)).toBe(
      `--quiet --collect --unit=ucware-upgrade-a-1 -p KillMode=process --setenv=HOME=/root --setenv=LC_ALL=C.UTF-8 /bin/sh ${box.layout.jobs}/a-1/script unit\n`,
    );
  });

  it('does nothing at all when its text was cut off on the way', async () => {
    const script = { ...job(`echo "$#" >>"${box.root}/ran"`), kind: 'probe' } as const;
    const whole = renderScript(script, box.layout);
    const body = whole.indexOf('main() {');
    const calls: string[] = [];
    for (let length = body; length < whole.length - 1; length += 1) {
      await box.write(`${box.root}/cut-${length}`, whole.slice(0, length));
      calls.push(`${shell} -s -- arg <"${box.root}/cut-${length}"`);
    }
    await box.write(`${box.root}/all-cuts`, calls.join('\n'));
    await box.runFile(`${box.root}/all-cuts`, []);
    expect(await box.read(`${box.root}/ran`)).toBeUndefined();
    await box.run(script, ['arg']);
    expect(await box.read(`${box.root}/ran`)).toBe('1\n');
  });
});
