import * as promises from 'node:fs/promises';

/**
 * The part of the file system the store works with. It is an argument, so that a test can take the disk away at any
 * moment and look at what is left.
 */
export type Files = Pick<
  typeof promises,
  'copyFile' | 'link' | 'mkdir' | 'open' | 'readFile' | 'readdir' | 'rename' | 'stat' | 'unlink'
>;

export const DISK: Files = promises;

/** The operating system's code of an error (`ENOENT`, `ENOSPC` …), where it has one. */
export function systemCode(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : undefined;
}

/** What a read or look yields, or undefined where there is no such file. */
export async function ifExists<T>(looking: Promise<T>): Promise<T | undefined> {
  try {
    return await looking;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
