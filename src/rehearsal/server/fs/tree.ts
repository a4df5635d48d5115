/** What every entry of the simulated disk carries, as `stat` shows it. Times are milliseconds. */
interface Meta {
  readonly ino: number;
  mode: number;
  uid: number;
  gid: number;
  mtimeMs: number;
}

export interface FileNode extends Meta {
  readonly kind: 'file';
  data: Uint8Array;
  links: number;
}

export interface FolderNode extends Meta {
  readonly kind: 'folder';
  readonly entries: Map<string, Node>;
}

export interface LinkNode extends Meta {
  readonly kind: 'link';
  readonly target: string;
}

export type Node = FileNode | FolderNode | LinkNode;

/** The simulated disk. Plain data: `structuredClone` of it is a snapshot. */
export interface Tree {
  readonly root: FolderNode;
  nextIno: number;
}

export function createTree(now: number): Tree {
  const root: FolderNode = {
    kind: 'folder',
    ino: 2,
    mode: 0o755,
    uid: 0,
    gid: 0,
    mtimeMs: now,
    entries: new Map(),
  };
  return { root, nextIno: 131_073 };
}

/** Who does something to the disk, and when. */
export interface Actor {
  readonly uid: number;
  readonly gid: number;
  readonly umask: number;
  readonly now: number;
}

export function newFile(tree: Tree, actor: Actor, data: Uint8Array, mode?: number): FileNode {
  return {
    kind: 'file',
    ...meta(tree, actor, mode ?? 0o666 & ~actor.umask),
    data,
    links: 1,
  };
}

export function newFolder(tree: Tree, actor: Actor, mode?: number): FolderNode {
  return { kind: 'folder', ...meta(tree, actor, mode ?? 0o777 & ~actor.umask), entries: new Map() };
}

export function newLink(tree: Tree, actor: Actor, target: string): LinkNode {
  return { kind: 'link', ...meta(tree, actor, 0o777), target };
}

function meta(tree: Tree, actor: Actor, mode: number): Meta {
  const ino = tree.nextIno;
  tree.nextIno += 1;
  return { ino, mode, uid: actor.uid, gid: actor.gid, mtimeMs: actor.now };
}
