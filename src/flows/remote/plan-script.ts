import type { RemoteScript } from '../run/action.ts';
import { askApt } from './apt.ts';
import { readingScript } from './define-probe.ts';
import { PICK_WHAT_APT_SAID } from './judge-update.ts';
import { SWITCH_SERIES_AWK } from './switch-series.ts';

/** Files apt needs and a careful administrator may have closed to ordinary users. */
const NEEDED =
  '/etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/sources.list.d/* /etc/apt/auth.conf /etc/apt/auth.conf.d ' +
  '/etc/apt/auth.conf.d/* /etc/apt/apt.conf /etc/apt/apt.conf.d /etc/apt/apt.conf.d/* /etc/apt/preferences ' +
  '/etc/apt/preferences.d/* /etc/apt/trusted.gpg /etc/apt/trusted.gpg.d/*';

/** Shell that refuses everything but the two passes. */
export const CHECK_PASS = `case $1 in
  4.5 | 5) ;;
  *)
    echo "no version: $1" >&2
    return 64
    ;;
esac`;

/** Where plans are made as the ordinary user (in the shell's words), and as root. */
export const USER_FOLDER = '$HOME/.cache/ucware-upgrade';
export const ROOT_FOLDER = '/var/cache/ucware-upgrade';

/** Ends the script with a `closed` line for each file apt needs and this user may not read. */
export const END_WHERE_CLOSED = `closed=
for file in ${NEEDED}; do
${String.raw`  if [ -e "$file" ] && { [ ! -r "$file" ] || { [ -d "$file" ] && [ ! -x "$file" ]; }; }; then
    printf 'closed\t%s\n' "$file"
    closed=yes
  fi
done
if [ "$closed" = yes ]; then
  printf 'end\n'
  return 0
fi`}`;

/** Lists, cache and sources in a folder of our own; the system's are read by nobody and written by nobody. */
const OWN_FOLDERS = String.raw`
plan="$base/plan-$1"
mkdir -p "$plan" && chmod 700 "$base" "$plan" || return
mkdir -p "$plan/lists/partial" "$plan/cache/archives/partial" || return
rm -rf "$plan/parts"
mkdir "$plan/parts" || return
: >"$plan/sources.list"
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
  [ -e "$file" ] || continue
  copy="$plan/parts/$(basename "$file")"
  if [ "$file" = /etc/apt/sources.list ]; then copy="$plan/sources.list"; fi
  if [ "$1" = 5 ]; then
    awk -v from=4.5 -v to=5 '${SWITCH_SERIES_AWK}
      { print switched($0) }' "$file" >"$copy" || return
  else
    cat "$file" >"$copy" || return
  fi
done
printf '#clear %s;\n' APT::Update::Pre-Invoke APT::Update::Post-Invoke APT::Update::Post-Invoke-Success >"$plan/apt.conf"
`;

/** Shell function `ask <tool> <arguments…>`: apt with the lists, cache and sources in `$plan`. */
export const ASK_OWN = `
ask() {
  tool=$1
  shift
  timeout 300 "$tool" -c "$plan/apt.conf" -o "Dir::Etc::SourceList=$plan/sources.list" \\
    -o "Dir::Etc::SourceParts=$plan/parts" -o "Dir::State::Lists=$plan/lists" -o "Dir::Cache=$plan/cache" \\
    -o "Dir::Cache::archives=$plan/cache/archives" SANDBOX-o Acquire::Languages=none \\
    -o APT::Update::Error-Mode=any -o Acquire::Retries=3 -o Acquire::http::Timeout=30 \\
    -o Acquire::https::Timeout=30 "$@"
}`;

const ASK_SYSTEM = `
ask() {
  tool=$1
  shift
  timeout 300 "$tool" "$@"
}`;

const UPDATE = String.raw`
said=$(ask ${askApt('update')} 2>&1)
printf 'update\t%s\n' "$?"
printf '%s\n' "$said" | awk -v key=update-said '${PICK_WHAT_APT_SAID}'
`;

