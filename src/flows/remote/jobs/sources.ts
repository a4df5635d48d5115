import type { JobAction } from '../../run/action.ts';
import { aptGet } from '../apt.ts';
import { SWITCH_SERIES_AWK } from '../switch-series.ts';
import { changingScript, defineJob } from './define-job.ts';
import { JOB_EXIT } from './exit-codes.ts';
import { UNDO_FOLDER } from './folders.ts';
import { WAIT_FOR_APT } from './wait-for-apt.ts';

/**
 * Shell function `rewrite <file> <from> <to> <lines>`: changes the series in the given lines (numbers between commas), keeps
 * owner, mode, line ends and a missing last line end, and replaces the file in one step.
 */
const REWRITE = `
rewrite() {
  awk -v from="$2" -v to="$3" -v lines=",$4," '${SWITCH_SERIES_AWK}
    NR > 1 { printf "\\n" }
    { now = switched($0); printf "%s", (index(lines, "," NR ",") ? now : $0) }' "$1" >"$undo/new" || return
  if [ -z "$(tail -c 1 "$1")" ]; then
    printf '\\n' >>"$undo/new" || return
  fi
  cp -p "$1" "$1.ucware-upgrade-new" || return
  cat "$undo/new" >"$1.ucware-upgrade-new" || return
  sync "$1.ucware-upgrade-new" 2>/dev/null
  mv "$1.ucware-upgrade-new" "$1" || return
  rm -f "$undo/new"
}
masked() {
  awk '{ gsub(/:\\/\\/[^ ]*@/, "://***@"); sub(/\\r$/, ""); print }' "$1"
}
show_change() {
  masked "$1" >"$undo/before.masked"
  masked "$2" >"$undo/after.masked"
  echo "$2"
  awk 'NR == FNR { before[FNR] = $0; next }
    before[FNR] != $0 { print "-" before[FNR]; print "+" $0 }' "$undo/before.masked" "$undo/after.masked"
  rm -f "$undo/before.masked" "$undo/after.masked"
}
product_beyond_45() {
  dpkg-query -W -f='\${db:Status-Abbrev}\\t\${Package}\\t\${Version}\\n' | awk -F'\\t' '
    $2 == "ucware" || $2 == "ucware-core" {
      state = substr($1, 2, 1)
      if (state != "n" && state != "c" && $3 !~ /^([0-9]+:)?4[.]5([^0-9]|$)/) print $2 " " $3
    }'
}`;

/** `sources-switch <run> <path>:<line>…`: exactly these lines go from 4.5 to 5. */
export const SOURCES_SWITCH = changingScript(
  'sources-switch',
  `${UNDO_FOLDER}
${REWRITE}
check_lock "$1" || return
undo_folder "$1" || return
shift
files=
for place in "$@"; do
  file=\${place%:*}
  line=\${place##*:}
  case $file in
    *..* | */*' '*) file= ;;
    /etc/apt/sources.list | /etc/apt/sources.list.d/*.list | /etc/apt/sources.list.d/*.sources) ;;
    *) file= ;;
  esac
  if [ -z "$file" ] || [ -z "$line" ] || [ "$(printf '%s' "$line" | tr -d '0-9'; echo .)" != . ]; then
    echo "no such line is changed: $place" >&2
    return ${JOB_EXIT.badArgument}
  fi
  now=$(awk -v from=4.5 -v to=5 -v wanted="$line" '${SWITCH_SERIES_AWK}
    { now = switched($0) }
    FNR == wanted { print (now != $0 ? "old" : "other") }' "$file")
  if [ "$now" != old ]; then
    echo "not a line of version 4.5 any more: $place"
    return ${JOB_EXIT.refused}
  fi
  case " $files " in
    *" $file "*) ;;
    *) files="$files $file" ;;
  esac
done
mkdir -p "$undo/sources" || return
for file in $files; do
  lines=
  for place in "$@"; do
    if [ "\${place%:*}" = "$file" ]; then lines="$lines,\${place##*:}"; fi
  done
  kept="$undo/sources/$(basename "$(dirname "$file")")-$(basename "$file")"
  [ -e "$kept" ] || cp -p "$file" "$kept" || return
  printf '%s\\t%s\\n' "$file" "\${lines#,}" >>"$undo/sources/changed" || return
  sync "$kept" 2>/dev/null
  rewrite "$file" 4.5 5 "\${lines#,}" || return
  show_change "$kept" "$file"
done`,
);

/**
 * `sources-restore <run>`: puts the lines back on 4.5 while the installed product is still 4.5, and reads the lists again, so that
 * nothing that upgrades on its own brings half of version 5.
 */
export const SOURCES_RESTORE = changingScript(
  'sources-restore',
  `${UNDO_FOLDER}
${REWRITE}
${WAIT_FOR_APT}
undo_folder "$1" || return
if [ ! -e "$undo/sources/changed" ]; then
  echo 'nothing was changed'
  return 0
fi
beyond=$(product_beyond_45)
if [ -n "$beyond" ]; then
  echo "left on version 5, because the product is no longer 4.5: $beyond"
  return ${JOB_EXIT.refused}
fi
while IFS='	' read -r file lines; do
  cp -p "$file" "$undo/sources/switched" || return
  rewrite "$file" 5 4.5 "$lines" || return
  show_change "$undo/sources/switched" "$file"
  rm -f "$undo/sources/switched"
done <"$undo/sources/changed"
mv "$undo/sources/changed" "$undo/sources/undone"
wait_for_apt || return
${aptGet('update')}`,
);

export interface SourcePlace {
  readonly path: string;
  readonly line: number;
}

export function switchSources(run: string, places: readonly SourcePlace[]): JobAction {
  return defineJob(SOURCES_SWITCH, [run, ...places.map(({ path, line }) => `${path}:${line}`)]);
}

export function restoreSources(run: string): JobAction {
  return defineJob(SOURCES_RESTORE, [run], { timeoutMs: 600_000 });
}
