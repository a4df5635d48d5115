import { strerror } from '../fs/errno.ts';
import type { Node } from '../fs/tree.ts';
import { mountOf } from '../machine/space.ts';
import type { Mount } from '../machine/world.ts';
import { parseOptions } from '../shell/options.ts';
import { type Call, type Program, pathOf } from '../shell/program.ts';
import { accountOf } from './accounts.ts';

/** df 8.28: `-P`, `-k`, `-i`, `-B1`, `-T`, `--output=…`. */
const df: Program = async (call) => {
  const options = parseOptions(call.args, {
    '-P': 'flag',
    '-k': 'flag',
    '-i': 'flag',
    '-T': 'flag',
    '-l': 'flag',
    '-m': 'flag',
    '--output': 'value',
    '-B': 'value',
  });
  for (const option of options.unknown) call.unsupported(`option ${option}`);
  const mounts: Mount[] = [];
  for (const word of options.rest) {
    const path = pathOf(call, word);
    if (!(await call.fs.exists(path))) {
      call.err(`df: '${word}': No such file or directory\n`);
      return 1;
    }
    mounts.push(mountOf(call.machine, await call.fs.realpath(path)));
  }
  const shown = options.rest.length === 0 ? call.machine.world.mounts : mounts;
  const block =
    options.has('-m') || options.value('-B') === 'M'
      ? 1024
      : options.value('-B') === '1'
        ? 1 / 1024
        : 1;
  const fields =
    options.value('--output')?.split(',') ?? defaultFields(options.has('-i'), options.has('-T'));
  call.out(`${fields.map((field) => titleOf(field, block)).join(' ')}\n`);
  for (const mount of shown)
    call.out(`${fields.map((field) => columnOf(call, mount, field, block)).join(' ')}\n`);
  return 0;
};

function defaultFields(inodes: boolean, type: boolean): string[] {
  const kind = type ? ['fstype'] : [];
  return inodes
    ? ['source', ...kind, 'itotal', 'iused', 'iavail', 'ipcent', 'target']
    : ['source', ...kind, 'size', 'used', 'avail', 'pcent', 'target'];
}

const TITLES: Readonly<Record<string, string>> = {
  source: 'Filesystem',
  fstype: 'Type',
  used: 'Used',
  avail: 'Available',
  pcent: 'Capacity',
  itotal: 'Inodes',
  iused: 'IUsed',
  iavail: 'IFree',
  ipcent: 'IUse%',
  target: 'Mounted on',
};

function titleOf(field: string, block: number): string {
  if (field === 'size') return block === 1 ? '1024-blocks' : '1M-blocks';
  return TITLES[field] ?? field;
}

function columnOf(call: Call, mount: Mount, field: string, block: number): string {
  const full = call.machine.faults.fullDisks.has(mount.path);
  const used = full ? mount.sizeKb : mount.usedKb;
  const round = (kb: number) => String(Math.floor(kb / block));
  switch (field) {
    case 'source':
      return mount.device;
    case 'fstype':
      return mount.type;
    case 'size':
      return round(mount.sizeKb);
    case 'used':
      return round(used);
    case 'avail':
      return round(mount.sizeKb - used);
    case 'pcent':
      return `${Math.ceil((100 * used) / mount.sizeKb)}%`;
    case 'itotal':
      return String(mount.inodes);
    case 'iused':
      return String(mount.inodesUsed);
    case 'iavail':
      return String(mount.inodes - mount.inodesUsed);
    case 'ipcent':
      return `${Math.ceil((100 * mount.inodesUsed) / mount.inodes)}%`;
    case 'target':
      return mount.path;
    default:
      call.unsupported(`field ${field}`);
      return '-';
  }
}

/** stat 8.28: `-c` / `--format` / `--printf`, `-L`. */
const stat: Program = async (call) => {
  const options = parseOptions(call.args, {
    '-c': 'value',
    '--format': 'value',
    '--printf': 'value',
    '-L': 'flag',
    '--dereference': 'flag',
    '-t': 'flag',
  });
  for (const option of options.unknown) call.unsupported(`option ${option}`);
  const format = options.value('-c', '--format');
  const bare = options.value('--printf');
  let code = 0;
  for (const word of options.rest) {
    try {
      const node = call.fs.node(pathOf(call, word), options.has('-L', '--dereference'));
      const text = fill(
        call,
        format ??
          bare ??
          '  File: %n\n  Size: %s\nAccess: (%a/%A)  Uid: (%u/%U)   Gid: (%g/%G)\nModify: %y',
        word,
        node,
      );
      call.out(
        bare === undefined ? `${text}\n` : text.replaceAll('\\n', '\n').replaceAll('\\t', '\t'),
      );
    } catch (thrown) {
      call.err(`stat: cannot stat '${word}': ${strerror(thrown)}\n`);
      code = 1;
    }
  }
  return code;
};

function fill(call: Call, format: string, word: string, node: Node): string {
  const size =
    node.kind === 'file' ? node.data.length : node.kind === 'link' ? node.target.length : 4096;
  const type =
    node.kind === 'folder'
      ? 'directory'
      : node.kind === 'link'
        ? 'symbolic link'
        : size === 0
          ? 'regular empty file'
          : 'regular file';
  const time = new Date(node.mtimeMs).toISOString();
  const fields: Record<string, string> = {
    n: word,
    N: `'${word}'`,
    s: String(size),
    a: (node.mode & 0o7777).toString(8),
    A: modeText(node),
    f: node.mode.toString(16),
    u: String(node.uid),
    g: String(node.gid),
    U: accountOf(node.uid)?.name ?? 'UNKNOWN',
    G: accountOf(node.gid)?.name ?? 'UNKNOWN',
    i: String(node.ino),
    d: '2049',
    D: '801',
    h: String(node.kind === 'file' ? node.links : 1),
    F: type,
    b: String(Math.ceil(size / 512)),
    B: '512',
    X: String(Math.floor(node.mtimeMs / 1000)),
    Y: String(Math.floor(node.mtimeMs / 1000)),
    Z: String(Math.floor(node.mtimeMs / 1000)),
    y: `${time.slice(0, 10)} ${time.slice(11, 19)}.${time.slice(20, 23)}000000 +0000`,
    z: `${time.slice(0, 10)} ${time.slice(11, 19)}.${time.slice(20, 23)}000000 +0000`,
    m: mountOf(call.machine, pathOf(call, word)).path,
    '%': '%',
  };
  return format.replace(/%(.)/g, (whole, sign: string) => {
    if (fields[sign] === undefined) call.unsupported(`format ${whole}`);
    return fields[sign] ?? whole;
  });
}

function modeText({ mode, kind }: Node): string {
  const letters = 'rwxrwxrwx';
  const bits = [...letters]
    .map((letter, index) => ((mode >> (8 - index)) & 1 ? letter : '-'))
    .join('');
  return `${kind === 'folder' ? 'd' : kind === 'link' ? 'l' : '-'}${bits}`;
}

export const DISK_INFO: Readonly<Record<string, Program>> = { df, stat };