/** Packages that lie in place are never fetched, so they are no part of the download. */
const SIMULATE = String.raw`
said=$(ask ${askApt('simulate')} 2>&1)
printf 'simulation\t%s\n' "$?"
printf '%s\n' "$said" | awk '
  { gsub(/[^ -~]+/, "?") }
  /^[^ ]/ { keeping = ($0 ~ /kept back:$/) }
  /^  / && keeping { for (i = 1; i <= NF; i++) printf "kept\t%s\n", $i }
  /^E:/ { gsub(/:\/\/[^ ]*@/, "://***@"); printf "simulation-said\t%s\n", substr($0, 1, 400) }
  $1 == "Inst" || $1 == "Remv" {
    old = "-"; new = "-"
    for (i = 3; i <= NF; i++) {
      if (substr($i, 1, 1) == "[" && old == "-" && new == "-") { old = $i; gsub(/\[/, "", old); gsub(/\]/, "", old) }
      if (substr($i, 1, 1) == "(" && new == "-") { new = $i; gsub(/[()]/, "", new) }
    }
    printf "%s\t%s\t%s\t%s\n", tolower($1), $2, old, new
  }'
ask ${askApt('uris')} 2>/dev/null | awk '
  substr($0, 1, 1) != "\047" { next }
  {
    split($0, part, "\047")
    place = part[2]
    if (place ~ /^(file|cdrom):/) {
      sub(/\/[^\/]*$/, "", place)
      gsub(/[^ -~]+/, "?", place)
      if (!(place in seen)) printf "in-place\t%s\n", place
      seen[place] = 1
      next
    }
    rest = part[3]
    sub(/^ +/, "", rest)
    split(rest, word, / +/)
    if (word[2] ~ /^[0-9]+$/) sum += word[2]
  }
  END { printf "bytes\t%.0f\n", sum }'
if printf '%s\n' "$said" | grep -q -E '^Remv (ucware|asterisk)'; then
  for name in $(printf '%s\n' "$said" | awk '$1 == "Inst" && $2 ~ /^(ucware|asterisk)/ { print $2 }'); do
    ask apt-cache show --no-all-versions "$name" 2>/dev/null | awk -v name="$name" '
      /^(Replaces|Conflicts|Breaks|Provides): / { sub(/^[A-Za-z]+: /, ""); printf "replaces\t%s\t%s\n", name, $0 }'
  done
fi
for name in ucware ucware-core; do
  ask apt-cache policy "$name" 2>/dev/null | awk -v name="$name" '
    { gsub(/[^ -~]+/, "?") }
    $1 == "Installed:" { printf "installed\t%s\t%s\n", name, $2 }
    $1 == "Candidate:" { candidate = $2; printf "candidate\t%s\t%s\n", name, $2 }
    /^( [*][*][*]|    ) [^ ]/ { version = ($1 == "***") ? $2 : $1; next }
    /^      / && version == candidate { gsub(/:\/\/[^ ]*@/, "://***@"); $1 = ""; printf "origin\t%s\t%s\n", name, substr($0, 2) }'
done
printf 'end\n'
`;

/** For root in root's own folders, which apt's own user may not enter. */
export const AS_ROOT = '-o APT::Sandbox::User=root ';

/** Joins parts of a planning script; `sandbox` is what apt has to be told besides when it runs as root. */
export function bodyOf(parts: readonly string[], sandbox: string): string {
  return parts.join('\n').replace('SANDBOX', sandbox);
}

/** Reads the repositories and simulates the upgrade as the ordinary user; reports what it may not read instead. */
export const PLAN: RemoteScript = readingScript(
  'plan',
  'user',
  bodyOf(
    [CHECK_PASS, END_WHERE_CLOSED, `base="${USER_FOLDER}"`, OWN_FOLDERS, ASK_OWN, UPDATE, SIMULATE],
    '',
  ),
);

/**
 * The same as root, in root's own folders, and only when the ordinary user may not read a file apt needs. Root never works
 * inside the user's home: a link in there could lead anywhere.
 */
export const PLAN_AS_ROOT: RemoteScript = readingScript(
  'plan-as-root',
  'root',
  bodyOf(
    [
      CHECK_PASS,
      `closed=
for file in ${NEEDED}; do`,
      String.raw`  [ -e "$file" ] || continue
  mode=$(stat -c %a "$(readlink -f "$file")")
  if [ -d "$file" ]; then
    case $mode in *[57]) ;; *) closed=yes ;; esac
  else
    case $mode in *[4567]) ;; *) closed=yes ;; esac
  fi
done
if [ "$closed" != yes ]; then
  printf 'not-needed\tyes\nend\n'
  return 0
fi
base=${ROOT_FOLDER}`,
      OWN_FOLDERS,
      ASK_OWN,
      UPDATE,
      SIMULATE,
    ],
    AS_ROOT,
  ),
);

/** What the system's own lists say after they were read anew: the last look before packages are installed. */
export const PLAN_FROM_LISTS: RemoteScript = readingScript(
  'plan-from-lists',
  'root',
  bodyOf([CHECK_PASS, ASK_SYSTEM, SIMULATE], ''),
);
