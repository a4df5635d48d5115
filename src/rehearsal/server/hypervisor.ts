import type { Snapshot } from './machine/snapshot.ts';
import type { PracticeMachine } from './practice-machine.ts';

/** Where the practice server's snapshots lie: what somebody with access to the hypervisor can do. */
export interface Hypervisor {
  take(name: string): void;
  /** The machine boots from the latest snapshot, and its name is returned; without one, nothing happens. */
  restoreLatest(): Promise<string | undefined>;
}

export function createHypervisor(machine: PracticeMachine): Hypervisor {
  let latest: { readonly name: string; readonly snapshot: Snapshot } | undefined;
  return {
    take(name) {
      latest = { name, snapshot: machine.snapshot() };
    },
    async restoreLatest() {
      if (!latest) return undefined;
      await machine.restore(latest.snapshot);
      return latest.name;
    },
  };
}
