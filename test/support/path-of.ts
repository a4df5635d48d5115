import { execFileSync } from 'node:child_process';

const paths = new Map<string, string>();

/** Where a command of this computer lies. Throws when there is none of that name. */
export function pathOf(name: string): string {
  const known = paths.get(name);
  if (known) return known;
  const found = execFileSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
  paths.set(name, found);
  return found;
}
