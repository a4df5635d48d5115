import type { JobAction } from '../../run/action.ts';
import { aptGet, dpkgConfigureAll, type Removals } from '../apt.ts';
import type { ChosenFile } from './conffiles.ts';
import { changingScript, defineJob } from './define-job.ts';
import { JOB_EXIT } from './exit-codes.ts';
import { PLACE_FILES } from './place-files.ts';
import { WAIT_FOR_APT } from './wait-for-apt.ts';

/** The guide's 30 minutes, four times over; the job is never stopped, only the waiting ends. */
const PACKAGES_TIMEOUT_MS = 7_200_000;

/** `$1`: whether removals were approved. The two lines differ in `--no-remove` only. */
function either(command: 'download' | 'install' | 'fix'): string {
  return `case $1 in
  removals-approved) ${aptGet(command, 'approved')} ;;
  removals-forbidden) ${aptGet(command, 'forbidden')} ;;
  *)
    echo "no such argument: $1" >&2
    return ${JOB_EXIT.badArgument}
    ;;
esac`;
}

/** Warnings that do not keep apt from reading a repository, and signs that one was not read (apt 1.6 to 2.6, C locale). */
const HARMLESS = 'weak digest|legacy trusted.gpg|configured multiple times|unsandboxed';
const PARTIAL =
  '^E:|Failed to fetch|Some index files failed|signature|GPG error|is not signed|have a Release file|has a Release file';

/**
 * Empties the cache, reads the repositories and downloads. What apt only warns about counts as a failure: with old lists
 * `full-upgrade` would end well and upgrade nothing.
 */
export const PACKAGES_FETCH = changingScript(
  'packages-fetch',
  `${WAIT_FOR_APT}
wait_for_apt || return
${aptGet('clean')} || return
said=$(${aptGet('update')} 2>&1)
code=$?
printf '%s\\n' "$said"
if [ "$code" -ne 0 ]; then
  return "$code"
fi
if printf '%s\\n' "$said" | grep -E '^[EW]:' | grep -v -i -E '${HARMLESS}' | grep -q -i -E '${PARTIAL}'; then
  echo 'ucware-upgrade: not every package source could be read'
  return ${JOB_EXIT.unavailable}
fi
wait_for_apt || return
${either('download')}`,
);

/**
 * `packages-install <removals> [<run> <pass> <file>…]`: installs what was downloaded and rechecked, with the chosen configuration
 * files in place. Whatever happens, a file whose package was not unpacked is as it was when this ends.
 */
export const PACKAGES_INSTALL = changingScript(
  'packages-install',
  `${WAIT_FOR_APT}
${PLACE_FILES}
install_packages() {
${either('install')}
}
wait_for_apt || return
if [ "$#" -lt 3 ]; then
  install_packages "$1"
  return
fi
removals=$1
run=$2
pass=$3
shift
if ! place_files "$@"; then
  restore_files "$run" "$pass"
  return ${JOB_EXIT.refused}
fi
install_packages "$removals"
code=$?
restore_files "$run" "$pass"
return "$code"`,
);

/** Ends what an interrupted installation left half done, before it is tried again. */
export const DPKG_REPAIR = changingScript(
  'dpkg-repair',
  `${WAIT_FOR_APT}
wait_for_apt || return
${dpkgConfigureAll()}
${either('fix')}`,
);

/** Waits until nobody works on packages, then restarts the server. */
export const REBOOT = changingScript(
  'reboot',
  `${WAIT_FOR_APT}
wait_for_apt || return
sync
reboot`,
);

export function fetchPackages(removals: Removals): JobAction {
  return packagesJob(PACKAGES_FETCH, removals);
}

export function installPackages(
  removals: Removals,
  chosen?: { readonly run: string; readonly pass: string; readonly files: readonly ChosenFile[] },
): JobAction {
  const files = (chosen?.files ?? []).map(
    ({ package: name, from, own, text, mode, path }) =>
      `${name} ${from} ${own ?? '-'} ${text} ${mode} ${path}`,
  );
  const extra = chosen && files.length > 0 ? [chosen.run, chosen.pass, ...files] : [];
  return packagesJob(PACKAGES_INSTALL, removals, extra);
}

export function repairPackages(removals: Removals): JobAction {
  return packagesJob(DPKG_REPAIR, removals);
}

export function rebootServer(): JobAction {
  return defineJob(REBOOT, [], { timeoutMs: PACKAGES_TIMEOUT_MS });
}

function packagesJob(
  script: typeof PACKAGES_FETCH,
  removals: Removals,
  extra: readonly string[] = [],
): JobAction {
  return defineJob(script, [`removals-${removals}`, ...extra], {
    timeoutMs: PACKAGES_TIMEOUT_MS,
    progress: 'apt',
  });
}
