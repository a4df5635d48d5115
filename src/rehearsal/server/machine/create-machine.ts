import type { Clock } from '../../../clock.ts';
import type { Disk } from '../fs/disk.ts';
import type { Tree } from '../fs/tree.ts';
import type { Program } from '../shell/program.ts';
import { runShell } from '../shell/run-shell.ts';
import { TEXT_TOOLS } from '../shell/text-tools.ts';
import { noFaults } from './faults.ts';
import { createLockTable } from './locks.ts';
import type { Machine } from './machine.ts';
import type { Outside } from './outside.ts';
import { createProcFiles } from './proc-files.ts';
import { createProcessTable, Killed, type Process } from './process.ts';
import { freeKb } from './space.ts';
import type { World } from './world.ts';

export interface MachineParts {
  readonly clock: Clock;
  readonly world: World;
  readonly outside: Outside;
  readonly tree: Tree;
  readonly programs: ReadonlyMap<string, Program>;
}

/** A machine that is switched off. */
export function createMachine({ clock, world, outside, tree, programs }: MachineParts): Machine {
  const reports: string[] = [];
  const running = new Set<Promise<unknown>>();
  const now = () => clock.now().getTime();
  const disk: Disk = {
    tree,
    live: createProcFiles(() => machine),
    fits: (path, bytes) => freeKb(machine, path) > bytes / 1024,
  };

  function background(work: Promise<unknown>): void {
    const done = work
      .catch((thrown: unknown) => {
        if (!(thrown instanceof Killed)) machine.report(String(thrown));
      })
      .finally(() => running.delete(done));
    running.add(done);
  }

  const machine: Machine = {
    clock,
    now,
    disk,
    world,
    outside,
    faults: noFaults(),
    processes: createProcessTable(now),
    units: new Map(),
    locks: createLockTable(),
    programs,
    runShell,
    hasProgram: (name) => programs.has(name) || TEXT_TOOLS.has(name),
    system: 'off',
    session: new AbortController(),
    grants: null,
    journal: [],
    attachments: new Set(),
    sleep: (ms, process) => sleepAs(clock, ms, process),
    background,
    report: (what) => {
      if (!reports.includes(what)) reports.push(what);
    },
    reports,
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
  return machine;
}

async function sleepAs(clock: Clock, ms: number, process: Process): Promise<void> {
  if (ms > 0) await clock.sleep(ms, process.end.signal);
  if (!process.alive) throw new Killed();
}
