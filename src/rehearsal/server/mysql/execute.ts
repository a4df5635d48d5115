import type { Machine } from '../machine/machine.ts';
import { hashOf, PLUGIN_TABLE, type Row, USER_TABLE } from './database.ts';
import { evaluate, isTrue } from './evaluate.ts';
import { createReader, type Expression, type Reader } from './parse.ts';
import { SqlError } from './sql-error.ts';

/** What a statement gives back: columns and rows, or null for none. */
export interface ResultSet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

export interface Session {
  readonly machine: Machine;
  /** `user@host` it is logged in as. */
  readonly user: string;
  schema: string;
  /** Set by `SET SESSION TRANSACTION READ ONLY`: changes are refused from then on. */
  readOnly?: boolean;
  /** Notes a statement this MySQL does not know. */
  readonly unsupported: (what: string) => void;
}

/** Carries out one statement, or throws a `SqlError`. Only what upgrades need is understood; the rest is an error. */
export function execute(session: Session, sql: string): ResultSet | null {
  const reader = createReader(sql);
  if (reader.take('SELECT')) return select(session, reader);
  if (reader.take('SET', 'SESSION', 'TRANSACTION', 'READ', 'ONLY')) {
    session.readOnly = true;
    return null;
  }
  if (session.readOnly) {
    throw new SqlError(1792, '25006', 'Cannot execute statement in a READ ONLY transaction.');
  }
  if (reader.take('UPDATE')) return update(session, reader);
  if (reader.take('INSERT', 'INTO')) return insert(session, reader);
  if (reader.take('INSTALL', 'PLUGIN')) return installPlugin(session, reader);
  if (reader.take('UNINSTALL', 'PLUGIN')) return uninstallPlugin(session, reader);
  if (reader.take('FLUSH', 'PRIVILEGES')) {
    reader.end();
    session.machine.grants = structuredClone(session.machine.world.database);
    return null;
  }
  if (reader.take('ALTER', 'USER')) return alterUser(session, reader);
  if (reader.take('USE')) {
    session.schema = reader.name();
    return null;
  }
  if (reader.take('SHOW', 'DATABASES')) return databases(session);
  session.unsupported(`statement ${sql.slice(0, 60)}`);
  reader.need('SELECT');
  return null;
}

function tableOf({ machine, schema }: Session, name: string): Row[] {
  const full = (name.includes('.') ? name : `${schema}.${name}`).toLowerCase();
  if (full === 'information_schema.plugins') return pluginRows(machine);
  const table = machine.world.database.tables[full];
  if (table === undefined) throw new SqlError(1146, '42S02', `Table '${full}' doesn't exist`);
  return table;
}

function pluginRows(machine: Machine): Row[] {
  const native = ['mysql_native_password', 'sha256_password', 'InnoDB'];
  const installed = machine.world.database.tables[PLUGIN_TABLE] ?? [];
  return [...native, ...installed.map((row) => row['name'] ?? '')].map((name) => ({
    PLUGIN_NAME: name,
    PLUGIN_STATUS: 'ACTIVE',
    PLUGIN_TYPE: name === 'InnoDB' ? 'STORAGE ENGINE' : 'AUTHENTICATION',
    PLUGIN_LIBRARY: name === 'auth_socket' ? 'auth_socket.so' : null,
  }));
}

function select(session: Session, reader: Reader): ResultSet {
  const distinct = reader.take('DISTINCT');
  const columns: { expression: Expression; title: string }[] = [];
  do {
    const expression = reader.expression();
    const alias = reader.take('AS') ? reader.name() : undefined;
    columns.push({ expression, title: alias ?? titleOf(expression) });
  } while (reader.take(','));
  if (!reader.take('FROM')) {
    reader.end();
    const scope = { row: undefined, session: session.user, rows: [{}] };
    return {
      columns: columns.map(({ title }) => title),
      rows: [columns.map(({ expression }) => evaluate(expression, scope))],
    };
  }
  const table = tableOf(session, reader.name());
  const where = reader.take('WHERE') ? reader.expression() : undefined;
  const order = reader.take('ORDER', 'BY') ? reader.list() : [];
  if (!reader.take('ASC')) reader.take('DESC');
  reader.end();
  const rows = table.filter((row) => matches(session, where, row));
  const key = (row: Row) =>
    order.map((item) => evaluate(item, { row, session: session.user, rows }) ?? '').join('\0');
  if (order.length > 0) rows.sort((a, b) => key(a).localeCompare(key(b)));
  const wide = columns.flatMap((column) =>
    column.expression.kind === 'all'
      ? Object.keys(table[0] ?? {}).map((name) => ({
          expression: { kind: 'column', name } as Expression,
          title: name,
        }))
      : [column],
  );
  const counts = wide.some(
    ({ expression }) => expression.kind === 'call' && expression.name === 'COUNT',
  );
  const picked = (counts ? [rows[0] ?? {}] : rows).map((row) =>
    wide.map(({ expression }) => evaluate(expression, { row, session: session.user, rows })),
  );
  const unique = new Map(picked.map((row) => [row.join('\0'), row]));
  return {
    columns: wide.map(({ title }) => title),
    rows: distinct ? [...unique.values()] : picked,
  };
}

