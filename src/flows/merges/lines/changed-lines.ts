/**
 * Which lines of a text have changed. Entries stand one further than their lines, so that there is an unchanged one before
 * the first line and after the last.
 */
export class ChangedLines {
  readonly flags: Uint8Array;
  readonly lines: Int32Array;

  constructor(lines: Int32Array) {
    this.lines = lines;
    this.flags = new Uint8Array(lines.length + 2);
  }

  get count(): number {
    return this.lines.length;
  }

  has(line: number): boolean {
    return this.flags[line + 1] === 1;
  }

  set(line: number, changed: boolean): void {
    this.flags[line + 1] = changed ? 1 : 0;
  }
}
