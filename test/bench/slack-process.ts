import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A local Slack in a process of its own, so that what it costs is not counted as the bot's. */
export interface SlackProcess {
  readonly apiUrl: string;
  readonly token: string;
  close(): Promise<void>;
}

export async function startSlackProcess(): Promise<SlackProcess> {
  const serve = fileURLToPath(new URL('serve-slack.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', serve], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    return {
      ...(JSON.parse(line) as { apiUrl: string; token: string }),
      async close() {
        child.stdin.end();
        await ended;
      },
    };
  }
  throw new Error('The local Slack ended before it said where it is.');
}
