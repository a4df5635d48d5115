import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setPriority, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const SSHD = '/usr/sbin/sshd';

export function whyNoSshd(): string | undefined {
  if (!existsSync(SSHD)) return `${SSHD} is not installed`;
  return process.getuid?.() === 0 ? undefined : 'sshd wants root here';
}

/** A real sshd of this machine on loopback, with a key of its own. */
export interface Sshd {
  readonly port: number;
  readonly user: string;
  readonly keyFile: string;
  readonly fingerprint: string;
  /** Arguments of `ssh` up to the host. */
  readonly sshArguments: readonly string[];
  close(): Promise<void>;
}

/** With `nice` the work of the servers gets what the programs that are measured leave: in reality it is other machines'. */
export async function startSshd(port: number, nice = 0): Promise<Sshd> {
  const folder = mkdtempSync(join(tmpdir(), 'ucware-bench-sshd-'));
  const file = (name: string) => join(folder, name);
  for (const name of ['host', 'key']) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file(name)]);
  }
  writeFileSync(file('authorized'), readFileSync(file('key.pub')), { mode: 0o600 });
  writeFileSync(
    file('config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${file('host')}`,
      `AuthorizedKeysFile ${file('authorized')}`,
      'PermitRootLogin yes',
      'StrictModes no',
      'UsePAM no',
      // bash reads ~/.bashrc for every command under sshd; what this machine has in there is not measured.
      `SetEnv HOME=${folder}`,
      'MaxStartups 300',
      `PidFile ${file('pid')}`,
    ].join('\n'),
  );
  mkdirSync('/run/sshd', { recursive: true });
  const child = spawn(SSHD, ['-D', '-e', '-f', file('config')], { stdio: 'ignore' });
  if (child.pid !== undefined) setPriority(child.pid, nice);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  while (!(await answers(port))) await pause(50);
  const listed = execFileSync('ssh-keygen', ['-lf', file('host.pub')], { encoding: 'utf8' });
  const { username } = userInfo();
  return {
    port,
    user: username,
    keyFile: file('key'),
    fingerprint: listed.split(' ')[1] ?? '',
    sshArguments: [
      ...['-p', String(port), '-i', file('key'), '-F', '/dev/null'],
      ...['-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null'],
      ...['-o', 'LogLevel=ERROR', '-o', 'IdentitiesOnly=yes', `${username}@127.0.0.1`],
    ],
    async close() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
