/**
 * Shell function `readable_lines [all]`: passes on the lines that are UTF-8; with `all` the first two words of the others, too, as lines
 * `unnamed`. Only where a line is not plain ASCII another program has to judge it.
 */
export const READABLE_LINES = String.raw`readable_lines() {
  beyond='*[!	 -~]*'
  while IFS= read -r line; do
    case $line in
      $beyond)
        if ! printf '%s\n' "$line" | grep -q -x '.*'; then
          if [ "$1" = all ]; then printf '%s\n' "$line" | awk -F'\t' '{ print "unnamed\t" $1 "\t" $2 }'; fi
          continue
        fi
        ;;
    esac
    printf '%s\n' "$line"
  done
}`;

/**
 * Shell function `list_conffiles`: a line for each configuration file dpkg has a record of (package, path, recorded checksum, flag, version
 * of the package; `-` where there is none). A name that holds a tabulator or is no UTF-8 would make all lines unreadable: of such a file
 * there is a line `unnamed` with package and path, which is not for reading as text.
 */
export const LIST_CONFFILES =
  `${READABLE_LINES}\nlist_conffiles() {\n` +
  // biome-ignore lint/suspicious/noTemplateCurlyInString: fields of dpkg-query
  "  listed=$(dpkg-query -W -f='${Package} ${Version}\\n${Conffiles}\\n' | awk '\n" +
  String.raw`    /^[^ ]/ { name = $1; version = $2; next }
    /^ \// {
      line = substr($0, 2); flag = "-"
      if ($NF == "obsolete" || $NF == "remove-on-upgrade") { flag = $NF; line = substr(line, 1, length(line) - length(flag) - 1) }
      count = split(line, word, " "); sum = word[count]
      path = substr(line, 1, length(line) - length(sum) - 1)
      if (length(sum) != 32 || sum !~ /^[0-9a-f]+$/) sum = "-"
      if (path ~ /\t/) { gsub(/\t/, "?", path); print "unnamed\t" name "\t" path }
      else if (path != "") print name "\t" path "\t" sum "\t" flag "\t" version
    }')
  printf '%s\n' "$listed" | readable_lines all
}`;
