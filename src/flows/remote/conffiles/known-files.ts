import type { Present } from './present.ts';

/** A configuration file as a package on the server has it recorded. */
export type KnownFile = Present['files'][number];

/** dpkg's record of each file, by path: a file may have gone from one package to another; the one that still ships it counts. */
export function knownFiles({ files }: Present): ReadonlyMap<string, KnownFile> {
  const known = new Map<string, KnownFile>();
  for (const file of files) {
    const other = known.get(file.path);
    if (!other || other.obsolete) known.set(file.path, file);
  }
  return known;
}
