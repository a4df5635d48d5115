import type { JobAction } from '../../run/action.ts';
import { changingScript, defineJob } from './define-job.ts';
import { JOB_EXIT } from './exit-codes.ts';
import { UNDO_FOLDER } from './folders.ts';

/** Which rows of `root` are changed: the guide's UPDATE hits all of them, the requirement needs only the first. */
export type RootRows = 'localhost' | 'all';

/**
 * Shell functions: `find_way` chooses how root gets into MySQL (the guide's way by `debian.cnf` first), `sql` runs one
 * statement that way. One statement per call: in batch mode the client stops at the first error, and nobody would
 * know which of several ran.
 */
const SQL = `
sql() {
  case $way in
    debian-cnf) HOME=/root mysql --defaults-file=/etc/mysql/debian.cnf -N -B -e "$1" </dev/null ;;
    socket) HOME=/root mysql --no-defaults -uroot -N -B -e "$1" </dev/null ;;
    *) HOME=/root mysql -uroot -N -B -e "$1" </dev/null ;;
  esac
}
find_way() {
  for way in debian-cnf socket defaults; do
    if sql 'SELECT 1' >/dev/null 2>&1; then
      echo "reaching MySQL by: $way"
      return 0
    fi
  done
  echo 'MySQL lets nobody in, neither by debian.cnf nor as root over the socket'
  return ${JOB_EXIT.unavailable}
}`;

/** `mysql-socket <run> <localhost|all>`. */
export const MYSQL_SOCKET = changingScript(
  'mysql-socket',
  `${UNDO_FOLDER}
${SQL}
check_lock "$1" || return
case $2 in
  localhost) only=" AND Host='localhost'" ;;
  all) only= ;;
  *)
    echo "no such rows: $2" >&2
    return ${JOB_EXIT.badArgument}
    ;;
esac
undo_folder "$1" || return
find_way || return
if [ ! -e "$undo/mysql-rows" ]; then
  sql "SELECT Host, plugin FROM mysql.user WHERE User='root'" >"$undo/mysql-rows.new" || return
  chmod 600 "$undo/mysql-rows.new"
  mv "$undo/mysql-rows.new" "$undo/mysql-rows" || return
fi
plugin=$(sql "SELECT PLUGIN_STATUS FROM INFORMATION_SCHEMA.PLUGINS WHERE PLUGIN_NAME='auth_socket'") || return
case $plugin in
  ACTIVE) echo 'auth_socket is already installed' ;;
  '')
    sql "INSTALL PLUGIN auth_socket SONAME 'auth_socket.so'" || return
    : >"$undo/mysql-plugin"
    echo 'auth_socket was installed'
    ;;
  *)
    echo "auth_socket is there, but $plugin"
    return ${JOB_EXIT.refused}
    ;;
esac
sync "$undo" 2>/dev/null
sql "UPDATE mysql.user SET plugin='auth_socket' WHERE User='root' AND plugin<>'auth_socket'$only" || return
sql 'FLUSH PRIVILEGES' || return
HOME=/root mysql --no-defaults -uroot -N -B -e 'SELECT 1' >/dev/null || return
echo 'root reaches MySQL over the socket'`,
);

/** `mysql-undo <run>`: gives each row of root the plugin it had, and takes auth_socket out if this run brought it. */
export const MYSQL_UNDO = changingScript(
  'mysql-undo',
  `${UNDO_FOLDER}
${SQL}
undo_folder "$1" || return
if [ ! -e "$undo/mysql-rows" ]; then
  echo 'nothing was changed'
  return 0
fi
find_way || return
while IFS='	' read -r host plugin; do
  if [ -z "$plugin" ] || [ "$(printf '%s' "$plugin" | tr -d 'a-z0-9_'; echo .)" != . ]; then
    echo 'leaving a row alone whose plugin cannot be read'
    continue
  fi
  quoted=$(printf '%s' "$host" | sed "s/'/''/g")
  sql "UPDATE mysql.user SET plugin='$plugin' WHERE User='root' AND Host='$quoted'" || return
done <"$undo/mysql-rows"
sql 'FLUSH PRIVILEGES' || return
if [ -e "$undo/mysql-plugin" ] && [ "$(sql "SELECT COUNT(*) FROM mysql.user WHERE plugin='auth_socket'")" = 0 ]; then
  sql 'UNINSTALL PLUGIN auth_socket' || return
  rm -f "$undo/mysql-plugin"
fi
mv "$undo/mysql-rows" "$undo/mysql-rows.undone"
echo 'the rows of root are as they were'`,
);

export function setUpMysqlSocket(run: string, rows: RootRows): JobAction {
  return defineJob(MYSQL_SOCKET, [run, rows]);
}

export function undoMysqlSocket(run: string): JobAction {
  return defineJob(MYSQL_UNDO, [run]);
}
