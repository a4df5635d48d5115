import { type Release, release } from '../release.ts';

/** A package of a repository that has nothing to do with Ubuntu or the vendor. */
export const NODEJS: Readonly<Record<'installed' | 'offered', Release>> = {
  installed: nodejs('18.19.0-1nodesource1'),
  offered: nodejs('18.20.4-1nodesource1'),
};

function nodejs(version: string): Release {
  return release('nodejs', version, { section: 'web', size: 29_000_000 });
}
