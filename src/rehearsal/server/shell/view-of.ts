import type { View } from '../fs/view.ts';
import { createView } from '../fs/view.ts';
import type { Machine } from '../machine/machine.ts';
import { Killed, type Process } from '../machine/process.ts';

/** The disk as a process sees it; every access of a process that was killed fails. */
export function viewOf(machine: Machine, process: Process): View {
  return createView(machine.disk, () => {
    if (!process.alive) throw new Killed();
    return { uid: process.uid, gid: process.uid, umask: process.umask, now: machine.now() };
  });
}

/** The disk as any process of a user sees it. */
export function viewAs(machine: Machine, uid: number): View {
  return createView(machine.disk, () => ({ uid, gid: uid, umask: 0o022, now: machine.now() }));
}
