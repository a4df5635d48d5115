import type { World } from '../machine/world.ts';

/** Packages that are unpacked and not (or not wholly) configured, by name. */
export function waitingNames(world: World): readonly string[] {
  return Object.entries(world.packages)
    .filter(([, { status }]) => status === 'unpacked' || status === 'half-configured')
    .map(([name]) => name)
    .sort();
}
