import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '../../../src/errors.ts';
import type { SshExecutor } from '../../../src/executors/ssh/create-ssh-executor.ts';
import { renderHelper } from '../../../src/flows/remote/job-protocol/render-helper.ts';
import { SUDO_PASSWORD } from '../../support/sandbox-sudo.ts';
import { startSshServer, type TestSshServer } from '../../support/ssh-server.ts';
import { ask, errandTo, executorFor, secret } from './setup.ts';

describe.each(['dash', 'bash'] as const)('a probe over SSH with %s', (shell) => {
  let ssh: TestSshServer;
  let hands: SshExecutor;
  beforeEach(async () => {
    ssh = await startSshServer({ shell });
    hands = executorFor(ssh);
  });
  afterEach(async () => {
    hands.close();
    await ssh.close();
  });

  it('gives the parser exit code, output and errors of the script alone', async () => {
    const probe = ask('printf "%s|" "$@"; cat; echo oops >&2; exit 3', 'user', {
      args: ["it's", '$x', 'a\nb', ''],
    });
    expect(await hands.perform(probe, errandTo(ssh))).toMatchObject({
      ok: true,
      value: { exitCode: 3, stdout: "it's|$x|a\nb||", stderr: 'oops\n' },
    });
    expect(ssh.commands[0]).toBe('sh -s');
  });

  it('runs as root with the password on stdin only', async () => {
    const outcome = await hands.perform(
      ask('echo "$#"; cat', 'root', { args: ['a'] }),
      errandTo(ssh),
    );
    expect(outcome).toMatchObject({ ok: true, value: { exitCode: 0, stdout: '1\n' } });
    expect(ssh.commands.at(-1)).toBe("sudo -k -S -p '' -H -- sh -s -- 'a'");
    expect(ssh.commands.join()).not.toContain(SUDO_PASSWORD);
  });

  it('never sends the password to a server that does not ask for it', async () => {
    ssh.put('sudo-free', '');
    const texts: string[] = [];
    ssh.onCommand = (_command, text) => {
      texts.push(text);
      return undefined;
    };
    expect(await hands.perform(ask('echo root', 'root'), errandTo(ssh))).toMatchObject({
      ok: true,
      value: { stdout: 'root\n', stderr: '' },
    });
    expect(texts.join()).not.toContain(SUDO_PASSWORD);
  });

  it('tells a refusal of sudo from an error of the script', async () => {
    const wrong = errandTo(ssh, { sudoPassword: secret('wrong-sudo-pass') });
    // One try, for three may lock the account: the lines of the script are never read as passwords.
    expect(await hands.perform(ask('exit 1', 'root'), wrong)).toMatchObject({
      ok: false,
      failure: {
        code: 'sudo-refused',
        found: expect.stringMatching(/^(?!.*Sorry.*Sorry).*Sorry, try again/s),
      },
    });
    expect(await hands.perform(ask('exit 1', 'root'), errandTo(ssh))).toMatchObject({
      ok: true,
      value: { exitCode: 1 },
    });
  });

  it('shows no secret in a failure', async () => {
    const loud = errandTo(ssh, { sudoPassword: secret('wrong-sudo-pass') });
    ssh.program('sudo', 'IFS= read -r line; echo "sudo: $line is wrong" >&2; exit 1');
    const outcome = await hands.perform(ask(':', 'root'), loud);
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'sudo-refused' } });
    expect(JSON.stringify(outcome)).not.toContain('wrong-sudo-pass');
  });

  it('runs root scripts as they are for the user root', async () => {
    await hands.perform(ask(':', 'root'), errandTo(ssh, { sudo: 'root' }));
    expect(new Set(ssh.commands)).toEqual(new Set(['sh -s']));
  });

  it('uses the helper, and nothing else, where it is the only way', async () => {
    const probe = ask('echo "helped $1"', 'root', { args: ['a b'] });
    ssh.put('helper', renderHelper([probe.script], ssh.layout));
    const errand = errandTo(ssh, { sudo: 'helper' });
    expect(await hands.perform(probe, errand)).toMatchObject({
      ok: false,
      failure: { code: 'sudo-refused' },
    });
    ssh.put('sudo-helper', '');
    expect(await hands.perform(probe, errand)).toMatchObject({
      ok: true,
      value: { stdout: 'helped a b\n' },
    });
    expect(ssh.commands.at(-1)).toBe(`sudo -n -H -- ${ssh.layout.helper} ask 'a b'`);
  });

  it('does not believe a helper of another version', async () => {
    const probe = ask('echo new', 'root');
    ssh.put('sudo-helper', '');
    const errand = errandTo(ssh, { sudo: 'helper' });
    for (const old of [[], [ask('echo old', 'root').script]]) {
      ssh.put('helper', renderHelper(old, ssh.layout));
      expect(await hands.perform(probe, errand)).toMatchObject({
        ok: false,
        failure: { code: 'helper-outdated' },
      });
    }
  });

  it('leaves out what a login shell says before', async () => {
    ssh.program('sh', `echo "Willkommen"\nexec /bin/${shell} "$@"`);
    expect(await hands.perform(ask('echo mine'), errandTo(ssh))).toMatchObject({
      ok: true,
      value: { stdout: 'mine\n' },
    });
  });

  it('says what a login shell says instead', async () => {
    ssh.program('sh', 'echo "This account is currently not available."\nexit 1');
    expect(await hands.perform(ask('echo mine'), errandTo(ssh))).toMatchObject({
      ok: false,
      failure: {
        code: 'remote-answer-unreadable',
        found: expect.stringContaining('not available'),
      },
    });
  });

  it('keeps characters whole that come in two packets, and marks bytes that are none', async () => {
    const probe = ask(`printf 'a\\303'; sleep 0.1; printf '\\244b\\377c'`);
    expect(await hands.perform(probe, errandTo(ssh))).toMatchObject({
      ok: true,
      value: { stdout: 'aäb\ufffdc' },
    });
  });

  it('makes a failure of what a parser cannot read', async () => {
    const stumbles = ask(':', 'user', {
      parse: () => {
        throw new TypeError('no such field');
      },
    });
    expect(await hands.perform(stumbles, errandTo(ssh))).toMatchObject({
      ok: false,
      failure: {
        code: 'remote-answer-unreadable',
        found: expect.stringContaining('no such field'),
      },
    });
    const knows = ask(':', 'user', {
      parse: () => {
        throw new CodedError('config-invalid', 'known');
      },
    });
    expect(await hands.perform(knows, errandTo(ssh))).toMatchObject({
      ok: false,
      failure: { code: 'config-invalid', found: 'known' },
    });
  });
});

