import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Bash, defineCommand } from 'just-bash';
import { expect } from 'vitest';
import type { RemoteScript } from '../../../../src/flows/run/action.ts';
import { createTree } from '../../../../src/rehearsal/server/fs/tree.ts';
import { createView, type View } from '../../../../src/rehearsal/server/fs/view.ts';
import { feedShell } from '../../../support/feed-shell.ts';
import { folderOfCommands } from '../../../support/folder-of-commands.ts';

/** A sandbox: files by absolute path, and stand-ins as the bodies of shell scripts. */
export interface Site {
  readonly files?: Readonly<Record<string, string>>;
  readonly commands?: Readonly<Record<string, string>>;
  /** The run that has the server lock; by default the one the job is for, `null`: nobody. */
  readonly lock?: string | null;
  /** Links by path. With them a script runs in dash and bash only: just-bash copies what they lead to. */
  readonly links?: Readonly<Record<string, string>>;
  /** Files only root may read. */
  readonly closed?: readonly string[];
}

export interface Ran {
  readonly exitCode: number;
  readonly log: string;
  /** Everything below /etc, /var, /root and /home afterwards. */
  readonly files: Readonly<Record<string, string>>;
  /** What the stand-ins wrote to /calls, a line each. */
  readonly calls: readonly string[];
}

const BASICS =
  'awk base64 basename cat chmod cp cut dirname env find grep head ln ls md5sum mkdir mv readlink rm rmdir sed sort stat tail timeout tr wc xargs'.split(
    ' ',
  );
