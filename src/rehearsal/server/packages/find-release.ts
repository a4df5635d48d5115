import type { Machine } from '../machine/machine.ts';
import { CATALOGUE } from './catalogue/catalogue.ts';
import type { Release } from './release.ts';

/** The release behind a name and a version: what a `.deb` or an index line stands for. */
export function findRelease(machine: Machine, name: string, version: string): Release | undefined {
  const matches = (item: Release) => item.name === name && item.version === version;
  for (const repository of machine.outside.repositories) {
    const found = repository.releases.find(matches);
    if (found) return found;
  }
  return CATALOGUE.find(matches);
}
