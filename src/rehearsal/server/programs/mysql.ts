import { execute, type ResultSet, type Session } from '../mysql/execute.ts';
import { logIn } from '../mysql/log-in.ts';
import { SqlError } from '../mysql/sql-error.ts';
import { splitStatements } from '../mysql/tokens.ts';
import { parseOptions } from '../shell/options.ts';
import { type Call, type Program, pathOf } from '../shell/program.ts';

const FLAGS =
  '-N --skip-column-names -B --batch -s --silent -r --raw --no-defaults --no-auto-rehash -A -f --force -t --table -v -c --comments';
const SPEC = {
  ...Object.fromEntries(FLAGS.split(' ').map((name) => [name, 'flag' as const])),
  ...Object.fromEntries(
    '-e --execute -u --user -h --host -P --port -S --socket -D --database --protocol --defaults-file --defaults-extra-file --connect-timeout --connect_timeout --default-character-set'
      .split(' ')
      .map((name) => [name, 'value' as const]),
  ),
  '--password': 'flag' as const,
};

/** The mysql client 5.7 and the server behind it. In batch mode it stops at the first error. */
export const mysql: Program = async (call) => {
  const passwords = call.args.filter((word) => /^-p./.test(word));
  const options = parseOptions(
    call.args.filter((word) => !/^-p/.test(word)),
    SPEC,
  );
  for (const option of options.unknown) call.unsupported(`option ${option}`);
  const defaults = await readDefaults(
    call,
    options.value('--defaults-file'),
    options.has('--no-defaults'),
    options.value('--defaults-extra-file'),
  );
  if (defaults === undefined) return 1;
  const written = passwords.at(-1)?.slice(2) ?? options.all('--password').at(-1);
  if (written !== undefined) {
    call.err('mysql: [Warning] Using a password on the command line interface can be insecure.\n');
  }
  const host = options.value('-h', '--host') ?? defaults['host'] ?? 'localhost';
  const session: Session = {
    machine: call.machine,
    user: '',
    schema: options.value('-D', '--database') ?? options.rest[0] ?? '',
    unsupported: call.unsupported,
  };
  try {
    if (
      call.machine.grants === null ||
      call.machine.units.get('mysql.service')?.active !== 'active'
    ) {
      throw host === 'localhost'
        ? new SqlError(
            2002,
            'HY000',
            "Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)",
          )
        : new SqlError(2003, 'HY000', `Can't connect to MySQL server on '${host}' (111)`);
    }
    const user = logIn(call.machine, {
      user: options.value('-u', '--user') ?? defaults['user'] ?? call.process.user,
      password: written ?? defaults['password'],
      from: host === 'localhost' ? 'localhost' : '127.0.0.1',
      osUser: call.process.user,
    });
    return runAll(call, { ...session, user }, options.value('-e', '--execute') ?? call.stdin, {
      names: !options.has('-N', '--skip-column-names'),
      force: options.has('-f', '--force'),
      fromStdin: !options.has('-e', '--execute'),
    });
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown;
    call.err(thrown.print(0));
    return 1;
  }
};

function runAll(
  call: Call,
  session: Session,
  script: string,
  how: { readonly names: boolean; readonly force: boolean; readonly fromStdin: boolean },
): number {
  let code = 0;
  for (const { sql, line } of splitStatements(script)) {
    try {
      const result = execute(session, sql);
      if (result !== null) print(call, result, how.names);
    } catch (thrown) {
      if (!(thrown instanceof SqlError)) throw thrown;
      call.err(thrown.print(how.fromStdin || line > 0 ? line : 1));
      code = 1;
      if (!how.force) return 1;
    }
  }
  return code;
}

/** Tab-separated, as the client prints when its output is no terminal. */
function print(call: Call, { columns, rows }: ResultSet, names: boolean): void {
  if (names && rows.length > 0) call.out(`${columns.join('\t')}\n`);
  for (const row of rows) {
    const cells = row.map((value) =>
      value === null
        ? 'NULL'
        : value.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n'),
    );
    call.out(`${cells.join('\t')}\n`);
  }
}

/** The `[client]` and `[mysql]` sections of the option files the client reads; the last one wins. */
async function readDefaults(
  call: Call,
  only: string | undefined,
  none: boolean,
  extra: string | undefined,
): Promise<Readonly<Record<string, string>> | undefined> {
  if (only !== undefined) {
    const path = pathOf(call, only);
    try {
      return section(await call.fs.readFile(path));
    } catch {
      call.err(
        `mysql: [ERROR] Could not open required defaults file: ${path}\nmysql: [ERROR] Fatal error in defaults handling. Program aborted!\n`,
      );
      return undefined;
    }
  }
  if (none) return {};
  const paths = [
    '/etc/my.cnf',
    '/etc/mysql/my.cnf',
    ...(extra ? [extra] : []),
    ...(call.env['HOME'] ? [`${call.env['HOME']}/.my.cnf`] : []),
  ];
  let merged: Record<string, string> = {};
  for (const path of paths) {
    const text = await call.fs.readFile(path).catch(() => '');
    merged = { ...merged, ...section(text) };
  }
  return merged;
}

function section(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  let inside = false;
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    const title = /^\[(.+)\]$/.exec(line)?.[1];
    if (title !== undefined) inside = title === 'client' || title === 'mysql';
    const [, key, value] = /^([\w-]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (inside && key !== undefined) found[key] = (value ?? '').replace(/^(["'])(.*)\1$/, '$2');
  }
  return found;
}
