import type { Process } from './process.ts';

/** A POSIX lock on a file, as `/proc/locks` lists it. */
interface Lock {
  readonly path: string;
  readonly process: Process;
}

/** Who holds which lock file. Locks go with their process, as the kernel's do. */
export interface LockTable {
  /** The other process that holds it, or undefined after it was taken. */
  take(path: string, process: Process): Process | undefined;
  holder(path: string): Process | undefined;
  release(process: Process): void;
  list(): readonly Lock[];
}

export function createLockTable(): LockTable {
  const held = new Map<string, Process>();

  function holder(path: string): Process | undefined {
    const process = held.get(path);
    if (process === undefined || process.alive) return process;
    held.delete(path);
    return undefined;
  }

  return {
    take: (path, process) => {
      const other = holder(path);
      if (other !== undefined && other !== process) return other;
      held.set(path, process);
      return undefined;
    },
    holder,
    release: (process) => {
      for (const [path, owner] of held) if (owner === process) held.delete(path);
    },
    list: () =>
      [...held.keys()].flatMap((path) => {
        const process = holder(path);
        return process ? [{ path, process }] : [];
      }),
  };
}
