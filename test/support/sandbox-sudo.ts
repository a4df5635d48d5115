export const SUDO_PASSWORD = 'sudo-pass-4711';

/** Asks like sudo, but only for the password of this sandbox: three times, one line each, from stdin. */
export const SUDO = `n= s=
while [ $# -gt 0 ]; do
  case $1 in
    -n) n=1 ;;
    -S) s=1 ;;
    -p) shift ;;
    -k | -H) ;;
    --) shift; break ;;
    *) echo "sudo: usage" >&2; exit 1 ;;
  esac
  shift
done
[ -e "$SANDBOX/sudo-free" ] && exec "$@"
[ -e "$SANDBOX/sudo-helper" ] && [ "$1" = "$SANDBOX/helper" ] && { shift; exec sh "$SANDBOX/helper" "$@"; }
if [ -n "$n" ]; then echo "sudo: a password is required" >&2; exit 1; fi
for try in 1 2 3; do
  IFS= read -r line || { echo 'sudo: no password was provided' >&2; exit 1; }
  [ "$line" = "${SUDO_PASSWORD}" ] && exec "$@"
  echo "Sorry, try again." >&2
done
echo "sudo: 3 incorrect password attempts" >&2
exit 1`;
