import { readDeb } from '../../packages/deb-file.ts';
import type { Release } from '../../packages/release.ts';
import { packagesStanza } from '../../packages/stanzas.ts';
import { type Call, type Program, pathOf } from '../../shell/program.ts';

/** dpkg-deb: extracts (`-x`), shows control files (`-e`, `-f`, `-I`) and lists (`-c`) an archive. */
export const dpkgDeb: Program = async (call) => {
  const [action = '', archive = '', ...rest] = call.args;
  const item = await readDeb(call.machine, call.fs, pathOf(call, archive));
  if (item === undefined) {
    call.err(`dpkg-deb: error: failed to read archive '${archive}': No such file or directory\n`);
    return 2;
  }
  switch (action) {
    case '-x':
    case '--extract':
      return write(call, rest[0] ?? '', { ...item.files, ...item.conffiles });
    case '-e':
    case '--control':
      return write(call, rest[0] ?? 'DEBIAN', control(item));
    case '-f':
    case '--field':
      return fields(call, item, rest);
    case '-c':
    case '--contents':
      for (const path of Object.keys({ ...item.files, ...item.conffiles })) {
        call.out(`-rw-r--r-- root/root ${path.length} 2023-01-01 00:00 .${path}\n`);
      }
      return 0;
    default:
      call.unsupported(`action ${action}`);
      call.err(`dpkg-deb: error: unknown option ${action}\n`);
      return 2;
  }
};

function control(item: Release): Record<string, string> {
  const conffiles = Object.keys(item.conffiles);
  return {
    '/control': packagesStanza(item),
    ...(conffiles.length > 0 ? { '/conffiles': `${conffiles.join('\n')}\n` } : {}),
    ...Object.fromEntries(Object.entries(item.scripts).map(([kind, text]) => [`/${kind}`, text])),
  };
}

async function write(
  call: Call,
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<number> {
  const target = pathOf(call, folder);
  await call.fs.mkdir(target, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    await call.fs.install(`${target}${path}`, content);
  }
  return 0;
}

function fields(call: Call, item: Release, names: readonly string[]): number {
  const lines = packagesStanza(item).trimEnd().split('\n');
  if (names.length === 0) {
    call.out(`${lines.join('\n')}\n`);
    return 0;
  }
  for (const name of names) {
    const line = lines.find((text) => text.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    if (line === undefined) continue;
    call.out(names.length === 1 ? `${line.slice(line.indexOf(':') + 2)}\n` : `${line}\n`);
  }
  return 0;
}
