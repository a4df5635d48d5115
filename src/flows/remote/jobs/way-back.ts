/**
 * Shell function `way_back <path> placed|back [old]`: what a file held before the run placed anything in it. A run may place more than once (a
 * merge, then the vendor's text), so it follows the records from the newest to the text that came from people. It fails without
 * records of that kind; `old` leaves out those of packages that were unpacked. It sets `now` (checksum of the file as it is), `aim` (of
 * the text to go back to, `-` for no file), `origin` (where that one is kept) and `bears`: whether the file holds a text that was placed.
 */
export const WAY_BACK = `
way_back() {
  sought=$1
  kind=$2
  only=$3
  name=$(kept_name "$sought")
  set --
  for record in "$kept/originals"/*"$name"-*."$kind"; do
    [ -f "$record" ] && read_file "$(cat "$record")" || continue
    [ "$path" = "$sought" ] || continue
    [ -z "$only" ] || still_old || continue
    set -- "$record" "$@"
  done
  [ "$#" -gt 0 ] || return 1
  read_file "$(cat "$1")"
  now=$(sum_of "$real")
  newest=$text
  for start in "$now" "$newest"; do
    aim=$start
    bears=no
    for record in "$@"; do
      read_file "$(cat "$record")"
      if [ "$text" = "$aim" ]; then
        aim=$own
        bears=yes
      fi
    done
    [ "$bears" = no ] || break
  done
  origin="$kept/originals/$name-$aim"
  if [ "$start" != "$now" ]; then bears=no; fi
  return 0
}`;
