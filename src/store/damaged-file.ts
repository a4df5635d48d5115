import { basename } from 'node:path';

/** A file of the store that cannot be what the store wrote. `line` counts from 1. */
export class DamagedFile extends Error {
  readonly path: string;
  readonly line: number | undefined;
  readonly found: string;

  constructor(path: string, line: number | undefined, found: string, options?: ErrorOptions) {
    super(`${basename(path)}${line === undefined ? '' : `, line ${line}`}: ${found}`, options);
    this.name = 'DamagedFile';
    this.path = path;
    this.line = line;
    this.found = found;
  }
}
