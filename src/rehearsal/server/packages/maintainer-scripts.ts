import type { DpkgRun } from './dpkg-run.ts';
import type { Release, ScriptName } from './release.ts';
import { scriptPath } from './status-file.ts';

/** Runs a maintainer script in the simulated shell, in the environment dpkg was started in. */
export async function runScript(
  run: DpkgRun,
  item: Release,
  kind: ScriptName,
  args: readonly string[],
): Promise<boolean> {
  const script = item.scripts[kind];
  if (script === undefined) return true;
  const { call } = run;
  const path = scriptPath(item.name, kind);
  await call.fs.install(path, script, 0o755);
  const { exitCode } = await call.run(['sh', path, ...args], {
    stdin: '',
    env: { ...call.env, DPKG_MAINTSCRIPT_PACKAGE: item.name, DPKG_MAINTSCRIPT_NAME: kind },
  });
  return exitCode === 0;
}
