import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { RUN } from '../paths.ts';

/** Names of the lab's groups begin with it, so that one that was killed can be tidied up after. */
export const GROUP = 'ucware-upgrade-lab';

/** Makes the control group a machine's systemd manages, linked as `cgroup` in its folder. */
export function makeCgroup(machine: string, folder: string): string {
  const group = join(RUN, '.cgroup', `${GROUP}-${randomUUID()}-${machine}`);
  mkdirSync(group);
  symlinkSync(group, join(folder, 'cgroup'));
  return group;
}

/** Removes a group whose processes are gone. Its files go with it; they cannot be removed by themselves. */
export function removeCgroup(group: string): void {
  for (const entry of readdirSync(group, { withFileTypes: true })) {
    if (entry.isDirectory()) removeCgroup(join(group, entry.name));
  }
  rmdirSync(group);
}
