import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { unreadable } from './answer.ts';
import { defineProbe, readingScript } from './define-probe.ts';

const MysqlRoot = z.strictObject({
  /** Whether any of the ways in worked. */
  reachable: z.boolean(),
  /** `debian-cnf`, or the fallback that worked instead: root over the socket, without or with defaults files. */
  access: z.enum(['debian-cnf', 'socket', 'socket-defaults', 'none']),
  /** What the way by `debian.cnf` ended with, where it did not work. */
  error: z.string().nullable(),
  /** The server does not answer at all (MySQL errors 2002, 2003), as opposed to refusing a login. */
  down: z.boolean(),
  /** State of the plugin `auth_socket`; null where it is not installed. */
  pluginStatus: z.string().nullable(),
  /** The rows of `root` in `mysql.user`, without what they authenticate with. */
  rows: z.array(z.strictObject({ host: z.string(), plugin: z.string() })),
  /** `mysql --no-defaults -uroot` as root: what the upgrade needs (the guide's requirement). */
  socketLoginBare: z.boolean(),
  /** The same with defaults files, HOME=/root as in the upgrade job: a difference means that a `.my.cnf` interferes. */
  socketLoginWithDefaults: z.boolean(),
  flavour: z.enum(['mysql', 'mariadb', 'unknown']),
  version: z.string().nullable(),
});
export type MysqlRoot = z.infer<typeof MysqlRoot>;

/** How root can reach MySQL. */
export const mysqlRoot = defineFact('mysqlRoot', MysqlRoot);

const script = readingScript(
  'mysql-root',
  'root',
  String.raw`
timeout 20 mysql --no-defaults -uroot -N -B -e 'SELECT 1' >/dev/null 2>&1
bare=$?
timeout 20 env HOME=/root mysql -uroot -N -B -e 'SELECT 1' >/dev/null 2>&1
defaults=$?
said=$(timeout 20 mysql --defaults-file=/etc/mysql/debian.cnf -N -B -e 'SELECT 1' 2>&1 >/dev/null)
maintenance=$?
printf 'bare\t%s\ndefaults\t%s\nmaintenance\t%s\n' "$bare" "$defaults" "$maintenance"
printf '%s\n' "$said" | awk '/ERROR/ && !done { gsub(/[^ -~]+/, "?"); printf "error\t%s\n", substr($0, 1, 200); done = 1 }'
if [ "$maintenance" = 0 ]; then
  set -- --defaults-file=/etc/mysql/debian.cnf
elif [ "$bare" = 0 ]; then
  set -- --no-defaults -uroot
elif [ "$defaults" = 0 ]; then
  set -- -uroot
else
  printf 'end\n'
  return 0
fi
timeout 20 env HOME=/root mysql "$@" -N -B -e 'SELECT VERSION(), @@version_comment' |
  awk -F'\t' '{ gsub(/[^ -~]+/, "?", $1); gsub(/[^ -~]+/, "?", $2); printf "server\t%s\t%s\n", $1, $2 }'
timeout 20 env HOME=/root mysql "$@" -N -B -e "SELECT PLUGIN_STATUS FROM INFORMATION_SCHEMA.PLUGINS WHERE PLUGIN_NAME='auth_socket'" |
  awk '{ printf "plugin\t%s\n", $1 }'
timeout 20 env HOME=/root mysql "$@" -N -B -e "SELECT Host, plugin FROM mysql.user WHERE User='root' ORDER BY Host" |
  awk -F'\t' '{ printf "row\t%s\t%s\n", $1, $2 }'
printf 'end\n'
`,
);

const CONNECTION_ERROR = /ERROR 200[236]\b/;

export function readMysqlRoot(): Probe<MysqlRoot> {
  return defineProbe({
    script,
    fact: mysqlRoot,
    timeoutMs: 150_000,
    read: (answer) => {
      const socketLoginBare = answer.one('bare') === '0';
      const socketLoginWithDefaults = answer.one('defaults') === '0';
      const maintenance = answer.one('maintenance') === '0';
      const error = maintenance
        ? null
        : (answer.optional('error') ?? exitOf(answer.one('maintenance')));
      const access = maintenance
        ? 'debian-cnf'
        : socketLoginBare
          ? 'socket'
          : socketLoginWithDefaults
            ? 'socket-defaults'
            : 'none';
      const [version = '', comment = ''] = answer.rows('server', 2)[0] ?? [];
      if (access !== 'none' && version === '') {
        throw unreadable(script.name, 'MySQL let root in and did not say its version');
      }
      return {
        reachable: access !== 'none',
        access,
        error,
        down: access === 'none' && CONNECTION_ERROR.test(error ?? ''),
        pluginStatus: answer.optional('plugin'),
        rows: answer.rows('row', 2).map(([host = '', plugin = '']) => ({ host, plugin })),
        socketLoginBare,
        socketLoginWithDefaults,
        flavour: version === '' ? 'unknown' : flavourOf(`${version} ${comment}`),
        version: version === '' ? null : version,
      };
    },
  });
}

function flavourOf(words: string): MysqlRoot['flavour'] {
  return /mariadb/i.test(words) ? 'mariadb' : 'mysql';
}

/** 124 is `timeout`'s, 127 the shell's for a command that does not exist. */
function exitOf(code: string): string {
  if (code === '124') return 'no answer within 20 s';
  if (code === '127') return 'the mysql client is not installed';
  return `exit code ${code}`;
}
