import { errnoOf } from '../fs/errno.ts';
import { freeKb, useSpace } from '../machine/space.ts';
import { type DpkgRun, fail, log } from './dpkg-run.ts';
import { isPresent } from './installed.ts';
import { runScript } from './maintainer-scripts.ts';
import type { Release } from './release.ts';
import { saveInfo, saveStatus } from './status-file.ts';

/** Unpacks a release over what is there; its conffiles wait as `.dpkg-new` until it is configured. */
export async function unpack(run: DpkgRun, item: Release, archive: string): Promise<boolean> {
  const { call } = run;
  const { machine, fs } = call;
  const before = machine.world.packages[item.name];
  const old = isPresent(before) ? before.version : undefined;
  const shown = `.../${archive.split('/').at(-1) ?? archive}`;
  call.out(
    call.say(`Preparing to unpack ${shown} ...\n`, `Vorbereitung zum Entpacken von ${shown} ...\n`),
  );
  run.status(`processing: upgrade: ${item.name}`);
  const args = old === undefined ? ['install'] : ['upgrade', old];
  if (!(await runScript(run, item, 'preinst', args))) {
    fail(run, archive, '--unpack', scriptFailure('new', item.name, 'pre-installation'));
    return false;
  }
  call.out(
    old === undefined
      ? call.say(
          `Unpacking ${item.name} (${item.version}) ...\n`,
          `Entpacken von ${item.name} (${item.version}) ...\n`,
        )
      : call.say(
          `Unpacking ${item.name} (${item.version}) over (${old}) ...\n`,
          `Entpacken von ${item.name} (${item.version}) über (${old}) ...\n`,
        ),
  );
  await log(call, `upgrade ${item.name}:${item.architecture} ${old ?? '<none>'} ${item.version}`);
  await call.sleep(item.unpackMs);
  const shortage = await place(run, item);
  if (shortage !== undefined) {
    fail(run, archive, '--unpack', shortage);
    return false;
  }
  await saveInfo(fs, item);
  machine.world.packages[item.name] = {
    version: item.version,
    status: 'unpacked',
    want: before?.want === 'hold' ? 'hold' : 'install',
    auto: before?.auto ?? false,
    conffiles: before?.conffiles ?? {},
    configured: before?.configured ?? '',
    configuredAt: before?.configuredAt ?? 0,
  };
  await saveStatus(machine, fs);
  await log(call, `status unpacked ${item.name}:${item.architecture} ${item.version}`);
  run.status(`status: ${item.name}: unpacked`);
  return true;
}

/** Writes the files of a release; what is wrong with the disk, if anything. */
async function place(run: DpkgRun, item: Release): Promise<string | undefined> {
  const { machine, fs } = run.call;
  const boot = item.bootKb > freeKb(machine, '/boot');
  const first = Object.keys(item.files)[0] ?? `/usr/share/doc/${item.name}/copyright`;
  const path = boot ? `/boot/vmlinuz-${item.version}` : first;
  const full =
    `cannot copy extracted data for '.${path}' to '${path}.dpkg-new': ` +
    'failed to write (No space left on device)';
  if (boot || freeKb(machine, '/') <= 0) return full;
  try {
    for (const [file, content] of Object.entries(item.files)) await fs.install(file, content);
    for (const [file, content] of Object.entries(item.conffiles)) {
      await fs.install(`${file}.dpkg-new`, content);
    }
  } catch (thrown) {
    if (errnoOf(thrown) === 'ENOSPC') return full;
    throw thrown;
  }
  useSpace(machine, '/boot', item.bootKb);
  return undefined;
}

/** dpkg's sentence about a maintainer script that ended badly. */
export function scriptFailure(which: 'new' | 'installed', name: string, script: string): string {
  return `${which} ${name} package ${script} script subprocess returned error exit status 1`;
}
