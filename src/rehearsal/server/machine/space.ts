import { isWithin } from '../fs/paths.ts';
import type { Machine } from './machine.ts';
import type { Mount } from './world.ts';

/** The mounted file system a path lies on. */
export function mountOf(machine: Machine, path: string): Mount {
  const mounts = machine.world.mounts.filter((mount) => isWithin(path, mount.path));
  const best = mounts.sort((a, b) => b.path.length - a.path.length)[0];
  if (best === undefined) throw new Error(`no file system is mounted at ${path}`);
  return best;
}

/** Kilobytes left for a path; none on a disk that was filled on purpose. */
export function freeKb(machine: Machine, path: string): number {
  const mount = mountOf(machine, path);
  return machine.faults.fullDisks.has(mount.path) ? 0 : mount.sizeKb - mount.usedKb;
}

/** Takes kilobytes up, or gives them back when negative. */
export function useSpace(machine: Machine, path: string, kb: number): void {
  const mount = mountOf(machine, path);
  mount.usedKb = Math.max(0, mount.usedKb + Math.round(kb));
}
