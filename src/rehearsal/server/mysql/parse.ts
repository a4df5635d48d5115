import { syntaxError } from './sql-error.ts';
import { type Token, tokenize } from './tokens.ts';

export type Expression =
  | { readonly kind: 'value'; readonly value: string | null }
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'all' }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'operator';
      readonly sign: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'in'; readonly left: Expression; readonly list: readonly Expression[] }
  | { readonly kind: 'null'; readonly of: Expression };

/** Reads the tokens of one statement from left to right. */
export interface Reader {
  /** Takes a word or sign if it comes next. */
  take(...words: readonly string[]): boolean;
  need(...words: readonly string[]): void;
  /** A plain or quoted name, with its schema where it has one. */
  name(): string;
  string(): string;
  expression(): Expression;
  list(): readonly Expression[];
  end(): void;
  peek(): string;
}

/** Words that cannot stand where a value belongs. */
const RESERVED = new Set([
  'SELECT',
  'FROM',
  'WHERE',
  'SET',
  'ORDER',
  'BY',
  'UPDATE',
  'INTO',
  'AND',
  'OR',
]);

const COMPARISONS = ['=', '<>', '!=', '<', '>', '<=', '>=', '<=>', 'LIKE', 'REGEXP'];

export function createReader(sql: string): Reader {
  const tokens = tokenize(sql);
  let index = 0;

  const next = (): Token | undefined => tokens[index];
  function fail(): never {
    throw syntaxError(sql.slice(next()?.at ?? sql.length));
  }
  function is(word: string): boolean {
    const token = next();
    const named = token?.kind === 'word' || token?.kind === 'sign';
    return named && token.text.toUpperCase() === word.toUpperCase();
  }
  function take(...words: readonly string[]): boolean {
    const before = index;
    for (const word of words) {
      if (!is(word)) {
        index = before;
        return false;
      }
      index += 1;
    }
    return true;
  }
  function word(): string {
    const token = next();
    if (token?.kind !== 'word' && token?.kind !== 'name') fail();
    index += 1;
    return token.text;
  }
  function name(): string {
    let text = word();
    while (take('.')) text += `.${word()}`;
    return text;
  }

  function primary(): Expression {
    const token = next();
    if (token === undefined) fail();
    if (take('(')) {
      const inner = expression();
      if (!take(')')) fail();
      return inner;
    }
    if (take('*')) return { kind: 'all' };
    if (token.kind === 'string' || token.kind === 'number') {
      index += 1;
      return { kind: 'value', value: token.text };
    }
    if (token.kind === 'word' && RESERVED.has(token.text.toUpperCase())) fail();
    if (take('NULL')) return { kind: 'value', value: null };
    if (take('BINARY')) return primary();
    const text = name();
    if (!take('(')) return { kind: 'column', name: text };
    const args = is(')') ? [] : list();
    if (!take(')')) fail();
    return { kind: 'call', name: text.toUpperCase(), args };
  }

  function comparison(): Expression {
    const left = primary();
    if (take('IS', 'NOT', 'NULL')) return { kind: 'not', of: { kind: 'null', of: left } };
    if (take('IS', 'NULL')) return { kind: 'null', of: left };
    const negated = take('NOT');
    if (take('IN')) {
      if (!take('(')) fail();
      const found: Expression = { kind: 'in', left, list: list() };
      if (!take(')')) fail();
      return negated ? { kind: 'not', of: found } : found;
    }
    for (const sign of COMPARISONS) {
      if (!take(sign)) continue;
      const compared: Expression = { kind: 'operator', sign, left, right: primary() };
      return negated ? { kind: 'not', of: compared } : compared;
    }
    if (negated) fail();
    return left;
  }

  function negation(): Expression {
    return take('NOT') ? { kind: 'not', of: negation() } : comparison();
  }
  function conjunction(): Expression {
    let left = negation();
    while (take('AND') || take('&&')) {
      left = { kind: 'operator', sign: 'AND', left, right: negation() };
    }
    return left;
  }
  function expression(): Expression {
    let left = conjunction();
    while (take('OR') || take('||')) {
      left = { kind: 'operator', sign: 'OR', left, right: conjunction() };
    }
    return left;
  }
  function list(): readonly Expression[] {
    const items = [expression()];
    while (take(',')) items.push(expression());
    return items;
  }

  return {
    take,
    need: (...words) => {
      if (!take(...words)) fail();
    },
    name,
    string: () => {
      const token = next();
      if (token?.kind !== 'string') fail();
      index += 1;
      return token.text;
    },
    expression,
    list,
    end: () => {
      if (next() !== undefined) fail();
    },
    peek: () => next()?.text.toUpperCase() ?? '',
  };
}
