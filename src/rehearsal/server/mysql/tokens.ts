import { syntaxError } from './sql-error.ts';

export interface Token {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'sign';
  readonly text: string;
  /** Where it begins, for messages. */
  readonly at: number;
}

const PATTERN =
  /\s+|--\s[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/|(?<word>@@?[\w.]+|[A-Za-z_][\w$]*)|`(?<name>[^`]*)`|'(?<single>(?:[^'\\]|\\.|'')*)'|"(?<double>(?:[^"\\]|\\.|"")*)"|(?<number>\d+(?:\.\d+)?)|(?<sign><=>|<>|!=|<=|>=|:=|&&|\|\||[-+*/%(),.;=<>])/gy;

/** Cuts one statement into tokens. */
export function tokenize(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < sql.length) {
    const at = PATTERN.lastIndex;
    const match = PATTERN.exec(sql);
    if (match === null) throw syntaxError(sql.slice(at));
    const groups = match.groups ?? {};
    const text = groups['single'] ?? groups['double'];
    if (groups['word'] !== undefined) tokens.push({ kind: 'word', text: groups['word'], at });
    else if (groups['name'] !== undefined) tokens.push({ kind: 'name', text: groups['name'], at });
    else if (text !== undefined) tokens.push({ kind: 'string', text: withoutEscapes(text), at });
    else if (groups['number'] !== undefined) {
      tokens.push({ kind: 'number', text: groups['number'], at });
    } else if (groups['sign'] !== undefined) {
      tokens.push({ kind: 'sign', text: groups['sign'], at });
    }
  }
  return tokens;
}

function withoutEscapes(text: string): string {
  return text
    .replace(/''/g, "'")
    .replace(/""/g, '"')
    .replace(/\\(.)/g, (_whole, sign: string) => ({ n: '\n', t: '\t', '0': '\0' })[sign] ?? sign);
}

/** Splits a script at `;` outside of quotes; each statement with the line it begins on. */
export function splitStatements(
  script: string,
): readonly { readonly sql: string; readonly line: number }[] {
  const statements: { sql: string; line: number }[] = [];
  const piece = /(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|--\s[^\n]*|[^;'"`])+/g;
  for (const match of script.matchAll(piece)) {
    const sql = match[0].trim();
    if (sql === '') continue;
    const start = match.index + (match[0].length - match[0].trimStart().length);
    statements.push({ sql, line: script.slice(0, start).split('\n').length });
  }
  return statements;
}
