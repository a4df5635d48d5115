import type { Tree } from '../fs/tree.ts';
import { powerOff, powerOn, startEverything } from './boot.ts';
import type { Machine } from './machine.ts';
import type { World } from './world.ts';

/** The disk of a machine at one moment, with its boot id. */
export interface Snapshot {
  readonly world: World;
  readonly tree: Tree;
  /** Milliseconds of the machine's clock. */
  readonly takenAt: number;
}

export function takeSnapshot(machine: Machine): Snapshot {
  return {
    world: structuredClone(machine.world),
    tree: structuredClone(machine.disk.tree),
    takenAt: machine.now(),
  };
}

/** Puts disk and packages back. Without the memory the machine boots; with it, it goes on under its old boot id. */
export async function restoreSnapshot(
  machine: Machine,
  snapshot: Snapshot,
  memory: boolean,
): Promise<void> {
  await powerOff(machine);
  machine.world = structuredClone(snapshot.world);
  machine.disk.tree = structuredClone(snapshot.tree);
  if (!memory) {
    await powerOn(machine);
    return;
  }
  await powerOn(machine, snapshot.world.bootId);
  machine.world.bootedAt = snapshot.world.bootedAt;
  startEverything(machine);
}
