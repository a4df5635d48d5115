import type { RemoteScript } from '../../run/action.ts';
import { askApt } from '../apt.ts';
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
import { LIST_CONFFILES } from './list-conffiles.ts';
import { TAKE_FILES } from './take-files.ts';

/** Packages in one call of apt, and so on the disk at once. */
const AT_ONCE = 10;

/** Writes `$work/upgrades`: name, old and new version, architecture, and the names of both archives. */
const LIST_UPGRADES = String.raw`
ask ${askApt('simulate')} 2>/dev/null | awk '
  $1 == "Inst" {
    old = "-"; new = "-"; arch = "all"
    for (i = 3; i <= NF; i++) {
      first = substr($i, 1, 1)
      if (first == "[" && new == "-") { old = $i; gsub(/\[/, "", old); gsub(/\]/, "", old) }
      if (first == "(" && new == "-") { new = $i; gsub(/[()]/, "", new) }
      if (first == "[" && $i ~ /\)$/) { arch = $i; gsub(/[^a-z0-9-]/, "", arch) }
    }
    name = $2; sub(/:.*/, "", name)
    to = new; gsub(/:/, "%3a", to)
    printf "%s\t%s\t%s\t%s\t%s_%s_%s\n", $2, old, new, arch, name, to, arch
  }' >"$work/upgrades"
`;

/**
 * Downloads what is not in apt's cache, a few packages at a time, looks into each and throws it away. One package that cannot be
 * had keeps apt from fetching those beside it, so what is missing is asked for once more alone.
 */
const FETCH_AND_TAKE = `
wanted=
while IFS='	' read -r name old new arch key; do
  [ -e "$files/$key" ] && continue
  if [ -f "/var/cache/apt/archives/$key.deb" ]; then
    take "/var/cache/apt/archives/$key.deb" "$key"
  else
    wanted="$wanted $name=$new"
  fi
done <"$work/upgrades"
set --
for one in $wanted; do
  set -- "$@" "$one"
  if [ "$#" -eq ${AT_ONCE} ]; then
    fetch "$@"
    take_fetched
    set --
  fi
done
if [ "$#" -gt 0 ]; then
  fetch "$@"
  take_fetched
fi
failures=0
while IFS='	' read -r name old new arch key; do
  [ -e "$files/$key" ] && continue
  [ "$failures" -lt 3 ] || continue
  if fetch "$name=$new"; then take_fetched; else failures=$((failures + 1)); fi
done <"$work/upgrades"
`;

/** What apt would install from where it lies is in no cache: `$work/in-place` says where it is. */
const FIND_IN_PLACE = String.raw`
ask ${askApt('uris')} 2>/dev/null | awk '
  {
    split($0, part, "\047")
    path = part[2]
    if (path !~ /^file:/) next
    sub(/^file:/, "", path)
    sub(/^\/\//, "", path)
    rest = part[3]
    sub(/^ +/, "", rest)
    split(rest, word, / +/)
    printf "%s\t%s\n", word[1], path
  }' >"$work/in-place"
`;

const TAKE_DOWNLOADED = `
while IFS='	' read -r name old new arch key; do
  [ -e "$files/$key" ] && continue
  archive="/var/cache/apt/archives/$key.deb"
  if [ ! -f "$archive" ]; then
    archive=$(awk -F'\\t' -v wanted="$key.deb" '$1 == wanted { path = $2 } END { print path }' "$work/in-place")
  fi
  if [ -f "$archive" ]; then take "$archive" "$key"; fi
done <"$work/upgrades"
`;

/** Of what packages ship beside configuration files, only the paths matter (or those above) where this server has one. */
const REPORT = String.raw`${LIST_CONFFILES}
list_conffiles 2>/dev/null | awk -F'\t' '$1 != "unnamed" { print $2 }' >"$work/known"
while IFS='	' read -r name old new arch key; do
  printf 'package\t%s\t%s\t%s\t%s\n' "$name" "$old" "$new" "$arch"
  if [ -e "$files/$key" ]; then
    # Lists of an older bot do not say up to which version a script moves a file.
    awk -F'\t' -v name="$name" -v list="$work/known" '
      BEGIN { while ((getline path <list) > 0) known[path] = 1 }
      $1 == "file" { brings[$2] = 1 }
      $1 != "ships" { print $0 ($1 == "moved" && NF == 3 ? "\t-" : "") "\t" name; next }
      {
        path = $2
        while (path != "") {
          if ((path in known) && !(path in brings) && !(path in told)) { told[path] = 1; print "ships\t" path "\t" name }
          sub(/\/[^\/]*$/, "", path)
        }
      }' "$files/$key"
  else
    printf 'unread\t%s\t%s\n' "$name" "$new"
  fi
done <"$work/upgrades"
printf 'store\t%s\nend\n' "$shipped"
`;

/**
 * `conffiles-offered <pass>`: the configuration files in the packages a pass would install, by checksum, from packages that are
 * downloaded beside the server's apt. Texts stay in a folder of this user's, named by their checksum.
 */
export const OFFERED: RemoteScript = readingScript(
  'conffiles-offered',
  'user',
  bodyOf(
    [
      CHECK_PASS,
      END_WHERE_CLOSED,
      lookFolders(USER_FOLDER, `${USER_FOLDER}/shipped`),
      ASK_OWN,
      TAKE_FILES,
      FETCH,
      LIST_UPGRADES,
      FETCH_AND_TAKE,
      REPORT,
    ],
    '',
  ),
);

/** The same where only root may read what apt needs. */
export const OFFERED_AS_ROOT: RemoteScript = readingScript(
  'conffiles-offered-as-root',
  'root',
  bodyOf(
    [
      CHECK_PASS,
      lookFolders(ROOT_FOLDER, SHIPPED_FOLDER),
      ASK_OWN,
      TAKE_FILES,
      FETCH,
      LIST_UPGRADES,
      FETCH_AND_TAKE,
      REPORT,
    ],
    AS_ROOT,
  ),
);

/** The same from the system's own lists and the packages that lie ready to be installed: the last look. */
export const OFFERED_DOWNLOADS: RemoteScript = readingScript(
  'conffiles-downloaded',
  'root',
  [
    CHECK_PASS,
    `base=${ROOT_FOLDER}
work="$base/downloads"
files="$base/files"
shipped=${SHIPPED_FOLDER}
mkdir -p "$files" "$shipped" "$work" && chmod 700 "$base" "$files" "$shipped" || return
ask() {
  timeout 300 "$@"
}`,
    TAKE_FILES,
    LIST_UPGRADES,
    FIND_IN_PLACE,
    TAKE_DOWNLOADED,
    REPORT,
  ].join('\n'),
);
