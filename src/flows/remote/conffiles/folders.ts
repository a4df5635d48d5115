/**
 * Root's own store of configuration files as packages shipped them, each named by its checksum: bases of merges, and what new
 * packages offer.
 */
export const SHIPPED_FOLDER = '/var/lib/ucware-upgrade/shipped';

/** Larger configuration files are never merged; 512 KiB is far beyond what people edit. */
export const LARGEST_BYTES = 524_288;

/** Shell function `sum_of <file>`: its MD5, or `-` when it is not there. */
export const SUM_OF = `
sum_of() {
  if [ -f "$1" ]; then md5sum <"$1" | cut -c1-32; else echo -; fi
}`;

/** Shell function `is_sum <word>`: whether it is of a checksum's letters. */
export const IS_SUM = `
is_sum() {
  [ -n "$1" ] && [ "$(printf '%s' "$1" | tr -d '0-9a-f'; echo .)" = . ]
}`;

/** Shell function `show <key> <file>`: a line with the whole file in base64, unless it is larger than any that is merged. */
export const SHOW_FILE = String.raw`
show() {
  [ -f "$2" ] || return 0
  [ "$(wc -c <"$2")" -le ${LARGEST_BYTES} ] || return 0
  printf '%s\t' "$1"
  base64 -w0 <"$2"
  printf '\n'
}`;
