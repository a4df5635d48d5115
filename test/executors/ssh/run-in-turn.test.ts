import { afterEach, describe, expect, it, vi } from 'vitest';
import { startSshServer, type TestSshServer } from '../../support/ssh-server.ts';
import { ask, createEagerClock, errandTo, executorFor } from './setup.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function serverWith(maxSessions: number) {
  const ssh: TestSshServer = await startSshServer({ maxSessions });
  const executor = executorFor(ssh, createEagerClock(), { channelPauseMs: 1 });
  cleanups.push(
    () => ssh.close(),
    () => executor.close(),
  );
  return { ssh, executor };
}

describe('a server with few sessions on a connection', () => {
  it.each([1, 2])('answers everything with %i at once, over one connection', async (most) => {
    const { ssh, executor } = await serverWith(most);
    const asked = Array.from({ length: 12 }, (_, index) => ask(`echo ${index}`, 'root'));
    const said = await Promise.all(asked.map((one) => executor.perform(one, errandTo(ssh))));
    expect(said.map((outcome) => outcome.ok && outcome.value.stdout.trim())).toEqual(
      asked.map((_, index) => String(index)),
    );
    expect(ssh.connected()).toBe(1);
  });

  it('lets what was refused wait until the other command has ended', async () => {
    const { ssh, executor } = await serverWith(1);
    const wait = ask(`until [ -e ${ssh.root}/go ]; do :; done; echo long`);
    const long = executor.perform(wait, errandTo(ssh));
    await vi.waitUntil(() => ssh.commands.length === 1);
    const short = executor.perform(ask('echo short'), errandTo(ssh));
    await vi.waitUntil(() => ssh.refused() >= 10);
    ssh.put('go', '');
    expect([await long, await short]).toMatchObject([
      { ok: true, value: { stdout: 'long\n' } },
      { ok: true, value: { stdout: 'short\n' } },
    ]);
    expect(ssh.connected()).toBe(1);
  });

  it('says what is wrong when it takes none at all', async () => {
    const { ssh, executor } = await serverWith(0);
    const refused = { ok: false, failure: { code: 'ssh-no-session' } };
    const both = ['echo a', 'echo b'].map((body) => executor.perform(ask(body), errandTo(ssh)));
    expect(await Promise.all(both)).toMatchObject([refused, refused]);
  });
});
