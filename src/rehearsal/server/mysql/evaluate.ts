import type { Row } from './database.ts';
import type { Expression } from './parse.ts';
import { SqlError } from './sql-error.ts';

/** What expressions may ask for besides the row. */
export interface Scope {
  readonly row: Row | undefined;
  /** `user@host` of the session. */
  readonly session: string;
  readonly rows: readonly Row[];
}

const VARIABLES: Readonly<Record<string, string>> = {
  '@@VERSION': '5.7.36-0ubuntu0.18.04.1',
  '@@VERSION_COMMENT': '(Ubuntu)',
  '@@SOCKET': '/var/run/mysqld/mysqld.sock',
  '@@DATADIR': '/var/lib/mysql/',
  '@@HOSTNAME': 'pbx',
  '@@PLUGIN_DIR': '/usr/lib/mysql/plugin/',
  '@@PORT': '3306',
};

/** The value of an expression for a row; truth is `1` and `0`. */
export function evaluate(expression: Expression, scope: Scope): string | null {
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'all':
      return null;
    case 'column':
      return column(expression.name, scope);
    case 'call':
      return call(expression.name, expression.args, scope);
    case 'not': {
      const value = evaluate(expression.of, scope);
      return value === null ? null : truth(!isTrue(value));
    }
    case 'null':
      return truth(evaluate(expression.of, scope) === null);
    case 'in': {
      const left = evaluate(expression.left, scope);
      return truth(expression.list.some((item) => same(left, evaluate(item, scope))));
    }
    case 'operator':
      return operator(expression, scope);
  }
}

export function isTrue(value: string | null): boolean {
  return (
    value !== null && Number.parseFloat(value) !== 0 && !Number.isNaN(Number.parseFloat(value))
  );
}

function truth(value: boolean): string {
  return value ? '1' : '0';
}

/** Texts are compared without case, as MySQL's default collation does. */
function same(left: string | null, right: string | null): boolean {
  return left !== null && right !== null && left.toLowerCase() === right.toLowerCase();
}

function operator(
  { sign, left, right }: Extract<Expression, { kind: 'operator' }>,
  scope: Scope,
): string | null {
  const a = evaluate(left, scope);
  if (sign === 'AND') return truth(isTrue(a) && isTrue(evaluate(right, scope)));
  if (sign === 'OR') return truth(isTrue(a) || isTrue(evaluate(right, scope)));
  const b = evaluate(right, scope);
  if (sign === '<=>') return truth(a === b || same(a, b));
  if (a === null || b === null) return null;
  const numbers = [Number(a), Number(b)] as const;
  const order = numbers.some(Number.isNaN)
    ? a.toLowerCase().localeCompare(b.toLowerCase())
    : numbers[0] - numbers[1];
  switch (sign) {
    case '=':
      return truth(same(a, b));
    case '<>':
    case '!=':
      return truth(!same(a, b));
    case '<':
      return truth(order < 0);
    case '>':
      return truth(order > 0);
    case '<=':
      return truth(order <= 0);
    case '>=':
      return truth(order >= 0);
    case 'LIKE':
      return truth(like(b).test(a));
    default:
      return truth(new RegExp(b, 'i').test(a));
  }
}

function like(pattern: string): RegExp {
  const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/%/g, '.*').replace(/_/g, '.')}$`, 'is');
}

function column(name: string, { row }: Scope): string | null {
  const variable = VARIABLES[name.toUpperCase().replace('@@GLOBAL.', '@@')];
  if (variable !== undefined) return variable;
  const plain = name.split('.').at(-1) ?? name;
  const key = Object.keys(row ?? {}).find((field) => field.toLowerCase() === plain.toLowerCase());
  if (row === undefined || key === undefined) {
    throw new SqlError(1054, '42S22', `Unknown column '${name}' in 'field list'`);
  }
  return row[key] ?? null;
}

function call(name: string, args: readonly Expression[], scope: Scope): string | null {
  const values = () => args.map((arg) => evaluate(arg, scope));
  const [first = null] = name === 'COUNT' ? [] : values();
  switch (name) {
    case 'COUNT':
      return String(scope.rows.length);
    case 'VERSION':
      return VARIABLES['@@VERSION'] ?? '';
    case 'USER':
    case 'CURRENT_USER':
    case 'SESSION_USER':
      return scope.session;
    case 'DATABASE':
      return null;
    case 'CONCAT':
      return values().includes(null) ? null : values().join('');
    case 'CONCAT_WS':
      return values()
        .slice(1)
        .filter((value) => value !== null)
        .join(first ?? '');
    case 'IF':
      return values()[isTrue(first) ? 1 : 2] ?? null;
    case 'IFNULL':
    case 'COALESCE':
      return values().find((value) => value !== null) ?? null;
    case 'LENGTH':
    case 'CHAR_LENGTH':
      return first === null ? null : String(first.length);
    case 'HEX':
      return first === null ? null : Buffer.from(first).toString('hex').toUpperCase();
    case 'QUOTE':
      return first === null ? 'NULL' : `'${first.replaceAll("'", "\\'")}'`;
    case 'LOWER':
      return first?.toLowerCase() ?? null;
    default:
      throw new SqlError(1305, '42000', `FUNCTION ${name} does not exist`);
  }
}
