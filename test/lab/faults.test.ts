import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breachesAfter } from './faults/check.ts';
import { LAB_FAULTS, type LabFault, TARGETS, type Target } from './faults/faults.ts';
import { type Cell, labPage } from './faults/page.ts';
import { strikeWith } from './faults/strike.ts';
import { enterLab, NOT_HERE } from './lab.ts';
import { startMachine } from './machine/start-machine.ts';
import { carryOutUpgrade } from './office/carry-out-upgrade.ts';
import { PROJECT } from './paths.ts';
import { type PackageServers, servePackages } from './repository/serve-packages.ts';

/** Upgrades at the same time; this machine has few cores, and most of an upgrade is waiting. */
const AT_ONCE = 3;
const FIRST_NUMBER = 20;

/** Both installations and both restarts of a real server, each struck by each fault. */
describe.skipIf(NOT_HERE)('an upgrade that is struck four times', () => {
  let packages: PackageServers;
  const cells: Cell[] = [];

  async function strike(fault: LabFault, number: number): Promise<void> {
    const { diskMiB } = fault;
    const disk = diskMiB === undefined ? {} : { diskMiB };
    const machine = await startMachine({ root: enterLab().root, number, ...disk });
    try {
      const struck = new Set<Target>();
      const upgrade = await carryOutUpgrade(machine, strikeWith(fault, machine, struck));
      const breaches = await breachesAfter(fault.id, machine, upgrade);
      for (const target of TARGETS) {
        const missed = struck.has(target) ? [] : ['the fault never met it'];
        cells.push({ fault: fault.id, target, breaches: [...missed, ...breaches] });
      }
    } finally {
      await machine.stop();
    }
  }

  beforeAll(async () => {
    packages = await servePackages(enterLab().repositories);
    const todo = LAB_FAULTS.map((fault, at) => ({ fault, number: FIRST_NUMBER + at }));
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let next = todo.shift(); next; next = todo.shift()) {
          await strike(next.fault, next.number);
        }
      }),
    );
  }, 2_400_000);

  afterAll(async () => {
    await packages?.close();
    writeFileSync(join(PROJECT, 'docs/fault-matrix-lab.md'), labPage(cells));
  });

  test.each(
    LAB_FAULTS.flatMap(({ id, title }) => TARGETS.map((target) => [title, target, id] as const)),
  )('%s × %s', (_, target, id) => {
    const cell = cells.find((one) => one.fault === id && one.target === target);
    expect(cell?.breaches).toEqual([]);
  });
});
