import { chmod, lstat, mkdir } from 'node:fs/promises';
import type { Person } from '../config/server.ts';
import { CodedError } from '../errors.ts';
import { claimedFolder } from './files.ts';

/**
 * Others may drop files but neither list the folder nor touch the files of each other. Together with names that cannot be
 * guessed this keeps a request and its reply between asker and bot.
 */
const DROP_BOX = 0o1733;
const PRIVATE = 0o700;

/**
 * Makes the folder for requests, or takes the one that is there: open to other users of the machine only when the
 * inventory knows one. Rejects with `requests-unusable` when somebody else owns it.
 */
export async function prepareFolder(folder: string, people: readonly Person[]): Promise<void> {
  const own = process.getuid?.();
  const others = people.some(({ uid }) => uid !== undefined && uid !== own);
  await makeOwn(folder, others ? DROP_BOX : PRIVATE, own);
  await makeOwn(claimedFolder(folder), PRIVATE, own);
}

async function makeOwn(path: string, mode: number, own: number | undefined): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: PRIVATE });
    const found = await lstat(path);
    if (!found.isDirectory()) throw unusable(`${path} is not a folder.`);
    if (own !== undefined && found.uid !== own) {
      throw unusable(`${path} belongs to the user ${found.uid}, the bot runs as ${own}.`);
    }
    if ((found.mode & 0o7777) !== mode) await chmod(path, mode);
  } catch (error) {
    if (error instanceof CodedError) throw error;
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new CodedError('requests-unusable', `${path}: ${code}.`, { cause: error });
  }
}

function unusable(found: string): CodedError {
  return new CodedError('requests-unusable', found);
}
