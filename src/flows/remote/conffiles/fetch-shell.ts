import { askApt } from '../apt.ts';

/** Kilobytes that stay free whatever is downloaded for looking into it. */
const SPARE_KB = 512_000;

/** Shell functions `fetch <name=version>…`, into `$work/debs` while the disk has room, and `take_fetched`. */
export const FETCH = `
fetch() {
  free=$(df -P -k "$work" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge ${SPARE_KB} ] || return
  (cd "$work/debs" && ask ${askApt('fetch')} "$@") >/dev/null 2>&1
}
take_fetched() {
  for archive in "$work/debs"/*.deb; do
    [ -f "$archive" ] || continue
    take "$archive" "$(basename "$archive" .deb)"
    rm -f "$archive"
  done
}`;

/** Folders of the look as the ordinary user, or as root beside a plan root had to make. */
export function lookFolders(base: string, shipped: string): string {
  return `base="${base}"
work="$base/plan-$1"
plan=$work
files="$base/files"
shipped="${shipped}"
if [ ! -d "$plan/lists" ]; then
  printf 'closed\\t%s\\nend\\n' "$plan/lists"
  return 0
fi
mkdir -p "$files" "$shipped" "$work/debs" && chmod 700 "$files" "$shipped" || return`;
}