/** Commands every job may use and no test is about. */
const STANDARD = {
  sync: 'exit 0',
  sleep: 'echo "sleep $*" >>/calls',
  date: 'echo 2026-11-23T22:00:00Z',
};
const FOLDERS = ['bin', 'etc', 'var/lib', 'root', 'tmp'];
const ABSOLUTE = /(^|[\s"'=({:>!\t])\/(?=(?:etc|proc|var|root|home|calls)\b)/gm;
/** What jobs wrote down earlier, and the list of homes, name paths of the sandbox. */
const NAMES_PATHS = /^\/(?:var\/(?:lib|cache)\/ucware-upgrade\/|etc\/systemd\/|etc\/passwd$)/;
const KEPT_NAME = /(\/originals\/\d*)(?==-)/;
const LOCK = '/var/lib/ucware-upgrade/lock/run';
/** Jobs that begin only for the run that has the server lock. */
const NEEDS_LOCK = new Set([
  'packages-fetch',
  'packages-install',
  'dpkg-repair',
  'reboot',
  'mysql-socket',
  'my-cnf-aside',
  'sources-switch',
]);
const SHOWN = /^\/(?:etc|var|root|home)\//;

/** Runs a job in dash, bash and just-bash, in a fresh sandbox each, and expects the same end from all three. */
export async function runJob(
  script: RemoteScript,
  args: readonly string[],
  given: Site = {},
): Promise<Ran> {
  const holder = given.lock === undefined ? args[0] : given.lock;
  const lock = holder ? { [LOCK]: `${holder}\n` } : {};
  const locks = NEEDS_LOCK.has(script.name);
  const site = locks ? { ...given, files: { ...lock, ...given.files } } : given;
  const [dash, bash, simulated] = await Promise.all([
    inSandbox(site, (root) => real('dash', root, script, args)),
    inSandbox(site, (root) => real('bash', root, script, args)),
    site.links ? null : simulate(script, args, site),
  ]);
  const justBash = simulated ?? dash;
  expect(bash, `${script.name} in bash and dash`).toEqual(dash);
  expect(justBash, `${script.name} in just-bash and dash`).toEqual(dash);
  if (!locks) return dash;
  const { [LOCK]: _, ...files } = dash.files;
  return { ...dash, files };
}

interface Done {
  readonly exitCode: number;
  readonly log: string;
}

/** A real shell sees the whole computer, so the paths of the site are made to lie in the sandbox. */
async function inSandbox(site: Site, work: (root: string) => Promise<Done>): Promise<Ran> {
  const root = mkdtempSync(join(tmpdir(), 'job-'));
  const into = (text: string): string => text.replace(ABSOLUTE, `$1${root}/`);
  for (const folder of FOLDERS) mkdirSync(join(root, folder), { recursive: true });
  for (const [path, content] of Object.entries(site.files ?? {})) {
    // Kept files are named by the path of another, which is in the sandbox as well.
    const name = path.replace(KEPT_NAME, `$1${root.replaceAll('/', '=-')}`);
    mkdirSync(dirname(root + name), { recursive: true });
    writeFileSync(root + name, NAMES_PATHS.test(path) ? into(content) : content);
  }
  for (const [path, target] of Object.entries(site.links ?? {})) {
    mkdirSync(dirname(root + path), { recursive: true });
    symlinkSync(target.startsWith('/') ? root + target : target, root + path);
  }
  for (const path of site.closed ?? []) chmodSync(root + path, 0o600);
  for (const [name, body] of Object.entries({ ...STANDARD, ...site.commands })) {
    writeFileSync(join(root, 'bin', name), `#!/bin/sh\n${into(body)}\n`, { mode: 0o755 });
  }
  try {
    const { exitCode, log } = await work(root);
    return after(root, exitCode, log);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function real(
  shell: string,
  root: string,
  script: RemoteScript,
  args: readonly string[],
): Promise<Done> {
  const commands = folderOfCommands([...BASICS, shell, 'sh']);
  const body = script.body.replace(ABSOLUTE, `$1${root}/`);
  const { exitCode, stdout } = await feedShell(
    shell,
    args.map((arg) => arg.replace(ABSOLUTE, `$1${root}/`)),
    `export LC_ALL=C.UTF-8 HOME=${root}/root\nmain() {\n${body}\n}\nmain "$@" </dev/null 2>&1\n`,
    { PATH: `${join(root, 'bin')}:${commands}` },
  );
  return { exitCode, log: stdout };
}

const LIVE = { list: () => undefined, read: () => undefined, link: () => undefined };
const ROOT = { uid: 0, gid: 0, umask: 0o022, now: 0 };

/** On the disk of the practice server: on a real one each look at a file costs just-bash a look at every folder above. */
async function simulate(script: RemoteScript, args: readonly string[], site: Site): Promise<Ran> {
  const fs = createView({ tree: createTree(0), live: LIVE, fits: () => true }, () => ROOT);
  for (const folder of FOLDERS) await fs.mkdir(`/${folder}`, { recursive: true });
  for (const [path, content] of Object.entries(site.files ?? {})) await fs.install(path, content);
  for (const path of site.closed ?? []) await fs.chmod(path, 0o600);
  // Scripts on its path get nine arguments at most, commands get all.
  const standIns = Object.entries({ ...STANDARD, ...site.commands }).map(([name, body]) =>
    defineCommand(name, (given, ctx) =>
      ctx.exec
        ? ctx.exec(`set -- ${given.map(quoted).join(' ')}\n${body}`, {
            cwd: ctx.cwd,
            env: Object.fromEntries(ctx.env),
            stdin: String(ctx.stdin),
          })
        : Promise.reject(new Error('no exec')),
    ),
  );
  const bash = new Bash({
    fs,
    customCommands: standIns,
    env: { PATH: '/bin:/usr/bin', HOME: '/root', LC_ALL: 'C.UTF-8' },
    cwd: '/root',
    executionLimits: { maxLoopIterations: 100_000, maxCommandCount: 100_000 },
  });
  const words = args.map(quoted).join(' ');
  const done = await bash.exec(`main() {\n${script.body}\n}\nmain ${words} </dev/null 2>&1\n`, {
    rawScript: true,
  });
  const files: Record<string, string> = {};
  for (const path of fs.getAllPaths().sort()) {
    const { isFile } = await fs.lstat(path);
    if (SHOWN.test(path) && isFile) files[path] = await textOf(fs, path);
  }
  const calls = (await fs.exists('/calls')) ? await textOf(fs, '/calls') : '';
  return { exitCode: done.exitCode, log: done.stdout, files, calls: linesOf(calls) };
}

async function textOf(fs: View, path: string): Promise<string> {
  return Buffer.from(await fs.readFileBuffer(path)).toString();
}

function linesOf(text: string): string[] {
  return text.split('\n').filter(Boolean);
}

function after(root: string, exitCode: number, log: string): Ran {
  // Kept files are named by their path, with another character for the slash.
  const inNames = root.replaceAll('/', '=-');
  const clean = (text: string): string => text.replaceAll(root, '').replaceAll(inNames, '');
  const files: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const shown = clean(path);
    if (entry.isFile() && SHOWN.test(shown)) files[shown] = clean(readFileSync(path, 'utf8'));
  }
  const calls = existsSync(join(root, 'calls')) ? readFileSync(join(root, 'calls'), 'utf8') : '';
  return {
    exitCode,
    log: clean(withWords(log, clean)),
    files: Object.fromEntries(Object.entries(files).sort()),
    calls: linesOf(clean(calls)),
  };
}

/** A program's own words come in base64, and they name the sandbox, too. */
function withWords(log: string, clean: (text: string) => string): string {
  return log.replace(/^(said\t)(.+)$/gm, (_, key: string, words: string) => {
    const said = Buffer.from(words, 'base64').toString('latin1');
    return key + Buffer.from(clean(said), 'latin1').toString('base64');
  });
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
