/**
 * awk function `switched(line)`: the line of a package source with the series `from` of the product changed to `to` (both
 * given by `-v`), or the line as it is. It has to see every line of a file in its order, because the addresses of a stanza may go
 * on in the next line. Only active package lines change, only in the address (after the options in
 * brackets), only the whole series: keys, credentials, options, line ends and `ucware-firmware` stay.
 */
export const SWITCH_SERIES_AWK = String.raw`
function address_at(line) {
  if (match(line, /^[ \t]*deb[ \t]+\[[^]]*\]/)) return RLENGTH + 1
  if (match(line, /^[ \t]*deb[ \t]/)) return RLENGTH + 1
  if (match(tolower(line), /^uris:/)) {
    in_uris = 1
    return RLENGTH + 1
  }
  if (line ~ /^#/) return 0
  if (in_uris && line ~ /^[ \t]+[^ \t\r]/) return 1
  in_uris = 0
  return 0
}
function switched(line,    at, done, rest) {
  at = address_at(line)
  if (at == 0) return line
  done = substr(line, 1, at - 1)
  rest = substr(line, at)
  while (match(rest, pattern)) {
    done = done substr(rest, 1, RSTART - 1) "/ucware-" to
    rest = substr(rest, RSTART + length("/ucware-" from))
  }
  return done rest
}
BEGIN {
  exact = from
  gsub(/[.]/, "[.]", exact)
  pattern = "/ucware-" exact "([ \t\r/]|$)"
}`;
