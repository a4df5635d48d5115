import type { IFileSystem } from 'just-bash';
import type { Disk, Identity } from './disk.ts';
import { errno } from './errno.ts';
import { lookup } from './lookup.ts';
import { resolvePath } from './paths.ts';
import { readSide } from './read-side.ts';
import type { Node } from './tree.ts';
import { writeSide } from './write-side.ts';

/** The disk as one process sees it; besides what the shell needs, what `chown` and `stat` need. */
export interface View extends IFileSystem {
  chown(path: string, uid: number, gid: number): Promise<void>;
  /** The entry itself, for what `FsStat` does not carry: owner, link count, inode number. */
  node(path: string, followLast: boolean): Node;
  /** Puts text into a file and makes the folders on the way, whatever the mode of the file asked for. */
  install(path: string, content: string | Uint8Array, mode?: number): Promise<void>;
}

/**
 * What every view is an instance of. The interpreter hands each program its file system behind a guard, and copies a plain
 * object for it member by member, with every command anew.
 */
class DiskView {}

export function createView(disk: Disk, identity: Identity): View {
  function node(path: string, followLast: boolean): Node {
    const found = lookup(disk.tree, identity(), resolvePath('/', path), 'stat', followLast);
    if (found.node === undefined) throw errno('ENOENT', 'stat', path);
    return found.node;
  }

  function owned(path: string, action: string): Node {
    const found = node(path, true);
    const { uid } = identity();
    if (uid !== 0 && uid !== found.uid) throw errno('EPERM', action, path);
    return found;
  }

  const reading = readSide(disk, identity);
  const writing = writeSide(disk, identity);
  return Object.assign(new DiskView(), reading, writing, {
    node,
    chmod: async (path: string, mode: number) => {
      owned(path, 'chmod').mode = mode & 0o7777;
    },
    utimes: async (path: string, _atime: Date, mtime: Date) => {
      owned(path, 'utimes').mtimeMs = mtime.getTime();
    },
    chown: async (path: string, uid: number, gid: number) => {
      const found = node(path, true);
      if (identity().uid !== 0) throw errno('EPERM', 'chown', path);
      found.uid = uid;
      found.gid = gid;
    },
    install: async (path: string, content: string | Uint8Array, mode?: number) => {
      await writing.mkdir(resolvePath(path, '..'), { recursive: true });
      await writing.writeFile(path, content);
      if (mode !== undefined) node(path, true).mode = mode;
    },
  });
}
