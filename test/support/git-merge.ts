import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Triple } from './triples.ts';

export interface GitMerge {
  readonly text: string;
  /** git says no more than 127. */
  readonly conflicts: number;
}

/** `git merge-file` in a folder of its own, so that several may run side by side. */
export function openGitMerge(): { merge(triple: Triple): Promise<GitMerge>; close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'ucware-git-merge-'));
  const labels = ['own', 'base', 'vendor'].flatMap((label) => ['-L', label]);
  const files = ['own', 'base', 'vendor'].map((name) => join(folder, name));
  return {
    async merge(triple) {
      await Promise.all(
        [triple.own, triple.base, triple.vendor].map((text, at) =>
          writeFile(files[at] as string, text),
        ),
      );
      return new Promise((resolve, reject) => {
        const options = { maxBuffer: 2 ** 28, cwd: folder };
        execFile('git', ['merge-file', '-p', ...labels, ...files], options, (error, text) => {
          const code = error ? error.code : 0;
          if (typeof code !== 'number' || code > 127) reject(error as Error);
          else resolve({ text, conflicts: code });
        });
      });
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
