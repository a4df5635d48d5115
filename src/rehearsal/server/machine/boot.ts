import { randomUUID } from 'node:crypto';
import { aptDaily } from './apt-daily.ts';
import type { Machine } from './machine.ts';
import {
  IDLE,
  isInstalledService,
  loadUnits,
  note,
  SERVICES,
  startUnit,
  TIMERS,
} from './services.ts';

/** Simulated milliseconds: from the command to the network going down, and until the kernel is up again. */
const SHUTDOWN_MS = 4_000;
const AWAY_MS = 38_000;
/** What comes up after the last service before systemd calls the system running. */
const SETTLE_MS = 3_000;

/** Switches the machine on: the SSH server answers at once, the services follow one by one. */
export async function powerOn(machine: Machine, bootId: string = randomUUID()): Promise<void> {
  machine.session.abort();
  machine.session = new AbortController();
  machine.world.bootId = bootId;
  machine.world.bootedAt = machine.now();
  machine.world.kernel = newestKernel(machine) ?? machine.world.kernel;
  machine.system = 'starting';
  machine.units.clear();
  machine.journal.length = 0;
  forgetRun(machine);
  loadUnits(machine);
  startUnit(machine, 'ssh.service');
  for (const attachment of machine.attachments) await attachment.up();
  machine.background(startServices(machine));
}

async function startServices(machine: Machine): Promise<void> {
  const { signal } = machine.session;
  const slow = machine.faults.bootSlowness;
  const due = [...SERVICES, ...TIMERS, ...IDLE]
    .filter((item) => item.afterMs > 0 && isInstalledService(machine, item))
    .filter((item) => !['disabled', 'masked'].includes(machine.world.unitFiles[item.unit] ?? ''))
    .sort((a, b) => a.afterMs - b.afterMs);
  let elapsed = 0;
  let failed = false;
  for (const item of due) {
    await machine.clock.sleep((item.afterMs - elapsed) * slow, signal);
    if (signal.aborted) return;
    elapsed = item.afterMs;
    failed = startUnit(machine, item.unit) !== null || failed;
    if (item.unit === 'apt-daily.timer' && machine.faults.aptDailyAfterBootMs > 0) {
      machine.background(aptDaily(machine, machine.faults.aptDailyAfterBootMs));
    }
  }
  await machine.clock.sleep(SETTLE_MS * slow, signal);
  if (signal.aborted) return;
  machine.system = failed ? 'degraded' : 'running';
  note(machine, 'systemd', 'Startup finished.');
}

/** Everything as after a fresh boot, without the waiting: the state a practice begins in. */
export function startEverything(machine: Machine): void {
  let failed = false;
  for (const item of [...SERVICES, ...TIMERS, ...IDLE]) {
    if (item.afterMs === 0 || !isInstalledService(machine, item)) continue;
    failed = startUnit(machine, item.unit) !== null || failed;
  }
  machine.system = failed ? 'degraded' : 'running';
}

/** The power is gone or the system went down: nothing that ran runs any more. */
export async function powerOff(machine: Machine): Promise<void> {
  machine.session.abort();
  machine.system = 'off';
  machine.processes.killAll();
  machine.units.clear();
  machine.grants = null;
  machine.outside.calls = 0;
  for (const attachment of machine.attachments) await attachment.down();
}

/** Goes down and, unless a fault keeps it away, comes back with a new boot id. */
export async function reboot(machine: Machine): Promise<void> {
  if (machine.system === 'stopping' || machine.system === 'off') return;
  machine.system = 'stopping';
  const { signal } = machine.session;
  await machine.clock.sleep(SHUTDOWN_MS, signal);
  if (signal.aborted) return;
  await powerOff(machine);
  const away = new AbortController();
  machine.session = away;
  await machine.clock.sleep(AWAY_MS * machine.faults.bootSlowness, away.signal);
  if (away.signal.aborted || machine.faults.rebootNeverReturns) return;
  await powerOn(machine);
}

/** `/run` lies in memory: marks like `reboot-required` are gone after a boot. Its folders are made anew. */
function forgetRun({ disk }: Machine): void {
  const run = disk.tree.root.entries.get('run');
  if (run?.kind !== 'folder') return;
  for (const [name, node] of run.entries) if (node.kind !== 'folder') run.entries.delete(name);
}

function newestKernel(machine: Machine): string | undefined {
  return Object.keys(machine.world.packages)
    .flatMap((name) => /^linux-image-(\d.*-generic)$/.exec(name)?.[1] ?? [])
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1);
}
