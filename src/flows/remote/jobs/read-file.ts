import { JOB_EXIT } from './exit-codes.ts';

/**
 * Shell function `read_file <line>`: takes apart what is written about a chosen text (`<package> <installed version> <md5> <md5 of the
 * chosen text> <mode> <path>`) into `package`, `old`, `own`, `text`, `mode` and `path`; sets `real`, the file itself where the path
 * is a link, and `key`, the name under which the original is kept: the whole path (`kept_name`, a slash is written =-) and its own
 * checksum, so that no text ever counts as kept because another one of that file is.
 */
export const READ_FILE = `
kept_name() {
  printf '%s' "$1" | sed 's/=/==/g; s#/#=-#g'
}
read_file() {
  rest=$1
  package=\${rest%% *}; rest=\${rest#* }
  old=\${rest%% *}; rest=\${rest#* }
  own=\${rest%% *}; rest=\${rest#* }
  text=\${rest%% *}; rest=\${rest#* }
  mode=\${rest%% *}
  path=\${rest#* }
  case $path in
    /*) ;;
    *)
      echo "no file: $1" >&2
      return ${JOB_EXIT.badArgument}
      ;;
  esac
  real=$path
  if [ -L "$path" ]; then real=$(readlink -f "$path"); fi
  key=$(kept_name "$path")-$own
}`;
