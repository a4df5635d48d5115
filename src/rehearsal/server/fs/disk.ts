import type { Actor, Tree } from './tree.ts';

/** Files that are made when they are read, as below `/proc`. Paths are absolute and free of links. */
export interface LiveFiles {
  /** The names in a live folder, or undefined when the path is none. */
  list(path: string): readonly string[] | undefined;
  read(path: string): string | undefined;
  /** Where a live symbolic link leads. */
  link(path: string): string | undefined;
}

/** What the views of all processes share. */
export interface Disk {
  /** Replaced when a snapshot is restored. */
  tree: Tree;
  readonly live: LiveFiles;
  /** Whether `bytes` more fit where `path` lies. */
  fits(path: string, bytes: number): boolean;
}

/** Who looks at the disk; asked anew for each operation. Throws when the process has ended. */
export type Identity = () => Actor;

/** `/dev/null` and its like: written to without effect, read as empty. */
export function isNullDevice(path: string): boolean {
  return path === '/dev/null' || path === '/dev/zero';
}
