import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathOf } from './path-of.ts';

/**
 * A folder that holds these commands of this computer and no others, for the `PATH` of a sandbox. One for each list and
 * computer, since hundreds of sandboxes want the same.
 */
export function folderOfCommands(names: readonly string[]): string {
  const targets = names.map((name) => [name, pathOf(name)] as const);
  const list = createHash('sha256').update(JSON.stringify(targets)).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `ucware-upgrade-commands-${list}`);
  if (existsSync(folder)) return folder;
  const made = mkdtempSync(`${folder}-`);
  for (const [name, target] of targets) symlinkSync(target, join(made, name));
  try {
    renameSync(made, folder);
  } catch {
    // Another worker was quicker, with the same links.
    rmSync(made, { recursive: true });
  }
  return folder;
}
