import type { JobAction } from '../../run/action.ts';
import { CAME_BACK } from './came-back.ts';
import { changingScript, defineJob } from './define-job.ts';
import { JOB_EXIT } from './exit-codes.ts';
import { PLACE_FILES } from './place-files.ts';
import { BRIEFLY_SECONDS, WAIT_FOR_APT } from './wait-for-apt.ts';

/** Waiting for others, and the work itself. */
const RESTORE_TIMEOUT_MS = (BRIEFLY_SECONDS + 120) * 1000;

/** In place of a version: a package that is new to the server, e.g. one that takes files over from another. */
export const NOT_INSTALLED = '-';

/** A configuration file that is put into place with an installation, because people decided so. */
export interface ChosenFile {
  readonly package: string;
  /** The version that is replaced, or `NOT_INSTALLED`: while that is so, the file can be taken back. */
  readonly from: string;
  readonly path: string;
  /** MD5 of the file as it is, null when it was deleted; and of the chosen text. */
  readonly own: string | null;
  readonly text: string;
  readonly mode: string;
}

/**
 * `conffiles-restore <run> <pass>`: what was put into place for packages that never came is as it was before. An installation does that
 * itself at its end; this is for one that never got there. Whoever else works on packages by then is waited for.
 */
export const CONFFILES_RESTORE = changingScript(
  'conffiles-restore',
  `${WAIT_FOR_APT}
${PLACE_FILES}
check_run "$1" || return
wait_for_apt ${BRIEFLY_SECONDS} || return
restore_files "$1" "$2"`,
);

/**
 * `conffiles-undo <run> <pass> <path>…`: after an installation, puts back what these files held before the run placed anything in them, and says
 * of each what became of it. A repeated job says of a file that is back already that it is.
 */
export const CONFFILES_UNDO = changingScript(
  'conffiles-undo',
  `${PLACE_FILES}
conffile_folder "$1" "$2" || return
shift 2
for wanted in "$@"; do
  if way_back "$wanted" placed; then
    put_back "$wanted" || return
  elif way_back "$wanted" back; then
    if [ "$now" = "$aim" ]; then
      echo "${CAME_BACK.back}$wanted"
    else
      echo "${CAME_BACK.changed}$wanted"
    fi
  else
    echo "${CAME_BACK.nothing}$wanted"
  fi
done`,
);

/**
 * `conffiles-take <run> <pass> <md5> <leftover>…`, in pairs: puts the vendor's version that lies beside a file into its place, and keeps
 * what was there as an installation does. May be repeated, also when some of them have been taken back since.
 */
export const CONFFILES_TAKE = changingScript(
  'conffiles-take',
  `${PLACE_FILES}
conffile_folder "$1" "$2" || return
shift 2
while [ "$#" -ge 2 ]; do
  sum=$1
  beside=$2
  shift 2
  case $beside in
    *.dpkg-dist) target=\${beside%.dpkg-dist} ;;
    *.dpkg-new) target=\${beside%.dpkg-new} ;;
    *.ucf-dist) target=\${beside%.ucf-dist} ;;
    *) return ${JOB_EXIT.badArgument} ;;
  esac
  if [ "$(sum_of "$beside")" != "$sum" ]; then
    [ "$(sum_of "$target")" = "$sum" ] && continue
    before=
    for earlier in "$kept/originals"/*.back; do
      [ -f "$earlier" ] && read_file "$(cat "$earlier")" || continue
      if [ "$path" = "$target" ] && [ "$text" = "$sum" ]; then before=yes; fi
    done
    if [ -n "$before" ] && [ ! -e "$beside" ]; then
      echo "taken and taken back before: $target"
      continue
    fi
    echo "changed since it was shown: $beside"
    return ${JOB_EXIT.refused}
  fi
  if [ -e "$target" ] && [ ! -f "$target" ]; then
    echo "not a file: $target"
    return ${JOB_EXIT.refused}
  fi
  line="- - $(sum_of "$target") $sum $(stat -c %a "$beside" | sed 's/^100//') $target"
  read_file "$line" || return
  keep_original "$line" || return
  cp "$beside" "$kept/texts/$sum" && swap_in "$kept/texts/$sum" "$beside" && rm -f "$beside" || return
  echo "put into place: $target"
done`,
);

export function restoreConffiles(run: string, pass: string): JobAction {
  return defineJob(CONFFILES_RESTORE, [run, pass], { timeoutMs: RESTORE_TIMEOUT_MS });
}

export function takeLeftovers(
  run: string,
  pass: string,
  leftovers: readonly { readonly path: string; readonly md5: string }[],
): JobAction {
  return defineJob(CONFFILES_TAKE, [
    run,
    pass,
    ...leftovers.flatMap(({ path, md5 }) => [md5, path]),
  ]);
}

export function undoConffiles(run: string, pass: string, paths: readonly string[]): JobAction {
  return defineJob(CONFFILES_UNDO, [run, pass, ...paths]);
}
