import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The command a person types, as a process of its own. */
export interface Rehearsal {
  readonly address: string;
  stop(): Promise<void>;
}

export async function startRehearsal(...args: readonly string[]): Promise<Rehearsal> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'src/cli.ts', 'rehearse', '--no-open', ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const address = new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [found] = /http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]+/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error(`The rehearsal ended before it began:\n${said}`)));
  });
  return {
    address: await address,
    async stop() {
      child.kill('SIGINT');
      await ended;
    },
  };
}
