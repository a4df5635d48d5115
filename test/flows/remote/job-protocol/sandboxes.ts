import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Bash, defineCommand } from 'just-bash';
import type { RemoteLayout } from '../../../../src/flows/remote/job-protocol/layout.ts';
import { quoteArguments } from '../../../../src/flows/remote/job-protocol/quote-arguments.ts';
import { renderScript } from '../../../../src/flows/remote/job-protocol/render-script.ts';
import { scriptMarker } from '../../../../src/flows/remote/job-protocol/script-id.ts';
import type { Output, RemoteScript } from '../../../../src/flows/run/action.ts';

/** A place where scripts run as on a server, with its own job folder, boot id and launcher. */
export interface Sandbox {
  readonly root: string;
  readonly layout: RemoteLayout;
  /** Runs a script as the executor does; the marker must be its first line and is taken off. */
  run(script: RemoteScript, args?: readonly string[]): Promise<Output>;
  /** Runs a file, as sudo runs the helper. */
  runFile(path: string, args: readonly string[]): Promise<Output>;
  write(path: string, content: string | Uint8Array): Promise<void>;
  read(path: string): Promise<string | undefined>;
  /** Whether `systemd-run` works; it runs a job to its end before it returns. */
  systemd(works: boolean): void;
  close(): Promise<void>;
}

export const SHELLS = ['dash', 'bash', 'just-bash'] as const;
export type ShellName = (typeof SHELLS)[number];

export const FIRST_BOOT = '11111111-1111-4111-8111-111111111111';
export const SECOND_BOOT = '22222222-2222-4222-8222-222222222222';

export async function createSandbox(shell: ShellName): Promise<Sandbox> {
  const sandbox = shell === 'just-bash' ? simulated() : real(shell);
  await sandbox.write(sandbox.layout.bootId, `${FIRST_BOOT}\n`);
  return sandbox;
}

function layoutIn(root: string, path: string): RemoteLayout {
  return {
    jobs: `${root}/jobs`,
    path,
    helper: `${root}/helper`,
    bootId: `${root}/boot_id`,
  };
}

function withoutMarker(script: RemoteScript, output: Output): Output {
  const marker = `${scriptMarker(script)}\n`;
  if (!output.stdout.startsWith(marker)) throw new Error(`no marker: ${JSON.stringify(output)}`);
  return { ...output, stdout: output.stdout.slice(marker.length) };
}

function real(shell: 'dash' | 'bash'): Sandbox {
  const root = mkdtempSync(join(tmpdir(), 'ucware-sandbox-'));
  const layout = layoutIn(root, `${root}/bin:/usr/bin:/bin`);
  mkdirSync(`${root}/bin`);
  function program(name: string, text: string): void {
    writeFileSync(`${root}/bin/${name}`, `#!/bin/sh\n${text}\n`);
    chmodSync(`${root}/bin/${name}`, 0o755);
  }
  function systemd(works: boolean): void {
    const launch = `printf '%s\\n' "$*" >>${root}/launched
while [ "$1" != /bin/sh ]; do shift; done
shift
exec ${shell} "$@"`;
    program('systemd-run', works ? launch : 'echo "no systemd here" >&2; exit 1');
  }
  program('systemctl', 'echo inactive; exit 3');
  systemd(true);
  function start(args: readonly string[], stdin: string): Promise<Output> {
    return new Promise((resolve, reject) => {
      const child = spawn(shell, args, { cwd: root, env: { PATH: layout.path } });
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
      child.on('error', reject);
      child.on('close', (code) =>
        resolve({
          exitCode: code ?? -1,
          stdout: Buffer.concat(out).toString(),
          stderr: Buffer.concat(err).toString(),
        }),
      );
      child.stdin.on('error', () => undefined);
      child.stdin.end(stdin);
    });
  }
  return {
    root,
    layout,
    systemd,
    run: async (script, args = []) =>
      withoutMarker(script, await start(['-s', '--', ...args], renderScript(script, layout))),
    runFile: (path, args) => start([path, ...args], ''),
    async write(path, content) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    },
    read: async (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
    close: async () => rmSync(root, { recursive: true, force: true }),
  };
}

function simulated(): Sandbox {
  const layout = layoutIn('/srv/sandbox', '/usr/bin:/bin');
  const done = { stdout: '', stderr: '', exitCode: 0 };
  let works = true;
  const bash = new Bash({
    customCommands: [
      defineCommand('sync', async () => done),
      defineCommand('dd', async (args, { fs }) => {
        const value = (name: string) =>
          args.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
        const [skip, count] = [Number(value('skip')), Number(value('count'))];
        const bytes = (await fs.readFileBuffer(value('if'))).subarray(skip, skip + count);
        return { ...done, stdout: Buffer.from(bytes).toString('latin1'), stdoutKind: 'bytes' };
      }),
      defineCommand('systemctl', async () => ({ ...done, stdout: 'inactive\n', exitCode: 3 })),
      defineCommand('systemd-run', async (args, context) => {
        if (!works) return { ...done, stderr: 'no systemd here\n', exitCode: 1 };
        const command = quoteArguments(args.slice(args.indexOf('/bin/sh') + 1));
        await context.exec?.(`sh ${command}`, { cwd: '/' });
        return done;
      }),
    ],
  });
  async function start(command: string): Promise<Output> {
    const { exitCode, stdout, stderr } = await bash.exec(command);
    return { exitCode, stdout, stderr };
  }
  return {
    root: '/srv/sandbox',
    layout,
    systemd(value) {
      works = value;
    },
    async run(script, args = []) {
      await bash.fs.writeFile('/stdin', renderScript(script, layout));
      return withoutMarker(script, await start(`sh /stdin ${quoteArguments(args)}`));
    },
    runFile: (path, args) => start(`sh ${path} ${quoteArguments(args)}`),
    async write(path, content) {
      await bash.fs.mkdir(dirname(path), { recursive: true });
      await bash.fs.writeFile(path, content);
    },
    read: async (path) => ((await bash.fs.exists(path)) ? bash.fs.readFile(path) : undefined),
    close: async () => undefined,
  };
}
