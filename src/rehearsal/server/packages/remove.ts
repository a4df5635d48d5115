import { type DpkgRun, log } from './dpkg-run.ts';
import { findRelease } from './find-release.ts';
import { runScript } from './maintainer-scripts.ts';
import { saveStatus } from './status-file.ts';

/** Removes a package; its conffiles stay, as without `--purge`. */
export async function remove(run: DpkgRun, name: string): Promise<void> {
  const { call } = run;
  const { machine, fs } = call;
  const entry = machine.world.packages[name];
  if (entry === undefined) return;
  const item = findRelease(machine, name, entry.version);
  run.status(`processing: remove: ${name}`);
  call.out(
    call.say(
      `Removing ${name} (${entry.version}) ...\n`,
      `Entfernen von ${name} (${entry.version}) ...\n`,
    ),
  );
  await log(call, `remove ${name}:amd64 ${entry.version} <none>`);
  if (item) await runScript(run, item, 'prerm', ['remove']);
  await call.sleep(item?.unpackMs ?? 0);
  for (const path of Object.keys(item?.files ?? {})) await fs.rm(path, { force: true });
  const kept = Object.keys(entry.conffiles).length > 0;
  if (kept) {
    entry.status = 'config-files';
    entry.want = 'deinstall';
  } else {
    delete machine.world.packages[name];
  }
  await saveStatus(machine, fs);
  run.status(`status: ${name}: ${kept ? 'config-files' : 'not-installed'}`);
}
