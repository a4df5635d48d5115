import { basename } from 'node:path';
import { CodedError } from '../errors.ts';
import { systemCode } from './files.ts';

/** Gives what the operating system says about a write (`ENOSPC`, `EIO` …) the code of the catalogue. */
export async function codeWriteErrors<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CodedError || systemCode(error) === undefined) throw error;
    const found = error instanceof Error ? error.message : String(error);
    throw new CodedError('state-not-written', `${basename(path)}: ${found}`, { cause: error });
  }
}
