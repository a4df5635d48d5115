import { createTree, type Tree } from '../fs/tree.ts';
import { createView, type View } from '../fs/view.ts';
import { debContent } from '../packages/deb-file.ts';
import type { Release } from '../packages/release.ts';
import type { Repository } from '../packages/repository.ts';
import { listName, parseSources } from '../packages/sources.ts';
import { packagesFile, releaseFile } from '../packages/stanzas.ts';
import { archivePath, saveInfo } from '../packages/status-file.ts';
import { PROGRAMS, SBIN } from '../programs/programs.ts';
import { TEXT_TOOLS } from '../shell/text-tools.ts';
import { BASE_FILES, BASE_FOLDERS, type BaseFile } from './base-files.ts';

export interface TreeParts {
  readonly now: number;
  readonly installed: readonly Release[];
  /** What differs from the default files; null for a file that is not there. */
  readonly changes: Readonly<Record<string, BaseFile | null>>;
  /** Whose lists the last `apt-get update` has read. */
  readonly repositories: readonly Repository[];
  /** Archives of installed packages that are still in apt's cache. */
  readonly cached: readonly Release[];
}

/** The disk of a practice server. */
export async function buildTree(parts: TreeParts): Promise<Tree> {
  const tree = createTree(parts.now);
  const view = rootView(tree, parts.now);
  for (const [path, mode] of Object.entries(BASE_FOLDERS)) {
    await view.mkdir(path, { recursive: true });
    await view.chmod(path, mode);
  }
  await view.symlink('/run', '/var/run');
  for (const item of parts.installed) {
    for (const [path, content] of Object.entries({ ...item.files, ...item.conffiles })) {
      await view.install(path, content);
    }
    await saveInfo(view, item);
  }
  for (const [path, file] of Object.entries({ ...BASE_FILES, ...parts.changes })) {
    if (file === null) {
      await view.rm(path, { force: true });
      continue;
    }
    await view.install(path, file.content, file.mode ?? 0o644);
    if (file.uid !== undefined) await view.chown(path, file.uid, file.uid);
  }
  await view.chown('/home/ucware', 1000, 1000);
  await placePrograms(view);
  await placeLists(view, parts.repositories);
  for (const item of parts.cached) {
    await view.install(archivePath('/var/cache/apt/archives', item), debContent(item));
  }
  return tree;
}

function rootView(tree: Tree, now: number): View {
  return createView(
    {
      tree,
      live: { list: () => undefined, read: () => undefined, link: () => undefined },
      fits: () => true,
    },
    () => ({ uid: 0, gid: 0, umask: 0o022, now }),
  );
}

/** The shell finds programs through the disk: a file in `/bin` and `/usr/bin` for each. */
async function placePrograms(view: View): Promise<void> {
  for (const name of [...PROGRAMS.keys(), ...TEXT_TOOLS]) {
    for (const folder of ['/bin', '/usr/bin']) {
      await view.install(
        `${folder}/${name}`,
        '#!/bin/sh\n# a program of the simulated machine\n',
        0o755,
      );
    }
  }
  for (const name of SBIN) {
    for (const folder of ['/sbin', '/usr/sbin']) {
      await view.install(`${folder}/${name}`, `#!/bin/sh\n/usr/bin/${name} "$@"\n`, 0o755);
    }
  }
}

/** The lists as the last `apt-get update` left them. */
async function placeLists(view: View, repositories: readonly Repository[]): Promise<void> {
  const folder = '/etc/apt/sources.list.d';
  const paths = [
    '/etc/apt/sources.list',
    ...(await view.readdir(folder)).map((name) => `${folder}/${name}`),
  ];
  const files = [];
  for (const path of paths) files.push({ path, content: await view.readFile(path) });
  for (const source of parseSources(files).sources) {
    const repository = repositories.find(
      (item) => item.url === source.url && item.suite === source.suite,
    );
    if (repository === undefined) continue;
    const lists = '/var/lib/apt/lists';
    await view.install(`${lists}/${listName(source, 'InRelease')}`, releaseFile(repository));
    await view.install(
      `${lists}/${listName(source, `${source.component}/binary-amd64/Packages`)}`,
      packagesFile(repository),
    );
  }
}
