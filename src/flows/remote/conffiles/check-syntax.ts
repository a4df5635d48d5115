/**
 * Shell function `check_syntax <path> <file>`: sets `tool` to the program that knows the syntax of the configuration file `path` (empty
 * where none does), `code` to its result for the text in `file`, and leaves its words in `$work/said`. The text is tested in a folder of
 * root's; only nginx needs its other files around it. Links among their copies lead to copies, so that nothing is written outside and
 * nothing read in place of the text; a file that nginx does not read was not checked by it. Asterisk skips a byte order mark; its ast_debug_tools.conf is read by bash.
 */
export const CHECK_SYNTAX = String.raw`
has() { command -v "$1" >/dev/null 2>&1; }
checked_with() {
  tool=$1
  shift
  timeout 20 "$@" >"$work/said" 2>&1 </dev/null
  code=$?
}
check_nginx() {
  copy="$work/nginx"
  etc=/etc/nginx
  real=$(readlink -f "$etc")
  rm -rf "$copy"
  cp -r "$real" "$copy" || return 0
  find "$copy" | while IFS= read -r one; do
    [ -L "$one" ] || continue
    to=$(readlink -f "$real${'$'}{one#"$copy"}")
    case $to in
      "$real"/*) ln -sfn "$copy${'$'}{to#"$real"}" "$one" ;;
      /*) ln -sfn "$to" "$one" ;;
    esac
  done
  text=$copy${'$'}{1#"$etc"}
  inside=$(readlink -f "$copy")
  folder=$(dirname "$text")
  while [ ! -e "$folder" ]; do folder=$(dirname "$folder"); done
  case $(readlink -f "$folder")/ in
    "$inside"/*) mkdir -p "$(dirname "$text")" ;;
    *)
      rm -rf "$copy"
      return 0
      ;;
  esac
  case $(readlink -f "$text") in
    "$inside"/*) ;;
    *) rm -f "$text" ;;
  esac
  cat "$2" >"$text"
  find "$copy" -type f | while IFS= read -r one; do
    sed "s#/etc/nginx/#$copy/#g" "$one" >"$work/one" && cat "$work/one" >"$one"
  done
  checked_with nginx nginx -t -q -c "$copy/nginx.conf"
  if [ "$code" -eq 0 ] && ! reads_nginx "$text"; then tool=; fi
  rm -rf "$copy" "$work/one"
}
reads_nginx() {
  timeout 20 nginx -T -q -c "$copy/nginx.conf" 2>/dev/null </dev/null | sed -n 's/^# configuration file \(.*\):$/\1/p' >"$work/one"
  while IFS= read -r one; do
    if [ "$(readlink -f "$one")" = "$(readlink -f "$1")" ]; then return 0; fi
  done <"$work/one"
  return 1
}
check_asterisk() {
  tool=asterisk
  length=$(wc -c <"$2")
  if [ "$(head -c 3 "$2" | base64)" = 77u/ ]; then length=$((length - 3)); fi
  tail -c "$length" "$2" | awk '
    function bad(why) { printf "line %d: %s\n", NR, why; failed = 1; exit }
    { sub(/\r$/, ""); line = $0 }
    hidden { if (index(line, "--;")) hidden = 0; next }
    line ~ /^[ \t]*;--([^-]|$)/ { if (!index(substr(line, 4), "--;")) hidden = 1; next }
    { sub(/[ \t]*;.*$/, "", line); sub(/^[ \t]+/, "", line) }
    line == "" { next }
    line ~ /^#(include|tryinclude|exec)[ \t]/ { next }
    substr(line, 1, 1) == "[" { if (index(line, "]") < 3) bad("no section name"); section = 1; next }
    !section { bad("a setting before the first section") }
    index(line, "=") < 2 { bad("neither a section nor a setting") }
    END { exit failed }' >"$work/said"
  code=$?
}
check_syntax() {
  tool=
  code=0
  : >"$work/said"
  case $1 in
    *.php) if has php; then checked_with 'php -l' php -d display_errors=1 -d log_errors=0 -l "$2"; fi ;;
    /etc/nginx/*) if has nginx; then check_nginx "$1" "$2"; fi ;;
    /etc/asterisk/ast_debug_tools.conf) ;;
    /etc/asterisk/*.conf) check_asterisk "$1" "$2" ;;
    *.json) if has python3; then checked_with JSON python3 -m json.tool "$2" /dev/null; fi ;;
    *.xml)
      if has xmllint; then checked_with XML xmllint --noout "$2"
      elif has python3; then checked_with XML python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' "$2"; fi
      ;;
    *.yml | *.yaml)
      if has python3 && python3 -c 'import yaml' 2>/dev/null; then
        checked_with YAML python3 -c 'import sys, yaml; list(yaml.safe_load_all(open(sys.argv[1])))' "$2"
      fi
      ;;
    /etc/sudoers | /etc/sudoers.d/*) if has visudo; then checked_with visudo visudo -c -f "$2"; fi ;;
    /etc/ssh/sshd_config) if has sshd; then checked_with sshd sshd -t -f "$2"; fi ;;
    /etc/default/* | *.sh) checked_with 'sh -n' sh -n "$2" ;;
    *)
      case $(head -n 1 "$2" | tr -d '\000') in
        '#!/bin/sh'* | '#! /bin/sh'*) checked_with 'sh -n' sh -n "$2" ;;
        '#!/bin/bash'* | '#! /bin/bash'*) if has bash; then checked_with 'bash -n' bash -n "$2"; fi ;;
      esac
      ;;
  esac
}`;
