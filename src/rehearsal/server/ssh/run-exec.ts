import type { ServerChannel } from 'ssh2';
import type { Machine } from '../machine/machine.ts';
import type { Account } from '../programs/accounts.ts';

/** What PAM and sshd set for a command without a terminal on a German server. */
function environment({ name, home }: Account): Readonly<Record<string, string>> {
  return {
    LANG: 'de_DE.UTF-8',
    LANGUAGE: 'de_DE:de',
    USER: name,
    LOGNAME: name,
    HOME: home,
    MAIL: `/var/mail/${name}`,
    SHELL: '/bin/bash',
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/games:/usr/local/games',
    SSH_CLIENT: '192.0.2.200 50022 22',
    SSH_CONNECTION: '192.0.2.200 50022 192.0.2.10 22',
  };
}

/** Programs that read their input to its end before anything else. */
const READERS =
  /^\s*(cat|tee|base64|md5sum|sha256sum|mysql|xargs|(ba|da)?sh)(\s+-\S*)*\s*$|\s-\w*[sS]\b/;

/**
 * Runs one exec request. The command gets the input as a whole, so one that reads it waits for its end; any other starts at
 * once, whether or not the client ever closes its side. When the connection dies the command goes on, as without a terminal.
 */
export async function runExec(
  machine: Machine,
  account: Account,
  command: string,
  channel: ServerChannel,
): Promise<void> {
  const input: Buffer[] = [];
  let closed = false;
  const ended = new Promise<void>((resolve) => {
    channel.on('data', (chunk: Buffer) => input.push(chunk));
    channel.on('end', resolve);
    channel.on('close', () => {
      closed = true;
      resolve();
    });
    channel.on('error', () => undefined);
  });
  if (READERS.test(command)) await ended;
  // A shell that waited for a program and was closed without one.
  if (machine.system === 'off' || (closed && input.length === 0)) return;
  const env = environment(account);
  const process = machine.processes.start(undefined, ['bash', '-c', command], {
    uid: account.uid,
    user: account.name,
    env,
  });
  const finished = await machine.runShell(machine, process, {
    script: command,
    name: 'bash',
    args: [],
    stdin: Buffer.concat(input).toString('utf8'),
    cwd: account.home,
    env,
    files: new Map(),
  });
  const killed = !process.alive;
  machine.processes.finish(process);
  if (closed || killed) return;
  channel.stderr.write(finished.stderr);
  channel.write(finished.stdout);
  channel.exit(finished.exitCode);
  channel.end();
}