describe('limits of a probe', () => {
  let ssh: TestSshServer;
  beforeEach(async () => {
    ssh = await startSshServer();
  });
  afterEach(() => ssh.close());

  it('bounds a flood, and the connection goes on', async () => {
    const hands = executorFor(ssh);
    const flood = await hands.perform(
      ask('while :; do echo 0123456789abcdef; done'),
      errandTo(ssh),
    );
    expect(flood).toMatchObject({ ok: false, failure: { code: 'remote-output-too-large' } });
    const errors = await hands.perform(
      ask('head -c 300000 /dev/zero | tr "\\0" x >&2'),
      errandTo(ssh),
    );
    expect(errors).toMatchObject({ ok: false, failure: { code: 'remote-output-too-large' } });
    expect(await hands.perform(ask('echo fine'), errandTo(ssh))).toMatchObject({ ok: true });
    expect(ssh.connected()).toBe(1);
    hands.close();
  });

  it('takes output up to the limit', async () => {
    const hands = executorFor(ssh, undefined, { stdoutBytes: 2048 });
    const size = 2048 - 'ucware-upgrade:ask:0123456789ab\n'.length;
    const outcome = await hands.perform(
      ask(`head -c ${size} /dev/zero | tr '\\0' x`),
      errandTo(ssh),
    );
    expect(outcome).toMatchObject({ ok: true, value: { stdout: 'x'.repeat(size) } });
    hands.close();
  });

  it('gives up a command that does not end', async () => {
    const hands = executorFor(ssh);
    const endless = ask('while [ -d "$HOME" ]; do sleep 0.1; done', 'user', { timeoutMs: 200 });
    expect(await hands.perform(endless, errandTo(ssh))).toMatchObject({
      ok: false,
      failure: { code: 'remote-timeout' },
    });
    hands.close();
  });
});
