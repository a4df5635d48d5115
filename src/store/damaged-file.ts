import { basename } from 'node:path';
import { same, type Text } from '../flows/run/text.ts';

/** A file of the store that cannot be what the store wrote. `line` counts from 1; `found` is for logs, `foundText` for people. */
export class DamagedFile extends Error {
  readonly path: string;
  readonly line: number | undefined;
  readonly found: string;
  readonly foundText: Text;

  constructor(
    path: string,
    line: number | undefined,
    found: string | Text,
    options?: ErrorOptions,
  ) {
    const foundText = typeof found === 'string' ? same(found) : found;
    super(
      `${basename(path)}${line === undefined ? '' : `, line ${line}`}: ${foundText.en}`,
      options,
    );
    this.name = 'DamagedFile';
    this.path = path;
    this.line = line;
    this.found = foundText.en;
    this.foundText = foundText;
  }
}
