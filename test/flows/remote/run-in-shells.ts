import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Bash, defineCommand } from 'just-bash';
import { expect } from 'vitest';
import type { Output, Probe, RemoteScript } from '../../../src/flows/run/action.ts';
import { feedShell } from '../../support/feed-shell.ts';
import { folderOfCommands } from '../../support/folder-of-commands.ts';

/** What a stand-in answers when its arguments, joined by blanks, match `when` (`*` stands for anything). */
export interface Saying {
  readonly when: string;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exit?: number;
}

/** A server as far as our scripts look at it: absolute paths and the commands that are not part of every shell. */
export interface Machine {
  readonly files: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
  readonly commands: Readonly<Record<string, readonly Saying[]>>;
}

const BASICS =
  'awk basename cat cut env grep mkdir mktemp readlink rm sed sort tail timeout tr'.split(' ');
const ABSOLUTE = /(^|[\s"'=({:])\/(?=(?:etc|proc|var|root|home)\b)/gm;

/** Runs a script in dash, bash and just-bash on the same machine and expects the same from all three. */
export async function runInShells(
  script: RemoteScript,
  args: readonly string[],
  machine: Machine,
): Promise<Output> {
  const [dash, bash, justBash] = await Promise.all([
    runForReal('dash', script, args, machine),
    runForReal('bash', script, args, machine),
    runSimulated(script, args, machine),
  ]);
  expect(bash, `${script.name} in bash and dash`).toEqual(dash);
  expect(justBash, `${script.name} in just-bash and dash`).toEqual(dash);
  return { ...dash, stderr: '' };
}

/** What a probe makes of a machine. */
export async function ask<T>(probe: Probe<T>, machine: Machine): Promise<T> {
  return probe.parse(await runInShells(probe.script, probe.args, machine));
}

type Seen = Pick<Output, 'exitCode' | 'stdout'>;

function program(script: RemoteScript): string {
  return `export LC_ALL=C.UTF-8 HOME=/root\nmain() {\n${script.body}\n}\n`;
}

async function runForReal(
  shell: string,
  script: RemoteScript,
  args: readonly string[],
  machine: Machine,
): Promise<Seen> {
  const root = mkdtempSync(join(tmpdir(), 'machine-'));
  const into = (text: string) => text.replace(ABSOLUTE, `$1${root}/`);
  try {
    for (const [path, content] of Object.entries(machine.files)) {
      mkdirSync(dirname(root + path), { recursive: true });
      writeFileSync(root + path, path === '/etc/passwd' ? into(content) : content);
    }
    for (const [path, target] of Object.entries(machine.links ?? {})) {
      mkdirSync(dirname(root + path), { recursive: true });
      symlinkSync(root + target, root + path);
    }
    mkdirSync(join(root, 'bin'));
    mkdirSync(join(root, 'tmp'));
    for (const [name, sayings] of Object.entries(machine.commands)) {
      const file = join(root, 'bin', name);
      writeFileSync(file, standIn(name, sayings, join(root, 'unexpected')), { mode: 0o755 });
    }
    const text = `${into(program(script))}main "$@" </dev/null\n`;
    const env = {
      PATH: `${join(root, 'bin')}:${folderOfCommands(BASICS)}`,
      TMPDIR: join(root, 'tmp'),
    };
    const { exitCode, stdout } = await feedShell(shell, args, text, env);
    expect(unexpectedCalls(join(root, 'unexpected'))).toBe('');
    return { exitCode, stdout: stdout.replaceAll(root, '') };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function unexpectedCalls(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function standIn(name: string, sayings: readonly Saying[], unexpected: string): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const cases = sayings.map(
    ({ when, stdout = '', stderr = '', exit = 0 }) =>
      `  ${when.split('*').map(quoted).join('*')}) printf %s ${quoted(stdout)}; printf %s ${quoted(stderr)} >&2; exit ${exit} ;;`,
  );
  const none = `  *) echo "${name} $*" >> '${unexpected}'; exit 99 ;;`;
  return ['#!/bin/sh', 'case "$*" in', ...cases, none, 'esac', ''].join('\n');
}

async function runSimulated(
  script: RemoteScript,
  args: readonly string[],
  machine: Machine,
): Promise<Seen> {
  const unexpected: string[] = [];
  const commands = Object.entries(machine.commands).map(([name, sayings]) =>
    defineCommand(name, (given) => {
      const saying = sayings.find(({ when }) => glob(when).test(given.join(' ')));
      if (!saying) unexpected.push(`${name} ${given.join(' ')}`);
      const { stdout = '', stderr = '', exit = saying ? 0 : 99 } = saying ?? {};
      return Promise.resolve({ stdout, stderr, exitCode: exit });
    }),
  );
  const mktemp = defineCommand('mktemp', async (_given, ctx) => {
    await ctx.fs.mkdir('/tmp/tmp.mktemp', { recursive: true });
    return { stdout: '/tmp/tmp.mktemp\n', stderr: '', exitCode: 0 };
  });
  const bash = new Bash({ files: { ...machine.files }, customCommands: [mktemp, ...commands] });
  for (const [path, target] of Object.entries(machine.links ?? {})) {
    await bash.fs.mkdir(dirname(path), { recursive: true });
    await bash.fs.symlink(target, path);
  }
  const words = args.map((arg) => `'${arg}'`).join(' ');
  const done = await bash.exec(`${program(script)}main ${words} </dev/null\n`);
  expect(unexpected).toEqual([]);
  return { exitCode: done.exitCode, stdout: done.stdout };
}

function glob(when: string): RegExp {
  const escaped = when.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 's');
}
