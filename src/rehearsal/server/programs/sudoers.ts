import { createHash } from 'node:crypto';
import type { View } from '../fs/view.ts';
import { accountOf } from './accounts.ts';

/** What the rules say about a command. */
export interface Permission {
  readonly allowed: boolean;
  readonly password: boolean;
}

interface Rule {
  readonly who: string;
  readonly commands: readonly {
    readonly nopasswd: boolean;
    readonly digest: string | undefined;
    readonly command: string;
  }[];
}

/** Reads `/etc/sudoers` and `/etc/sudoers.d`: user rules with NOPASSWD and SHA-256 digests. The last match wins. */
export async function permissionFor(
  fs: View,
  user: string,
  path: string,
  args: readonly string[],
): Promise<Permission> {
  const rules = await readRules(fs);
  let permission: Permission = { allowed: false, password: true };
  for (const rule of rules.filter(({ who }) => isFor(who, user))) {
    for (const { nopasswd, digest, command } of rule.commands) {
      if (!(await fits(fs, command, digest, path, args))) continue;
      permission = { allowed: true, password: !nopasswd };
    }
  }
  return permission;
}

/** Whether the user has any rule at all; without one sudo speaks of the sudoers file. */
export async function isSudoer(fs: View, user: string): Promise<boolean> {
  return (await readRules(fs)).some(({ who }) => isFor(who, user));
}

function isFor(who: string, user: string): boolean {
  if (who === 'ALL' || who === user) return true;
  return who.startsWith('%') && (accountOf(user)?.groups.includes(who.slice(1)) ?? false);
}

async function fits(
  fs: View,
  command: string,
  digest: string | undefined,
  path: string,
  args: readonly string[],
): Promise<boolean> {
  if (command === 'ALL') return true;
  const [allowedPath, ...allowedArgs] = command.split(/\s+/);
  if (allowedPath !== path) return false;
  if (allowedArgs.length > 0 && allowedArgs.join(' ') !== args.join(' ')) return false;
  if (digest === undefined) return true;
  const sum = createHash('sha256').update(await fs.readFileBuffer(path));
  return [sum.copy().digest('hex'), sum.copy().digest('base64')].includes(digest);
}

async function readRules(fs: View): Promise<readonly Rule[]> {
  const folder = '/etc/sudoers.d';
  const names = (await fs.exists(folder)) ? await fs.readdir(folder) : [];
  const usable = names.filter((name) => !name.includes('.') && !name.endsWith('~'));
  const texts: string[] = [await fs.readFile('/etc/sudoers')];
  for (const name of usable) texts.push(await fs.readFile(`${folder}/${name}`));
  return texts.join('\n').replace(/\\\n/g, ' ').split('\n').flatMap(parseRule);
}

function parseRule(line: string): Rule[] {
  const text = line.replace(/#.*$/, '').trim();
  if (text === '' || text.startsWith('Defaults') || /^\w+_Alias\b/.test(text)) return [];
  const [, who, commands] = /^(\S+)\s+\S+\s*=\s*(?:\([^)]*\)\s*)?(.*)$/.exec(text) ?? [];
  if (who === undefined || commands === undefined) return [];
  let nopasswd = false;
  return [
    {
      who,
      commands: commands.split(',').map((part) => {
        let rest = part.trim();
        for (;;) {
          const [tag, name] = /^(NOPASSWD|PASSWD|SETENV|NOSETENV|NOEXEC|EXEC):\s*/.exec(rest) ?? [];
          if (tag === undefined) break;
          if (name === 'NOPASSWD') nopasswd = true;
          if (name === 'PASSWD') nopasswd = false;
          rest = rest.slice(tag.length);
        }
        const [prefix, digest] = /^sha256:(\S+)\s+/.exec(rest) ?? [];
        return { nopasswd, digest, command: rest.slice(prefix?.length ?? 0) };
      }),
    },
  ];
}
