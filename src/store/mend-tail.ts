import { basename } from 'node:path';
import type { Files } from './files.ts';
import { fileTime } from './keep-copy.ts';
import type { Line } from './read-lines.ts';
import type { Report } from './report.ts';
import { writeAll, writeDurably } from './write-durably.ts';

/** What stands behind the last newline of a journal. */
export interface Tail {
  readonly line: Line;
  /** It is a whole record, only its newline is missing. */
  readonly whole: boolean;
}

/**
 * Deals with what a crash in the middle of a write left at the end of a journal. A whole record gets its newline: an
 * editor may have taken it from an acknowledged one. Anything else was never acknowledged and moves into a file of its own.
 */
export async function mendTail(
  files: Files,
  path: string,
  { line, whole }: Tail,
  now: Date,
  report: Report,
): Promise<void> {
  const file = basename(path);
  if (!whole) {
    const copy = `${path}.torn-${fileTime(now)}`;
    await writeDurably(files, copy, line.bytes);
    report({ kind: 'torn-line-cut', file, found: `${line.bytes.length} bytes, kept as ${copy}` });
  }
  const handle = await files.open(path, 'r+');
  try {
    if (whole) await writeAll(handle, Buffer.from('\n'), line.offset + line.bytes.length);
    else await handle.truncate(line.offset);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (whole) report({ kind: 'line-completed', file, found: `line ${line.number}` });
}
