import type { JobAction } from '../../run/action.ts';
import { changingScript, defineJob } from './define-job.ts';
import { JOB_EXIT } from './exit-codes.ts';
import { UNDO_FOLDER } from './folders.ts';

/**
 * `at_home <path>`: whether a file lies right in somebody's home. Below that its owner could put a link in the way, and root
 * would bring the file somewhere else: nobody but root can exchange a home itself.
 */
const AT_HOME = `
at_home() {
  folder=\${1%/*}
  [ ! -L "$folder" ] || return 1
  case $folder in
    /root) return 0 ;;
    /home/*/*) ;;
    /home/?*) return 0 ;;
  esac
  while IFS=: read -r _ _ _ _ _ home _; do
    [ "$home" != "$folder" ] || return 0
  done < /etc/passwd
  return 1
}`;

/**
 * `my-cnf-aside <run> <paths…>`: moves files with which `mysql` would log in as somebody else into a folder of root's. The guide
 * deletes them; moving can be taken back. Other files than `.my.cnf` and `.mylogin.cnf` of a home are refused.
 */
export const MY_CNF_ASIDE = changingScript(
  'my-cnf-aside',
  `${UNDO_FOLDER}${AT_HOME}
check_lock "$1" || return
undo_folder "$1" || return
shift
for path in "$@"; do
  case $path in
    *..*) name= ;;
    /*/.my.cnf | /*/.mylogin.cnf) name=\${path##*/} ;;
    *) name= ;;
  esac
  if [ -z "$name" ] || ! at_home "$path"; then
    echo "no such file is moved: $path" >&2
    return ${JOB_EXIT.badArgument}
  fi
done
mkdir -p "$undo/my-cnf" || return
for path in "$@"; do
  if [ ! -e "$path" ] && [ ! -L "$path" ]; then
    echo "already gone: $path"
    continue
  fi
  number=1
  while [ -e "$undo/my-cnf/$number" ] || [ -L "$undo/my-cnf/$number" ]; do
    number=$((number + 1))
  done
  printf '%s\\t%s\\n' "$number" "$path" >>"$undo/my-cnf/list" || return
  mv "$path" "$undo/my-cnf/$number" || return
  echo "moved aside: $path"
done`,
);

/** `my-cnf-back <run>`: puts every file back where it was, unless there is another one by now. */
export const MY_CNF_BACK = changingScript(
  'my-cnf-back',
  `${UNDO_FOLDER}${AT_HOME}
undo_folder "$1" || return
[ -e "$undo/my-cnf/list" ] || return 0
while IFS='	' read -r number path; do
  [ -e "$undo/my-cnf/$number" ] || [ -L "$undo/my-cnf/$number" ] || continue
  if ! at_home "$path"; then
    echo "left in $undo/my-cnf/$number, because its place is no home any more: $path"
    continue
  fi
  if [ -e "$path" ] || [ -L "$path" ]; then
    echo "left in $undo/my-cnf/$number, because there is a new file: $path"
    continue
  fi
  mv "$undo/my-cnf/$number" "$path" || return
  echo "back: $path"
done <"$undo/my-cnf/list"`,
);

export function moveMyCnfAside(run: string, paths: readonly string[]): JobAction {
  return defineJob(MY_CNF_ASIDE, [run, ...paths]);
}

export function putMyCnfBack(run: string): JobAction {
  return defineJob(MY_CNF_BACK, [run]);
}
