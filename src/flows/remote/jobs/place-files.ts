import { SUM_OF } from '../conffiles/folders.ts';
import { CAME_BACK } from './came-back.ts';
import { JOB_EXIT } from './exit-codes.ts';
import { UNDO_FOLDER } from './folders.ts';
import { READ_FILE } from './read-file.ts';
import { WAY_BACK } from './way-back.ts';

/**
 * Shell functions around an installation. A chosen text is in its place before dpkg compares, so that dpkg finds the vendor's own
 * version (and asks nothing) or keeps the merged one, and package scripts start services with it.
 *
 * `place_files <run> <pass> <file>…` checks every file first and then puts all chosen texts into place, with owner and mode as they
 * were; a file is `<package> <installed version> <md5> <md5 of the chosen text> <mode> <path>`, the version `-` for a package that is not
 * unpacked yet (what was taken from beside a file has no package either, and is never old). What was there is kept beside the
 * staged texts first (`keep_original`), under its path and its own checksum; a numbered `.placed` says what was placed, and the numbers in
 * which order. Where the chosen text is the very one that is there, the package will replace the file whatever people decide: a copy is kept and
 * nothing is placed. `restore_files` puts back what was there for every package that is still in its old version. Both may be repeated.
 * Nothing is overwritten by `put_back` but texts that were placed, and nothing counts as back but the very text that was there. What becomes of
 * each file is said in words of `CAME_BACK`; a `.placed` that counts no more becomes a `.back`.
 * A text that was on its way into its place does not stay beside it, neither when it could not get there nor (`sweep`) when its job was killed:
 * in folders like /etc/logrotate.d everything is read. `swap_in` takes owner and mode of its second argument where there is no file yet.
 */
export const PLACE_FILES = `${UNDO_FOLDER}
${SUM_OF}
${READ_FILE}
${WAY_BACK}
conffile_folder() {
  undo_folder "$1" || return
  case $2 in
    4.5 | 5) ;;
    *)
      echo "no version: $2" >&2
      return ${JOB_EXIT.badArgument}
      ;;
  esac
  kept="$undo/conffiles-$2"
  mkdir -p "$kept/texts" "$kept/originals" && sweep
}
still_old() {
  [ "$package" != - ] || return 1
  if [ "$old" = - ]; then
    case $(dpkg-query -W -f='\${db:Status-Status}\\n' "$package" 2>/dev/null | head -n 1) in
      '' | not-installed | config-files | half-installed) return 0 ;;
      *) return 1 ;;
    esac
  fi
  [ "$(dpkg-query -W -f='\${Version}\\n' "$package" 2>/dev/null | head -n 1)" = "$old" ]
}
on_disk() {
  sync "$@" && return
  echo "not safely on the disk: $*"
  return ${JOB_EXIT.unavailable}
}
swap_in() {
  fill_beside "$@" && mv "$real.ucware-upgrade-new" "$real" && return
  broken=$?
  rm -f "$real.ucware-upgrade-new"
  return "$broken"
}
fill_beside() {
  like=$real
  if [ ! -e "$real" ]; then
    mkdir -p "$(dirname "$real")"
    like=$2
  fi
  if [ -n "$like" ]; then
    cp -p "$like" "$real.ucware-upgrade-new" || return
    cat "$1" >"$real.ucware-upgrade-new" || return
  else
    cp "$1" "$real.ucware-upgrade-new" || return
    chmod "$mode" "$real.ucware-upgrade-new" || return
  fi
  on_disk "$real.ucware-upgrade-new"
}
sweep() {
  for record in "$kept/originals"/*.placed "$kept/originals"/*.back; do
    [ -f "$record" ] && read_file "$(cat "$record")" || continue
    rm -f "$real.ucware-upgrade-new"
  done
}
keep_copy() {
  cp -p "$real" "$kept/originals/$key.new" || return
  if [ "$(sum_of "$kept/originals/$key.new")" != "$own" ]; then
    rm -f "$kept/originals/$key.new"
    echo "changed since it was approved: $path"
    return ${JOB_EXIT.refused}
  fi
  on_disk "$kept/originals/$key.new" || return
  mv "$kept/originals/$key.new" "$kept/originals/$key" && on_disk "$kept/originals"
}
keep_original() {
  if [ "$own" != - ]; then keep_copy || return; fi
  number=$(printf '%04d' "$(ls "$kept/originals" | grep -c -E '\\.(placed|back)$')")
  printf '%s\\n' "$1" >"$kept/originals/$number$key.placed" || return
  on_disk "$kept/originals/$number$key.placed" "$kept/originals"
}
place_files() {
  conffile_folder "$1" "$2" || return
  shift 2
  for line in "$@"; do
    read_file "$line" || return
    still_old || continue
    now=$(sum_of "$real")
    if [ "$now" != "$own" ] && [ "$now" != "$text" ]; then
      echo "changed since it was approved: $path"
      return ${JOB_EXIT.refused}
    fi
    if [ "$text" != "$own" ] && [ -e "$real" ] && [ ! -f "$real" ]; then
      echo "not a file: $path"
      return ${JOB_EXIT.refused}
    fi
    if [ "$text" != "$own" ] && [ "$(sum_of "$kept/texts/$text")" != "$text" ]; then
      echo "the chosen text is not there: $path"
      return ${JOB_EXIT.refused}
    fi
  done
  for line in "$@"; do
    read_file "$line"
    still_old || continue
    [ "$(sum_of "$real")" = "$own" ] || continue
    if [ "$text" = "$own" ]; then
      keep_copy || return
      echo "a copy is kept: $path"
      continue
    fi
    keep_original "$line" || return
    swap_in "$kept/texts/$text" || return
    echo "put into place: $path"
  done
}
swap_back() {
  cp -p "$origin" "$real.ucware-upgrade-new" &&
    { sync "$real.ucware-upgrade-new" 2>/dev/null || :; } &&
    mv "$real.ucware-upgrade-new" "$real" && return
  broken=$?
  rm -f "$real.ucware-upgrade-new"
  return "$broken"
}
put_back() {
  way_back "$1" placed "$2" || return 0
  if [ "$now" != "$aim" ]; then
    if [ "$bears" = no ] && [ "$now" != - ]; then
      echo "${CAME_BACK.changed}$path"
      return 0
    fi
    if [ "$aim" = - ]; then
      rm -f "$real" || return
    elif [ "$(sum_of "$origin")" != "$aim" ]; then
      echo "${CAME_BACK.nothing}$path"
      return 0
    else
      mkdir -p "$(dirname "$real")"
      swap_back || return
    fi
    [ "$(sum_of "$real")" = "$aim" ] || return ${JOB_EXIT.unavailable}
    if [ "$aim" != - ]; then on_disk "$real" || return; fi
    on_disk "$(dirname "$real")" || return
  fi
  for record in "$kept/originals"/*"$name"-*.placed; do
    [ -f "$record" ] && read_file "$(cat "$record")" || continue
    [ "$path" = "$1" ] || continue
    [ -z "$2" ] || still_old || continue
    mv "$record" "\${record%.placed}.back" || return
  done
  echo "${CAME_BACK.back}$1"
}
restore_files() {
  conffile_folder "$1" "$2" || return
  failed=0
  treated=
  for placed in "$kept/originals"/*.placed; do
    [ -f "$placed" ] && read_file "$(cat "$placed")" && still_old || continue
    case $treated in *"|$path|"*) continue ;; esac
    treated="$treated|$path|"
    put_back "$path" old || failed=$?
  done
  return "$failed"
}`;
