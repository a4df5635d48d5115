import type { ByteString, FsStat, IFileSystem } from 'just-bash';
import { unsafeBytesFromLatin1 } from 'just-bash';
import type { Disk, Identity } from './disk.ts';
import { isNullDevice } from './disk.ts';
import { errno } from './errno.ts';
import { ACCESS, allows, type Credentials, lookup } from './lookup.ts';
import { resolvePath } from './paths.ts';
import type { Node } from './tree.ts';

type ReadSide = Pick<
  IFileSystem,
  | 'readFile'
  | 'readFileBytes'
  | 'readFileBuffer'
  | 'exists'
  | 'stat'
  | 'lstat'
  | 'readdir'
  | 'readdirWithFileTypes'
  | 'readlink'
  | 'realpath'
  | 'resolvePath'
  | 'getAllPaths'
>;

const LIVE_TIME = new Date(0);

/** Everything a process can learn from the disk, with its rights. */
export function readSide(disk: Disk, identity: Identity): ReadSide {
  function find(path: string, action: string, followLast: boolean): Node {
    const found = lookup(disk.tree, identity(), path, action, followLast);
    if (found.node === undefined) throw errno('ENOENT', action, path);
    return found.node;
  }

  function bytes(path: string): Uint8Array {
    const full = resolvePath('/', path);
    identity();
    if (isNullDevice(full)) return new Uint8Array();
    const live = disk.live.read(full);
    if (live !== undefined) return Buffer.from(live);
    if (disk.live.list(full) !== undefined) throw errno('EISDIR', 'read', path);
    const node = find(full, 'open', true);
    if (node.kind === 'folder') throw errno('EISDIR', 'read', path);
    if (!allows(node, identity(), ACCESS.read)) throw errno('EACCES', 'open', path);
    return node.kind === 'file' ? node.data : new Uint8Array();
  }

  function stat(path: string, followLast: boolean): FsStat {
    const full = resolvePath('/', path);
    const live = disk.live.read(full);
    if (live !== undefined || isNullDevice(full)) return liveStat('file', 0);
    const names = disk.live.list(full);
    if (names !== undefined) return liveStat('folder', 0);
    if (disk.live.link(full) !== undefined) return liveStat('link', 64);
    const node = find(full, followLast ? 'stat' : 'lstat', followLast);
    return {
      isFile: node.kind === 'file',
      isDirectory: node.kind === 'folder',
      isSymbolicLink: node.kind === 'link',
      mode: effectiveMode(node, identity()),
      size: sizeOf(node),
      mtime: new Date(node.mtimeMs),
      dev: 1,
      ino: node.ino,
      identity: String(node.ino),
    };
  }

  function names(path: string): readonly string[] {
    const full = resolvePath('/', path);
    identity();
    const live = disk.live.list(full);
    if (live !== undefined) return live;
    const node = find(full, 'scandir', true);
    if (node.kind !== 'folder') throw errno('ENOTDIR', 'scandir', path);
    if (!allows(node, identity(), ACCESS.read)) throw errno('EACCES', 'scandir', path);
    const own = [...node.entries.keys()];
    return (full === '/' && !own.includes('proc') ? [...own, 'proc'] : own).sort();
  }

  return {
    readFile: async (path) => Buffer.from(bytes(path)).toString('utf8'),
    readFileBuffer: async (path) => Uint8Array.from(bytes(path)),
    readFileBytes: async (path): Promise<ByteString> =>
      unsafeBytesFromLatin1(Buffer.from(bytes(path)).toString('latin1')),
    exists: async (path) => {
      try {
        stat(path, true);
        return true;
      } catch {
        return false;
      }
    },
    stat: async (path) => stat(path, true),
    lstat: async (path) => stat(path, false),
    readdir: async (path) => [...names(path)],
    readdirWithFileTypes: async (path) =>
      names(path).map((name) => {
        const entry = stat(resolvePath(path, name), false);
        return {
          name,
          isFile: entry.isFile,
          isDirectory: entry.isDirectory,
          isSymbolicLink: entry.isSymbolicLink,
        };
      }),
    readlink: async (path) => {
      const live = disk.live.link(resolvePath('/', path));
      if (live !== undefined) return live;
      const node = find(resolvePath('/', path), 'readlink', false);
      if (node.kind !== 'link') throw errno('EINVAL', 'readlink', path);
      return node.target;
    },
    realpath: async (path) => {
      const full = resolvePath('/', path);
      if (disk.live.read(full) !== undefined || disk.live.list(full) !== undefined) return full;
      const found = lookup(disk.tree, identity(), full, 'realpath', true);
      if (found.node === undefined) throw errno('ENOENT', 'realpath', path);
      return found.path;
    },
    resolvePath,
    getAllPaths: () => allPaths('', disk.tree.root),
  };
}

function sizeOf(node: Node): number {
  if (node.kind === 'file') return node.data.length;
  return node.kind === 'link' ? node.target.length : 4096;
}

/**
 * The shell's own `test -r`, `-w` and `-x` look at the owner's bits only. So whoever is not the owner sees there what holds
 * for him; the stand-in of `stat` shows the true mode.
 */
function effectiveMode(node: Node, who: Credentials): number {
  if (who.uid === node.uid || who.uid === 0) return node.mode;
  const rights = [ACCESS.read, ACCESS.write, ACCESS.search].filter((right) =>
    allows(node, who, right),
  );
  return (node.mode & ~0o700) | (rights.reduce((sum, right) => sum | right, 0) << 6);
}

function liveStat(kind: 'file' | 'folder' | 'link', size: number): FsStat {
  return {
    isFile: kind === 'file',
    isDirectory: kind === 'folder',
    isSymbolicLink: kind === 'link',
    mode: kind !== 'folder' ? 0o444 : 0o555,
    size,
    mtime: LIVE_TIME,
  };
}

function allPaths(prefix: string, folder: Node): string[] {
  if (folder.kind !== 'folder') return [];
  return [...folder.entries].flatMap(([name, node]) => [
    `${prefix}/${name}`,
    ...allPaths(`${prefix}/${name}`, node),
  ]);
}
