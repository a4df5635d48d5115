import type { View } from '../fs/view.ts';
import type { Machine } from '../machine/machine.ts';
import { findRelease } from './find-release.ts';
import type { Release } from './release.ts';

const MAGIC = '!<arch>\nsimulated debian package\n';

/** The content of a simulated `.deb`: just enough to know which release it is. */
export function debContent({ name, version }: Release): string {
  return `${MAGIC}${JSON.stringify({ name, version })}\n`;
}

/** The release a `.deb` on disk holds; undefined when it is none. */
export async function readDeb(
  machine: Machine,
  fs: View,
  path: string,
): Promise<Release | undefined> {
  if (!(await fs.exists(path))) return undefined;
  const content = await fs.readFile(path);
  if (!content.startsWith(MAGIC)) return undefined;
  const { name, version } = JSON.parse(content.slice(MAGIC.length)) as Record<string, string>;
  return findRelease(machine, name ?? '', version ?? '');
}
