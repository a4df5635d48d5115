import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GROUP, removeCgroup } from './cgroup.ts';
import { sh } from './sh.ts';

/** Control groups are the only thing of the lab that outlives its namespaces. Those in use are left alone. */
export function tidyCgroups(): void {
  const mount = mkdtempSync(join(tmpdir(), 'ucware-lab-'));
  sh('mount', '-t', 'cgroup2', 'cgroup2', mount);
  try {
    for (const name of readdirSync(mount).filter((entry) => entry.startsWith(GROUP))) {
      try {
        removeCgroup(join(mount, name));
      } catch {
        // Another lab runs.
      }
    }
  } finally {
    sh('umount', mount);
    rmdirSync(mount);
  }
}
