import { SUM_OF } from '../conffiles/folders.ts';
import { CAME_BACK } from './came-back.ts';
import { JOB_EXIT } from './exit-codes.ts';
import { UNDO_FOLDER } from './folders.ts';
import { READ_FILE } from './read-file.ts';

/**
 * Shell functions around an installation. A chosen text is in its place before dpkg compares, so that dpkg finds the vendor's own
 * version (and asks nothing) or keeps the merged one, and package scripts start services with it.
 *
 * `place_files <run> <pass> <file>…` checks every file first and then puts all chosen texts into place, with owner and mode as they
 * were; a file is `<package> <installed version> <md5> <md5 of the chosen text> <mode> <path>`. What was there is kept beside the
 * staged texts, under its whole path (a slash is written =-), for files of one name may get one text. `restore_files` puts back what was there for every package that is still in its old version. Both may be repeated.
 * What becomes of each file that is to be as before is said in words of `CAME_BACK`; a `.back` remembers the ones that are.
 */
export const PLACE_FILES = `${UNDO_FOLDER}
${SUM_OF}
${READ_FILE}
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
  mkdir -p "$kept/texts" "$kept/originals"
}
still_old() {
  [ "$(dpkg-query -W -f='\${Version}\\n' "$package" 2>/dev/null | head -n 1)" = "$old" ]
}
swap_in() {
  if [ -e "$real" ]; then
    cp -p "$real" "$real.ucware-upgrade-new" || return
    cat "$1" >"$real.ucware-upgrade-new" || return
  else
    mkdir -p "$(dirname "$real")"
    cp "$1" "$real.ucware-upgrade-new" || return
    chmod "$mode" "$real.ucware-upgrade-new" || return
  fi
  sync "$real.ucware-upgrade-new" 2>/dev/null
  mv "$real.ucware-upgrade-new" "$real"
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
    if [ "$(sum_of "$kept/texts/$text")" != "$text" ]; then
      echo "the chosen text is not there: $path"
      return ${JOB_EXIT.refused}
    fi
  done
  for line in "$@"; do
    read_file "$line"
    still_old || continue
    [ "$(sum_of "$real")" = "$own" ] || continue
    if [ "$own" != - ] && [ ! -e "$kept/originals/$key" ]; then
      cp -p "$real" "$kept/originals/$key.new" && mv "$kept/originals/$key.new" "$kept/originals/$key" || return
    fi
    printf '%s\\n' "$line" >"$kept/originals/$key.placed" || return
    sync "$kept/originals" 2>/dev/null
    swap_in "$kept/texts/$text" || return
    echo "put into place: $path"
  done
}
put_back() {
  key=$(basename "$1" .placed)
  now=$(sum_of "$real")
  if [ "$now" != "$own" ]; then
    if [ "$now" != "$text" ]; then
      echo "${CAME_BACK.changed}$path"
      return 0
    fi
    if [ "$own" = - ]; then
      rm -f "$real"
    else
      cp -p "$kept/originals/$key" "$real.ucware-upgrade-new" && mv "$real.ucware-upgrade-new" "$real" || return
    fi
  fi
  mv "$kept/originals/$key.placed" "$kept/originals/$key.back" || return
  echo "${CAME_BACK.back}$path"
}
restore_files() {
  conffile_folder "$1" "$2" || return
  failed=0
  for placed in "$kept/originals"/*.placed; do
    [ -f "$placed" ] || continue
    read_file "$(cat "$placed")" || continue
    if still_old; then put_back "$placed" || failed=$?; fi
  done
  return "$failed"
}`;
