import { findRelease } from '../../packages/find-release.ts';
import type { PackageStatus } from '../../packages/installed.ts';
import type { Call } from '../../shell/program.ts';

const PROBLEMS: readonly { readonly status: PackageStatus; readonly text: string }[] = [
  {
    status: 'half-installed',
    text: 'The following packages are only half installed, due to problems during\ninstallation.  The installation can probably be completed by retrying it;\nthe packages can be removed using dselect or dpkg --remove:\n',
  },
  {
    status: 'unpacked',
    text: 'The following packages have been unpacked but not yet configured.\nThey must be configured using dpkg --configure or the configure\nmenu option in dselect for them to work:\n',
  },
  {
    status: 'half-configured',
    text: 'The following packages are only half configured, probably due to problems\nconfiguring them the first time.  The configuration should be retried using\ndpkg --configure <package> or the configure menu option in dselect:\n',
  },
];

/** `dpkg --audit`: silent when all is well; exit code 1 otherwise, as since dpkg 1.17.10. */
export function audit(call: Call): number {
  const { packages } = call.machine.world;
  let found = false;
  for (const { status, text } of PROBLEMS) {
    const names = Object.keys(packages).filter((name) => packages[name]?.status === status);
    if (names.length === 0) continue;
    found = true;
    call.out(text);
    for (const name of names.sort()) {
      const item = findRelease(call.machine, name, packages[name]?.version ?? '');
      call.out(` ${name.padEnd(20)} ${item?.description ?? ''}\n`);
    }
    call.out('\n');
  }
  return found ? 1 : 0;
}
