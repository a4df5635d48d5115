import { JOB_EXIT } from './exit-codes.ts';

/**
 * Shell function `read_file <line>`: takes apart what is written about a chosen text (`<package> <installed version> <md5> <md5 of the
 * chosen text> <mode> <path>`) into `package`, `old`, `own`, `text`, `mode` and `path`; sets `real`, the file itself where the path
 * is a link, and `key`, the name under which the original is kept.
 */
export const READ_FILE = `
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
  key=$(printf '%s' "$path" | sed 's/=/==/g; s#/#=-#g')-$text
}`;
