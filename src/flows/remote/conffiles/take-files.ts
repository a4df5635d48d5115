import { READABLE_LINES } from './list-conffiles.ts';

/**
 * Shell function `take <archive> <key>`: writes `$files/<key>`, a line for each configuration file of a package and for each that its
 * maintainer scripts move or remove (with the version up to which they do, `-` where they always do or do not say; the path `*` where
 * only the script itself knows it), and one for each path outside the system's own folders, where people may have a configuration file
 * that would give way to it (`ships`). It keeps the files themselves in `$shipped`, named by their checksum. A package without
 * configuration files is not unpacked.
 */
export const TAKE_FILES = String.raw`${READABLE_LINES}
take() {
  rm -rf "$work/unpacked" "$work/control"
  dpkg-deb -e "$1" "$work/control" >/dev/null 2>&1 || return
  : >"$work/listed"
  : >"$work/paths"
  if [ -s "$work/control/conffiles" ]; then
    # A name that is no UTF-8 or holds a tabulator would make every line unreadable.
    readable_lines <"$work/control/conffiles" | awk 'index($0, "\t") == 0' >"$work/paths"
    dpkg-deb -x "$1" "$work/unpacked" >/dev/null 2>&1 || return
    while IFS= read -r path; do
      case $path in
        /*) ;;
        *) continue ;;
      esac
      [ -f "$work/unpacked$path" ] || continue
      sum=$(md5sum <"$work/unpacked$path" | cut -c1-32)
      if [ ! -e "$shipped/$sum" ]; then
        cp "$work/unpacked$path" "$shipped/$sum.new" && chmod 600 "$shipped/$sum.new" && mv "$shipped/$sum.new" "$shipped/$sum" || return
      fi
      printf 'file\t%s\t%s\t%s\n' "$path" "$sum" "$(stat -c %a "$work/unpacked$path" | sed 's/^100//')" >>"$work/listed"
    done <"$work/paths"
  fi
  dpkg-deb -c "$1" 2>/dev/null | awk '{
    kind = substr($0, 1, 1)
    sub(/^[^ ]+ +[^ ]+ +[^ ]+ +[^ ]+ +[^ ]+ +/, "")
    if (kind == "l") sub(/ -> .*/, "")
    if (kind == "h") sub(/ link to .*/, "")
    sub(/^\./, ""); sub(/\/$/, "")
    if ($0 !~ /^\/(usr|lib|lib32|lib64|bin|sbin|boot)\// && index($0, "\t") == 0) print "ships\t" $0
  }' >>"$work/listed"
  for script in preinst postinst prerm postrm; do
    [ -f "$work/control/$script" ] || continue
    awk '{ if (sub(/\\$/, " ")) printf "%s", $0; else print }' "$work/control/$script" | awk '{
      for (i = 1; i <= NF; i++) {
        if ($i != "mv_conffile" && $i != "rm_conffile") continue
        last = i + ($i == "mv_conffile" ? 2 : 1)
        until = last < NF ? $(last + 1) : "-"; gsub(/["\047]/, "", until)
        if (until !~ /^[0-9][A-Za-z0-9.+:~-]*$/) until = "-"
        for (j = i + 1; j <= last && j <= NF; j++) {
          path = $j; gsub(/["\047]/, "", path)
          if (path ~ /^\$/) path = "*"
          if (path == "*" || substr(path, 1, 1) == "/") printf "moved\t%s\t%s\t%s\n", $i, path, until
        }
      }
    }' | sort -u >>"$work/listed"
  done
  rm -rf "$work/unpacked" "$work/control"
  mv "$work/listed" "$files/$2"
}`;
