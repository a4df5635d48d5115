import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Linux's file system in memory, for tests that need many folders and no disk. */
export const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** An empty folder that is gone after the test. */
export async function makeFolder(base = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(base, 'store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
