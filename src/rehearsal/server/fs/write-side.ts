import type { FileContent, IFileSystem } from 'just-bash';
import type { Disk, Identity } from './disk.ts';
import { isNullDevice } from './disk.ts';
import { errno } from './errno.ts';
import { ACCESS, allows, type Found, lookup } from './lookup.ts';
import { isWithin, resolvePath, segments } from './paths.ts';
import { type FolderNode, type Node, newFile, newFolder, newLink } from './tree.ts';

type WriteSide = Pick<
  IFileSystem,
  'writeFile' | 'appendFile' | 'mkdir' | 'rm' | 'cp' | 'mv' | 'symlink' | 'link'
>;

/** Everything a process can change on the disk, with its rights and the space that is left. */
export function writeSide(disk: Disk, identity: Identity): WriteSide {
  function find(path: string, action: string, followLast: boolean): Found {
    const full = resolvePath('/', path);
    if (disk.live.list(full) !== undefined || disk.live.read(full) !== undefined) {
      throw errno('EACCES', action, path);
    }
    return lookup(disk.tree, identity(), full, action, followLast);
  }

  function mayChange(folder: FolderNode, action: string, path: string, node?: Node): void {
    const who = identity();
    if (!allows(folder, who, ACCESS.write)) throw errno('EACCES', action, path);
    const sticky = (folder.mode & 0o1000) !== 0 && who.uid !== 0;
    if (sticky && node && node.uid !== who.uid && folder.uid !== who.uid) {
      throw errno('EPERM', action, path);
    }
  }

  function put(found: Found, node: Node): void {
    found.parent.entries.set(found.name, node);
    found.parent.mtimeMs = identity().now;
  }

  function write(path: string, added: Uint8Array, append: boolean): void {
    if (isNullDevice(resolvePath('/', path))) return;
    const found = find(path, 'open', true);
    const { node } = found;
    if (isNullDevice(found.path)) return;
    if (node?.kind === 'folder') throw errno('EISDIR', 'open', path);
    if (node === undefined) mayChange(found.parent, 'open', path);
    else if (!allows(node, identity(), ACCESS.write)) throw errno('EACCES', 'open', path);
    if (!disk.fits(found.path, added.length)) {
      throw errno('ENOSPC', 'write', path);
    }
    if (node?.kind === 'file') {
      node.data = append ? Buffer.concat([node.data, added]) : Uint8Array.from(added);
      node.mtimeMs = identity().now;
    } else {
      put(found, newFile(disk.tree, identity(), Uint8Array.from(added)));
    }
  }

  function makeFolder(path: string): void {
    const found = find(path, 'mkdir', false);
    if (found.node !== undefined || found.name === '') throw errno('EEXIST', 'mkdir', path);
    mayChange(found.parent, 'mkdir', path);
    if (!disk.fits(found.path, 0)) throw errno('ENOSPC', 'mkdir', path);
    put(found, newFolder(disk.tree, identity()));
  }

  function makeFolders(path: string): void {
    let so = '';
    for (const word of segments(path)) {
      so = `${so}/${word}`;
      const found = find(so, 'mkdir', true);
      if (found.node === undefined) makeFolder(so);
      else if (found.node.kind !== 'folder') throw errno('ENOTDIR', 'mkdir', path);
    }
  }

  function remove(path: string, recursive: boolean): void {
    const found = find(path, 'rm', false);
    if (found.node === undefined) throw errno('ENOENT', 'rm', path);
    if (found.node.kind === 'folder' && found.node.entries.size > 0 && !recursive) {
      throw errno('ENOTEMPTY', 'rm', path);
    }
    mayChange(found.parent, 'rm', path, found.node);
    if (found.node.kind === 'file') found.node.links -= 1;
    found.parent.entries.delete(found.name);
    found.parent.mtimeMs = identity().now;
  }

  function copy(from: string, to: string, recursive: boolean): void {
    const { node } = find(from, 'cp', true);
    if (node === undefined) throw errno('ENOENT', 'cp', from);
    if (node.kind === 'folder') {
      if (!recursive) throw errno('EISDIR', 'cp', from);
      makeFolders(to);
      for (const name of node.entries.keys()) {
        copy(resolvePath(from, name), resolvePath(to, name), true);
      }
      return;
    }
    if (!allows(node, identity(), ACCESS.read)) throw errno('EACCES', 'open', from);
    const fresh = find(to, 'cp', true).node === undefined;
    write(to, node.kind === 'file' ? node.data : new Uint8Array(), false);
    const made = find(to, 'cp', true).node;
    if (fresh && made) made.mode = node.mode & ~identity().umask;
  }

  return {
    writeFile: async (path, content, options) => write(path, encode(content, options), false),
    appendFile: async (path, content, options) => write(path, encode(content, options), true),
    mkdir: async (path, options) => {
      if (options?.recursive) makeFolders(path);
      else makeFolder(path);
    },
    rm: async (path, options) => {
      try {
        remove(path, options?.recursive ?? false);
      } catch (thrown) {
        const missing = thrown instanceof Error && thrown.message.startsWith('ENOENT');
        if (!missing || !options?.force) throw thrown;
      }
    },
    cp: async (from, to, options) => copy(from, to, options?.recursive ?? false),
    mv: async (from, to) => {
      const source = find(from, 'rename', false);
      if (source.node === undefined) throw errno('ENOENT', 'rename', from);
      const target = find(to, 'rename', false);
      if (source.path !== target.path && isWithin(target.path, source.path)) {
        throw errno('EINVAL', 'rename', to);
      }
      if (target.node?.kind === 'folder') {
        if (source.node.kind !== 'folder') throw errno('EISDIR', 'rename', to);
        if (target.node.entries.size > 0) throw errno('ENOTEMPTY', 'rename', to);
      }
      mayChange(source.parent, 'rename', from, source.node);
      mayChange(target.parent, 'rename', to, target.node);
      source.parent.entries.delete(source.name);
      put(target, source.node);
    },
    symlink: async (target, path) => {
      const found = find(path, 'symlink', false);
      if (found.node !== undefined) throw errno('EEXIST', 'symlink', path);
      mayChange(found.parent, 'symlink', path);
      put(found, newLink(disk.tree, identity(), target));
    },
    link: async (existing, path) => {
      const source = find(existing, 'link', false).node;
      const found = find(path, 'link', false);
      if (source === undefined) throw errno('ENOENT', 'link', existing);
      if (source.kind !== 'file') throw errno('EPERM', 'link', existing);
      if (found.node !== undefined) throw errno('EEXIST', 'link', path);
      mayChange(found.parent, 'link', path);
      source.links += 1;
      put(found, source);
    },
  };
}

function encode(content: FileContent, options: unknown): Uint8Array {
  if (typeof content !== 'string') return content;
  const encoding =
    typeof options === 'string'
      ? options
      : ((options as { encoding?: string } | undefined)?.encoding ?? 'utf8');
  return Buffer.from(content, encoding === 'binary' ? 'latin1' : (encoding as BufferEncoding));
}
