import { readFile } from 'node:fs/promises';
import { overviewOf } from '../flows/merges/overviews.ts';
import { readUpload } from '../flows/merges/table/read-upload.ts';
import type { Field } from '../flows/run/question.ts';
import { UsageError } from './command.ts';
import type { Reader } from './reader.ts';

/** The files somebody hands in, by field, as text. They are read here, by whoever answers: the bot may not be allowed to. */
export async function contentsOf(
  files: Readonly<Record<string, string>>,
  fields: readonly Field[] | undefined,
  reader: Reader,
): Promise<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const [field, path] of Object.entries(files)) {
    const read = readUpload(
      await readFile(path).catch(notReadable(path)),
      overviewOf(fields, field),
    );
    if (!read.ok) throw new UsageError(`--file ${path}: ${reader.say(read.problem)}`);
    values[field] = read.text;
  }
  return values;
}

function notReadable(path: string): (error: unknown) => never {
  return (error) => {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`--file ${path}: ${code ?? error}`, { cause: error });
  };
}
