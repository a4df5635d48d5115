import ssh2 from 'ssh2';
import { onTestFinished } from 'vitest';
import { createClock } from '../../../../src/clock.ts';
import type {
  PracticeServer,
  PracticeServerOptions,
} from '../../../../src/rehearsal/server/practice-server.ts';
import { startPracticeServer } from '../../../../src/rehearsal/server/start-practice-server.ts';

export const PASSWORD = 'practice-password';
/** Simulated seconds that pass in one real second. */
const SPEED = 300;

export const clock = createClock(SPEED);

/** A practice server that ends with the test. */
export async function practise(
  options: Partial<PracticeServerOptions> = {},
): Promise<PracticeServer> {
  const server = await startPracticeServer({ clock, password: PASSWORD, ...options });
  onTestFinished(() => server.close());
  return server;
}

export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Logs in; the connection ends with the test. */
export async function connect(
  server: PracticeServer,
  config: ssh2.ConnectConfig = {},
): Promise<ssh2.Client> {
  const client = new ssh2.Client();
  onTestFinished(() => {
    client.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    client.once('ready', resolve);
    client.on('error', reject);
    client.connect({
      host: server.addresses.ngn,
      port: server.port,
      username: 'ucware',
      password: PASSWORD,
      ...config,
    });
  });
  return client;
}

export function exec(client: ssh2.Client, command: string, stdin = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, channel) => {
      if (error) return reject(error);
      let stdout = '';
      let stderr = '';
      let code: number | null = null;
      channel.on('data', (chunk: Buffer) => {
        stdout += chunk.toString();
      });
      channel.stderr.on('data', (chunk: Buffer) => {
        stderr += chunk.toString();
      });
      channel.on('exit', (status: number | null) => {
        code = status;
      });
      channel.on('close', () => resolve({ code, stdout, stderr }));
      channel.end(stdin);
    });
  });
}

/** Runs a script the way the bot runs one as root. */
export function asRoot(client: ssh2.Client, script: string): Promise<Answer> {
  const text = `export LC_ALL=C.UTF-8\nunset LANGUAGE\nmain() {\n${script}\n}\nmain "$@" </dev/null\nexit $?\n`;
  return exec(client, "sudo -k -S -p '' -H -- sh -s --", `${PASSWORD}\n${text}`);
}

/** Waits in simulated time until something is true. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await clock.sleep(500);
}
