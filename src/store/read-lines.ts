import { DamagedFile } from './damaged-file.ts';
import type { Files } from './files.ts';
import { LONGEST_LINE } from './journal-record.ts';

const CHUNK_BYTES = 64 * 1024;
const NEWLINE = 0x0a;

export interface Line {
  /** Without the newline. */
  readonly bytes: Buffer;
  /** Counted from 1. */
  readonly number: number;
  /** Where the line begins in the file, in bytes. */
  readonly offset: number;
  /** False for a last line without a newline. */
  readonly finished: boolean;
}

/** Which part of a file to read. */
export interface Range {
  /** Byte to begin at, the first of line `number`. */
  readonly offset?: number;
  readonly number?: number;
  /** Byte to stop before. */
  readonly end?: number;
  /** Lines to pass over from there. */
  readonly skip?: number;
}

/** The lines of a file, one after the other; holds one line in memory. */
export async function* readLines(
  files: Files,
  path: string,
  { offset = 0, number = 1, end = Number.POSITIVE_INFINITY, skip = 0 }: Range = {},
): AsyncGenerator<Line> {
  const first = number + skip;
  const handle = await files.open(path, 'r');
  try {
    let line = { number, offset, parts: [] as Buffer[], length: 0 };
    for (let position = offset; position < end; ) {
      const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, end - position));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
      if (bytesRead === 0) break;
      const chunk = buffer.subarray(0, bytesRead);
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
        line.parts.push(chunk.subarray(from, at));
        if (line.number >= first) yield lineFrom(line, true);
        from = at + 1;
        line = { number: line.number + 1, offset: position + from, parts: [], length: 0 };
      }
      line.parts.push(chunk.subarray(from));
      line.length += bytesRead - from;
      if (line.length > LONGEST_LINE)
        throw new DamagedFile(path, line.number, `the line has more than ${LONGEST_LINE} bytes`);
      position += bytesRead;
    }
    if (line.length > 0 && line.number >= first) yield lineFrom(line, false);
  } finally {
    await handle.close();
  }
}

function lineFrom(
  line: { readonly number: number; readonly offset: number; readonly parts: readonly Buffer[] },
  finished: boolean,
): Line {
  return { bytes: Buffer.concat(line.parts), number: line.number, offset: line.offset, finished };
}

/**
 * The offset of the last line, found from the end backwards. The file must end with a newline; undefined when it is
 * empty or does not.
 */
export async function offsetOfLastLine(files: Files, path: string): Promise<number | undefined> {
  const handle = await files.open(path, 'r');
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(CHUNK_BYTES);
    if (size === 0) return undefined;
    await handle.read(tail, 0, 1, size - 1);
    if (tail[0] !== NEWLINE) return undefined;
    for (let end = size - 1; end > 0; ) {
      const start = Math.max(0, end - CHUNK_BYTES);
      const { bytesRead } = await handle.read(tail, 0, end - start, start);
      const found = tail.subarray(0, bytesRead).lastIndexOf(NEWLINE);
      if (found !== -1) return start + found + 1;
      end = start;
    }
    return 0;
  } finally {
    await handle.close();
  }
}
