import type { RemoteScript } from '../../run/action.ts';
import { readingScript } from '../define-probe.ts';
import {
  AS_ROOT,
  ASK_OWN,
  bodyOf,
  CHECK_PASS,
  END_WHERE_CLOSED,
  ROOT_FOLDER,
  USER_FOLDER,
} from '../plan-script.ts';
import { FETCH, lookFolders } from './fetch-shell.ts';
import { SHIPPED_FOLDER } from './folders.ts';
import { TAKE_FILES } from './take-files.ts';

/**
 * Looks for the package as it is installed: in apt's cache, by the plan's lists, by the system's lists. Whatever comes is believed
 * only by its checksum, so a package of the same version that was built anew is no base.
 */
const FIND_BASE = String.raw`
bare=$(printf '%s' "$2" | sed 's/:.*//')
version=$(printf '%s' "$3" | sed 's/:/%3a/g')
if [ ! -e "$shipped/$4" ]; then
  for archive in /var/cache/apt/archives/"$bare"_"$version"_*.deb; do
    [ -f "$archive" ] || continue
    take "$archive" "$(basename "$archive" .deb)"
  done
fi
if [ ! -e "$shipped/$4" ]; then
  fetch "$2=$3"
  take_fetched
fi
if [ ! -e "$shipped/$4" ]; then
  ask() {
    tool=$1
    shift
    timeout 300 "$tool" -o "Dir::Cache=$work/cache" "$@"
  }
  fetch "$2=$3"
  take_fetched
fi
if [ -e "$shipped/$4" ]; then printf 'base\tyes\n'; else printf 'base\tno\n'; fi
printf 'end\n'
`;

/** `conffiles-base <pass> <package> <installed version> <md5>`: saves the base of a merge while the installed package can be had. */
export const BASE: RemoteScript = readingScript(
  'conffiles-base',
  'user',
  bodyOf(
    [
      CHECK_PASS,
      END_WHERE_CLOSED,
      lookFolders(USER_FOLDER, `${USER_FOLDER}/shipped`),
      ASK_OWN,
      TAKE_FILES,
      FETCH,
      FIND_BASE,
    ],
    '',
  ),
);

/** The same where only root may read what apt needs. */
export const BASE_AS_ROOT: RemoteScript = readingScript(
  'conffiles-base-as-root',
  'root',
  bodyOf(
    [CHECK_PASS, lookFolders(ROOT_FOLDER, SHIPPED_FOLDER), ASK_OWN, TAKE_FILES, FETCH, FIND_BASE],
    AS_ROOT,
  ),
);
