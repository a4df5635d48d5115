import { CodedError } from '../../../errors.ts';

/** `<run>-<epoch>-<step>-<attempt>`: a folder name, part of a unit name and a shell word at once. */
const JOB_NAME = /^[a-z0-9][a-z0-9.-]{0,199}$/;

/** Returns the name, or throws: a wrong name is a mistake of the program, never of a person. */
export function checkJobName(name: string): string {
  if (JOB_NAME.test(name)) return name;
  throw new CodedError('unexpected', `"${name}" is no job name.`);
}

/**
 * Shell function `check_name`: the same test on the server. `tr` instead of a pattern, because `[!…]` and `[^…]` do not
 * mean the same in every shell we run in.
 */
export const CHECK_NAME = `check_name() {
  case $1 in
    '' | .* | -*)
      echo "no job name: $1" >&2
      exit 65
      ;;
  esac
  if [ "$(printf '%s' "$1" | tr -d 'a-z0-9.-'; echo .)" != . ]; then
    echo "no job name: $1" >&2
    exit 65
  fi
}`;

/** Shell function `check_number`: a byte offset. */
export const CHECK_NUMBER = `check_number() {
  if [ -z "$1" ] || [ "$(printf '%s' "$1" | tr -d '0-9'; echo .)" != . ]; then
    echo "no offset: $1" >&2
    exit 65
  fi
}`;
