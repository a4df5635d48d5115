import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { describe, expect, it, onTestFinished } from 'vitest';
import { asRoot, clock, connect, exec, practise } from './support/practice.ts';

describe('logging in', () => {
  it('takes the password of ucware', async () => {
    const client = await connect(await practise());
    expect((await exec(client, 'id -un')).stdout).toBe('ucware\n');
  });

  it('refuses a wrong password', async () => {
    const server = await practise();
    await expect(connect(server, { password: 'wrong' })).rejects.toThrow(/authentication methods/);
  });

  it('takes a key that is authorized, and no other', async () => {
    const known = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 });
    const other = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 });
    const server = await practise({ authorizedKeys: [known.public] });
    const client = await connect(server, { password: '', privateKey: known.private });
    expect((await exec(client, 'pwd')).stdout).toBe('/home/ucware\n');
    await expect(connect(server, { password: '', privateKey: other.private })).rejects.toThrow();
  });

  it('lets root in only where that was asked for', async () => {
    const closed = await practise();
    await expect(connect(closed, { username: 'root', password: 'root-pass' })).rejects.toThrow();
    const open = await practise({ rootPassword: 'root-pass' });
    const client = await connect(open, { username: 'root', password: 'root-pass' });
    expect((await exec(client, 'id -u; echo $HOME')).stdout).toBe('0\n/root\n');
  });

  it('answers on the VoIP interface too, and on that alone when the other is away', async () => {
    const server = await practise();
    const client = await connect(server, { host: server.addresses.voip });
    expect((await exec(client, 'echo here')).stdout).toBe('here\n');
  });

  it('refuses a shell and a terminal', async () => {
    const client = await connect(await practise());
    const refused = await new Promise<Error | undefined>((resolve) =>
      client.shell((error) => resolve(error)),
    );
    expect(refused?.message).toMatch(/Unable to request/);
  });
});

describe('the host key', () => {
  it('stays the same in its file over a restart of the practice', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'practice-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const hostKeyFile = join(folder, 'key');
    const first = await practise({ hostKeyFile });
    const second = await practise({ hostKeyFile });
    expect(second.fingerprint()).toBe(first.fingerprint());
  });

  it('is another one after it was changed, as clients see it', async () => {
    const server = await practise();
    const before = server.fingerprint();
    const after = server.machine.changeHostKey();
    expect(after).not.toBe(before);
    const seen: string[] = [];
    await connect(server, {
      hostHash: 'sha256',
      hostVerifier: (hash: string) => {
        seen.push(`SHA256:${Buffer.from(hash, 'hex').toString('base64').replace(/=+$/, '')}`);
        return true;
      },
    });
    expect(seen).toEqual([after]);
  });
});

describe('running commands', () => {
  it('gives a script on stdin its arguments, whatever is in them', async () => {
    const client = await connect(await practise());
    const answer = await exec(
      client,
      "sh -s -- 'a b' '$HOME' 'it'\\''s'",
      'printf "%s|" "$#" "$@"; echo "$0"; exit 3\n',
    );
    expect(answer).toEqual({ code: 3, stdout: "3|a b|$HOME|it's|sh\n", stderr: '' });
  });

  it('keeps stdout and stderr apart', async () => {
    const client = await connect(await practise());
    expect(await exec(client, 'echo out; echo err >&2; false')).toEqual({
      code: 1,
      stdout: 'out\n',
      stderr: 'err\n',
    });
  });

  it('does not wait for the input of a command that reads none', async () => {
    const client = await connect(await practise());
    const stdout = await new Promise<string>((resolve, reject) => {
      client.exec('echo at once', (error, channel) => {
        if (error) return reject(error);
        channel.on('data', (chunk: Buffer) => resolve(chunk.toString()));
      });
    });
    expect(stdout).toBe('at once\n');
  });

  it('speaks German unless told otherwise', async () => {
    const client = await connect(await practise());
    const german = await exec(client, 'dpkg-query -W nothing');
    const english = await exec(client, 'LC_ALL=C dpkg-query -W nothing');
    expect(german.stderr).toContain('Kein Paket gefunden');
    expect(english.stderr).toContain('no packages found');
  });

  it('notes commands nobody has, even where their complaint is thrown away', async () => {
    const server = await practise();
    const client = await connect(server);
    const answer = await exec(client, 'frobnicate --now 2>/dev/null; echo $?');
    expect(answer.stdout).toBe('127\n');
    expect(server.unknownCommands()).toEqual(['frobnicate: command not found']);
  });

  it('notes options a stand-in does not have', async () => {
    const server = await practise();
    const client = await connect(server);
    expect((await exec(client, 'env -S "a b"')).code).toBe(125);
    expect(server.unknownCommands()).toEqual(['env: option -S']);
  });

  it('does not call a question after a program unknown', async () => {
    const server = await practise();
    const client = await connect(server);
    const answer = await exec(client, 'command -v needrestart || echo absent; command -v apt-get');
    expect(answer.stdout).toBe('absent\n/usr/bin/apt-get\n');
    expect(server.unknownCommands()).toEqual([]);
  });

  it('closes root-only files to ucware', async () => {
    const client = await connect(await practise());
    const answer = await exec(
      client,
      '[ -r /etc/mysql/debian.cnf ] || echo closed; cat /etc/mysql/debian.cnf 2>/dev/null; echo x >/etc/hosts || echo kept',
    );
    expect(answer.stdout).toBe('closed\nkept\n');
    expect(answer.stderr).not.toBe('');
  });
});

it('lets a job go on when the connection is cut', async () => {
  const server = await practise();
  const client = await connect(server);
  const script = 'for step in 1 2 3 4; do echo $step; sleep 20; done';
  const started = await asRoot(
    client,
    `systemd-run --quiet --unit=demo sh -c '( ${script} ) >/root/log'; systemctl is-active demo`,
  );
  expect(started.stdout).toBe('active\n');
  const closed = new Promise((resolve) => client.once('close', () => resolve(undefined)));
  server.machine.cutSsh();
  await closed;
  const lengths = new Set<number>();
  for (;;) {
    const { stdout } = await server.machine.console('cat /root/log; systemctl is-active demo');
    lengths.add(stdout.split('\n').length);
    if (stdout.startsWith('1\n2\n3\n4\n') && stdout.includes('inactive')) break;
    await clock.sleep(2_000);
  }
  // The log was seen growing, not appearing all at once.
  expect(lengths.size).toBeGreaterThan(2);
});
