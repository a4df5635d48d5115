import { errno } from './errno.ts';
import { segments } from './paths.ts';
import type { FolderNode, Node, Tree } from './tree.ts';

export interface Credentials {
  readonly uid: number;
  readonly gid: number;
}

/** Linux gives up after this many symbolic links in one path (`MAXSYMLINKS`). */
const MOST_LINKS = 40;

export interface Found {
  readonly parent: FolderNode;
  /** Undefined when the last word of the path does not exist in its folder. */
  readonly node: Node | undefined;
  readonly name: string;
  /** The path with every symbolic link in it replaced. */
  readonly path: string;
}

const READ = 4;
const WRITE = 2;
const SEARCH = 1;
export const ACCESS = { read: READ, write: WRITE, search: SEARCH } as const;

/** Whether these credentials have all of the given rights on an entry; root has every right. */
export function allows(node: Node, who: Credentials, rights: number): boolean {
  if (who.uid === 0) return true;
  const shift = node.uid === who.uid ? 6 : node.gid === who.gid ? 3 : 0;
  return ((node.mode >> shift) & rights) === rights;
}

/** Walks a path as the kernel does: symbolic links followed, the search right asked of every folder on the way. */
export function lookup(
  tree: Tree,
  who: Credentials,
  path: string,
  action: string,
  followLast: boolean,
): Found {
  let links = 0;
  let todo = segments(path);
  let folder = tree.root;
  let trail: { readonly name: string; readonly folder: FolderNode }[] = [];
  if (todo.length === 0) return { parent: tree.root, node: tree.root, name: '', path: '/' };
  for (;;) {
    const name = todo.shift();
    if (name === undefined) throw errno('ENOENT', action, path);
    if (name === '..') {
      folder = trail.at(-1)?.folder ?? tree.root;
      trail = trail.slice(0, -1);
      if (todo.length === 0) return done(folder, folder, '', trail);
      continue;
    }
    if (!allows(folder, who, SEARCH)) throw errno('EACCES', action, path);
    const node = folder.entries.get(name);
    const last = todo.length === 0;
    if (node?.kind === 'link' && (!last || followLast)) {
      links += 1;
      if (links > MOST_LINKS) throw errno('ELOOP', action, path);
      if (node.target.startsWith('/')) {
        folder = tree.root;
        trail = [];
      }
      todo = [...node.target.split('/').filter((word) => word !== '' && word !== '.'), ...todo];
      if (todo.length === 0) return done(tree.root, tree.root, '', []);
      continue;
    }
    if (last) return done(folder, node, name, trail);
    if (node === undefined) throw errno('ENOENT', action, path);
    if (node.kind !== 'folder') throw errno('ENOTDIR', action, path);
    trail = [...trail, { name, folder }];
    folder = node;
  }
}

function done(
  parent: FolderNode,
  node: Node | undefined,
  name: string,
  trail: readonly { readonly name: string }[],
): Found {
  const words = [...trail.map((step) => step.name), ...(name === '' ? [] : [name])];
  return { parent, node, name, path: `/${words.join('/')}` };
}
