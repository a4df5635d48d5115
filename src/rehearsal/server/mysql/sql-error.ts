/** An error of the MySQL server with its number and SQL state. */
export class SqlError extends Error {
  readonly number: number;
  readonly state: string;

  constructor(number: number, state: string, message: string) {
    super(message);
    this.name = 'SqlError';
    this.number = number;
    this.state = state;
  }

  /** As the client prints it; `line` is counted from the start of the input, 0 for none. */
  print(line: number): string {
    const place = line > 0 ? ` at line ${line}` : '';
    return `ERROR ${this.number} (${this.state})${place}: ${this.message}\n`;
  }
}

export function syntaxError(near: string): SqlError {
  return new SqlError(
    1064,
    '42000',
    `You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near '${near}' at line 1`,
  );
}
