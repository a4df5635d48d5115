import type { JobAction } from '../../run/action.ts';
import { aptGet, dpkgConfigureAll, Supply } from '../apt.ts';
import type { ChosenFile } from './conffiles.ts';
import { changingScript, defineJob } from './define-job.ts';
import { JOB_EXIT } from './exit-codes.ts';
import { UNDO_FOLDER } from './folders.ts';
import { PLACE_FILES } from './place-files.ts';
import { BRIEFLY_SECONDS, WAIT_FOR_APT } from './wait-for-apt.ts';

/** The guide's 30 minutes, four times over; the job is never stopped, only the waiting ends. */
const PACKAGES_TIMEOUT_MS = 7_200_000;

/**
 * Begins a job `<run> <removals> …`, where the second argument holds the packages whose removal people approved, with spaces
 * between them, or `-` for none: only the run that has the server lock works on packages.
 */
const BEGIN = `check_lock "$1" || return
run=$1
removals=$2
if [ -z "$removals" ] || [ "$(printf '%s' "$removals" | tr -d 'a-z0-9.+: -'; echo .)" != . ]; then
  echo "no packages: $removals" >&2
  return ${JOB_EXIT.badArgument}
fi`;

/**
 * What was looked at before a job counts for minutes, so the job does not wait for apt as long as others may: people are asked,
 * and the look is made again. Whoever was waited for may have taken the server over.
 */
const WAIT_BRIEFLY = `wait_for_apt ${BRIEFLY_SECONDS} || return
check_lock "$run" || return`;

/** The two lines differ in `--no-remove` only. */
function unlessRemoving(command: 'download' | 'install', supply: Supply = 'cached'): string {
  return `if [ "$removals" = - ]; then
  ${aptGet(command, 'forbidden', supply)}
else
  ${aptGet(command, 'approved', supply)}
fi`;
}

/** Shell that takes the next argument as what `Supply` says about the packages. */
const TAKE_SUPPLY = `supply=$1
case $supply in
  ${Supply.options.join(' | ')}) shift ;;
  *)
    echo "no way to install: $supply" >&2
    return ${JOB_EXIT.badArgument}
    ;;
esac`;

/** Where removals were approved, `--no-remove` is not there to stop others: apt is asked first which ones it would be. */
const CHECK_REMOVALS = `if [ "$removals" != - ]; then
  said=$(${aptGet('simulate', 'approved')} 2>&1)
  code=$?
  if [ "$code" -ne 0 ]; then
    printf '%s\\n' "$said"
    return "$code"
  fi
  for package in $(printf '%s\\n' "$said" | awk '$1 == "Remv" { print $2 }'); do
    case " $removals " in
      *" $package "*) ;;
      *)
        echo "nothing was done: $package would be removed, too, which nobody approved"
        return ${JOB_EXIT.refused}
        ;;
    esac
  done
fi`;

/** Warnings that do not keep apt from reading a repository, and signs that one was not read (apt 1.6 to 2.6, C locale). */
const HARMLESS = 'weak digest|legacy trusted.gpg|configured multiple times|unsandboxed';
const PARTIAL =
  '^E:|Failed to fetch|Some index files failed|signature|GPG error|is not signed|have a Release file|has a Release file';

/**
 * `packages-fetch <run> <removals>`: empties the cache, reads the repositories and downloads. What apt only warns about counts
 * as a failure: with old lists `full-upgrade` would end well and upgrade nothing.
 */
export const PACKAGES_FETCH = changingScript(
  'packages-fetch',
  `${UNDO_FOLDER}
${WAIT_FOR_APT}
${BEGIN}
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
${unlessRemoving('download')}`,
);

/**
 * `packages-install <run> <removals> <supply> [<pass> <file>…]`: installs what was downloaded and rechecked, with the chosen configuration
 * files in place. Whatever happens, a file whose package was not unpacked is as it was when this ends.
 */
export const PACKAGES_INSTALL = changingScript(
  'packages-install',
  `${WAIT_FOR_APT}
${PLACE_FILES}
install_packages() {
if [ "$supply" = cached ]; then
${unlessRemoving('install', 'cached')}
else
${unlessRemoving('install', 'in-place')}
fi
}
${BEGIN}
shift 2
${TAKE_SUPPLY}
${WAIT_BRIEFLY}
${CHECK_REMOVALS}
if [ "$#" -lt 2 ]; then
  install_packages
  return
fi
pass=$1
if ! place_files "$run" "$@"; then
  restore_files "$run" "$pass"
  return ${JOB_EXIT.refused}
fi
install_packages
code=$?
restore_files "$run" "$pass"
return "$code"`,
);

/**
 * `dpkg-repair <run> <supply>`: ends what an interrupted installation left half done. It never removes anything, whatever was approved:
 * where a package cannot be completed, apt's way of fixing that is to take the product away.
 */
export const DPKG_REPAIR = changingScript(
  'dpkg-repair',
  `${UNDO_FOLDER}
${WAIT_FOR_APT}
check_lock "$1" || return
run=$1
shift
${TAKE_SUPPLY}
${WAIT_BRIEFLY}
${dpkgConfigureAll()}
if [ "$supply" = cached ]; then
  ${aptGet('fix')}
else
  ${aptGet('fix', 'forbidden', 'in-place')}
fi`,
);

/** `reboot <run>`: waits until nobody works on packages, then restarts the server. */
export const REBOOT = changingScript(
  'reboot',
  `${UNDO_FOLDER}
${WAIT_FOR_APT}
check_lock "$1" || return
run=$1
${WAIT_BRIEFLY}
sync
reboot`,
);

/** As one argument; an empty one would not say whether it was meant. */
function listed(removals: readonly string[]): string {
  return removals.length > 0 ? removals.join(' ') : '-';
}

export function fetchPackages(run: string, removals: readonly string[]): JobAction {
  return packagesJob(PACKAGES_FETCH, [run, listed(removals)]);
}

export function installPackages(
  run: string,
  removals: readonly string[],
  supply: Supply,
  chosen?: { readonly pass: string; readonly files: readonly ChosenFile[] },
): JobAction {
  const files = (chosen?.files ?? []).map(
    ({ package: name, from, own, text, mode, path }) =>
      `${name} ${from} ${own ?? '-'} ${text} ${mode} ${path}`,
  );
  const extra = chosen && files.length > 0 ? [chosen.pass, ...files] : [];
  return packagesJob(PACKAGES_INSTALL, [run, listed(removals), supply, ...extra]);
}

export function repairPackages(run: string, supply: Supply): JobAction {
  return packagesJob(DPKG_REPAIR, [run, supply]);
}

export function rebootServer(run: string): JobAction {
  return defineJob(REBOOT, [run], { timeoutMs: PACKAGES_TIMEOUT_MS });
}

function packagesJob(script: typeof PACKAGES_FETCH, args: readonly string[]): JobAction {
  return defineJob(script, args, { timeoutMs: PACKAGES_TIMEOUT_MS, progress: 'apt' });
}