function titleOf(expression: Expression): string {
  if (expression.kind === 'column') return expression.name.split('.').at(-1) ?? '';
  if (expression.kind === 'value') return expression.value ?? 'NULL';
  return expression.kind === 'call' ? `${expression.name}()` : '?';
}

function matches({ user }: Session, where: Expression | undefined, row: Row): boolean {
  return where === undefined || isTrue(evaluate(where, { row, session: user, rows: [] }));
}

function update(session: Session, reader: Reader): null {
  const table = tableOf(session, reader.name());
  reader.need('SET');
  const changes: { name: string; value: Expression }[] = [];
  do {
    const name = reader.name();
    reader.need('=');
    changes.push({ name, value: reader.expression() });
  } while (reader.take(','));
  const where = reader.take('WHERE') ? reader.expression() : undefined;
  reader.end();
  for (const row of table.filter((item) => matches(session, where, item))) {
    for (const { name, value } of changes) {
      const plain = name.split('.').at(-1)?.toLowerCase();
      const key = Object.keys(row).find((field) => field.toLowerCase() === plain);
      if (key === undefined)
        throw new SqlError(1054, '42S22', `Unknown column '${name}' in 'field list'`);
      row[key] = evaluate(value, { row, session: session.user, rows: [] });
    }
  }
  return null;
}

function insert(session: Session, reader: Reader): null {
  const table = tableOf(session, reader.name());
  reader.need('(');
  const names = reader.list().map((item) => (item.kind === 'column' ? item.name : ''));
  reader.need(')', 'VALUES', '(');
  const values = reader.list();
  reader.need(')');
  reader.end();
  const scope = { row: undefined, session: session.user, rows: [] };
  table.push(
    Object.fromEntries(
      names.map((name, index) => {
        const value = values[index];
        return [name, value ? evaluate(value, scope) : null];
      }),
    ),
  );
  return null;
}

function installPlugin({ machine }: Session, reader: Reader): null {
  const name = reader.name();
  reader.need('SONAME');
  const library = reader.string();
  reader.end();
  machine.world.database.tables[PLUGIN_TABLE] ??= [];
  const installed = machine.world.database.tables[PLUGIN_TABLE];
  if (installed.some((row) => row['name']?.toLowerCase() === name.toLowerCase())) {
    throw new SqlError(1125, 'HY000', `Function '${name}' already exists`);
  }
  if (library !== 'auth_socket.so') {
    throw new SqlError(
      1126,
      'HY000',
      `Can't open shared library '/usr/lib/mysql/plugin/${library}' (errno: 2 /usr/lib/mysql/plugin/${library}: cannot open shared object file: No such file or directory)`,
    );
  }
  installed.push({ name, dl: library });
  return null;
}

function uninstallPlugin({ machine }: Session, reader: Reader): null {
  const name = reader.name();
  reader.end();
  const installed = machine.world.database.tables[PLUGIN_TABLE] ?? [];
  const index = installed.findIndex((row) => row['name'] === name);
  if (index < 0) throw new SqlError(1305, '42000', `PLUGIN ${name} does not exist`);
  installed.splice(index, 1);
  return null;
}

/** `ALTER USER 'u'@'h' IDENTIFIED WITH plugin [BY 'password']`: takes effect at once. */
function alterUser({ machine }: Session, reader: Reader): null {
  const user = reader.string();
  const host = reader.take('@') ? reader.string() : '%';
  reader.need('IDENTIFIED', 'WITH');
  const plugin = reader.name();
  const password = reader.take('BY') ? reader.string() : '';
  reader.end();
  const row = machine.world.database.tables[USER_TABLE]?.find(
    (item) => item['User'] === user && item['Host'] === host,
  );
  if (row === undefined)
    throw new SqlError(1396, 'HY000', `Operation ALTER USER failed for '${user}'@'${host}'`);
  row['plugin'] = plugin;
  row['authentication_string'] = hashOf(password);
  machine.grants = structuredClone(machine.world.database);
  return null;
}

function databases({ machine }: Session): ResultSet {
  const names = new Set([
    'information_schema',
    ...Object.keys(machine.world.database.tables).map((name) => name.split('.')[0] ?? ''),
  ]);
  return { columns: ['Database'], rows: [...names].sort().map((name) => [name]) };
}
