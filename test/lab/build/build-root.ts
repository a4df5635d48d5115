import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, LAB } from '../paths.ts';

/** What is made once and never written to afterwards. */
export interface Built {
  /** The root file system of a telephone server: the lower layer of each instance. */
  readonly root: string;
  /** A folder per host name, plus the key and certificate its web server needs. */
  readonly repositories: string;
}

/** Programs the lab needs on this machine, with the Debian packages they come in. */
const NEEDED: Readonly<Record<string, string>> = {
  debootstrap: 'debootstrap',
  'apt-ftparchive': 'apt-utils',
  ip: 'iproute2',
  gpg: 'gnupg',
  cc: 'gcc',
  openssl: 'openssl',
  python3: 'python3-minimal',
  nsenter: 'util-linux',
};

/** Installs what is missing, then builds whatever is not in the cache yet. Takes two minutes the first time. */
export function buildRoot(): Built {
  installTools();
  mkdirSync(CACHE, { recursive: true, mode: 0o755 });
  const base = made('base', [join(LAB, 'build/debootstrap.sh')], (folder) => {
    run('sh', [join(LAB, 'build/debootstrap.sh'), folder]);
  });
  const sources = [join(LAB, 'build'), join(LAB, 'packages'), join(LAB, 'root')];
  const built = made('lab', sources, (folder) => {
    const [packages, root, repositories] = ['packages', 'root', 'repositories'].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    mkdirSync(repositories, { recursive: true });
    run('cp', ['-a', base, root]);
    run('sh', [join(LAB, 'packages/build.sh'), packages]);
    run('sh', [join(LAB, 'build/repositories.sh'), packages, root, repositories]);
    run('sh', [join(LAB, 'build/furnish.sh'), root, LAB, packages, repositories]);
  });
  return { root: join(built, 'root'), repositories: join(built, 'repositories') };
}

function installTools(): void {
  const missing = Object.entries(NEEDED).filter(([tool]) => !existsInPath(tool));
  if (missing.length === 0) return;
  // Somebody else may be installing on this computer just now.
  const patient = ['-q', '-o', 'DPkg::Lock::Timeout=300'];
  run('apt-get', [...patient, 'update']);
  const packages = missing.map(([, name]) => name);
  run('apt-get', [...patient, '-y', '--no-install-recommends', 'install', ...packages]);
}

function existsInPath(tool: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(':');
  return [...folders, '/usr/sbin', '/sbin'].some((folder) => existsSync(join(folder, tool)));
}

/** The folder of the cache for these sources; `make` fills it under another name first, so it is whole or not there. */
function made(kind: string, sources: readonly string[], make: (folder: string) => void): string {
  const digest = createHash('sha256');
  for (const file of sources.flatMap(filesOf).sort()) {
    digest.update(`${file.slice(LAB.length)}\0`).update(readFileSync(file));
  }
  const folder = join(CACHE, `${kind}-${digest.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const draft = join(CACHE, `draft-${kind}-${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  process.stderr.write(`lab: making ${folder}\n`);
  make(draft);
  for (const old of readdirSync(CACHE).filter((name) => name.startsWith(`${kind}-`))) {
    rmSync(join(CACHE, old), { recursive: true, force: true });
  }
  renameSync(draft, folder);
  return folder;
}

function filesOf(path: string): string[] {
  try {
    const entries = readdirSync(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [path];
  }
}

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: ENVIRONMENT });
}

const ENVIRONMENT = {
  ...process.env,
  PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`,
  LC_ALL: 'C.UTF-8',
  DEBIAN_FRONTEND: 'noninteractive',
};
