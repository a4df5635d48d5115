import type { Probe } from '../run/action.ts';
import { unreadable } from './answer.ts';
import { readingScript } from './define-probe.ts';

/** A table of some thousand users with several joins; the server is in use meanwhile. */
const TIMEOUT_MS = 120_000;

/**
 * Runs a query of the inventory, whose tables only the customer knows. It runs as root, also through the helper, so the script itself
 * lets nothing but one SELECT through: no second statement, no command of the client (`\!`), no comment that hides one, no file.
 * The session is read-only before the query is read: what would change something MySQL itself refuses (error 1792).
 */
const script = readingScript(
  'table-query',
  'root',
  String.raw`
line=$(printf '%s' "$1" | tr '\t\r\n' '   ')
small=$(printf '%s' "$line" | tr 'A-Z\\' 'a-z;')
case $small in
  'select '*) ;;
  *) echo 'refused: not a SELECT' >&2; return 3 ;;
esac
case $small in
  *';'* | *'/*'* | *'--'* | *'#'* | *outfile* | *dumpfile* | *load_file*)
    echo 'refused: more than one plain SELECT' >&2; return 3 ;;
esac
timeout 100 env HOME=/root mysql --no-defaults -uroot --batch --default-character-set=utf8mb4 \
  -e "SET SESSION TRANSACTION READ ONLY; $line" || return $?
printf 'end\n'
`,
);

const END = 'end\n';

/** The answer as `mysql --batch` prints it: a header, then a line for each row, cells separated by tabs. */
export function queryTable(query: string): Probe<string> {
  return {
    kind: 'probe',
    script,
    args: [query],
    timeoutMs: TIMEOUT_MS,
    parse: ({ exitCode, stdout, stderr }) => {
      if (exitCode !== 0) throw unreadable(script.name, stderr.trim() || `exit code ${exitCode}`);
      // Without its last line the answer was cut off, and accounts would be missing.
      if (!stdout.endsWith(END)) throw unreadable(script.name, 'no last line');
      return stdout.slice(0, -END.length);
    },
  };
}
