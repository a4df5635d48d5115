import { viewOf } from '../shell/view-of.ts';
import type { Machine } from './machine.ts';
import { endUnit, note } from './services.ts';

const DROP_IN = '/etc/systemd/system/apt-daily.service.d';

/**
 * What `apt-daily.timer` starts: it holds apt's locks for a while, unless the timer or the service is switched off or the
 * service has a condition that does not hold.
 */
export async function aptDaily(machine: Machine, ms: number): Promise<void> {
  const { unitFiles } = machine.world;
  const off = ['apt-daily.timer', 'apt-daily.service'].some((name) =>
    ['disabled', 'masked'].includes(unitFiles[name] ?? ''),
  );
  const unit = machine.units.get('apt-daily.service');
  if (off || unit === undefined) return;
  const process = machine.processes.start(undefined, ['/usr/bin/apt-get', '-qq', '-y', 'update'], {
    unit: unit.name,
  });
  if (await conditionFails(machine, process)) {
    machine.processes.finish(process);
    note(
      machine,
      unit.name,
      'Condition check resulted in Daily apt download activities being skipped.',
    );
    return;
  }
  unit.active = 'activating';
  unit.sub = 'start';
  unit.main = process;
  for (const path of [
    '/var/lib/apt/lists/lock',
    '/var/lib/dpkg/lock-frontend',
    '/var/lib/dpkg/lock',
  ]) {
    machine.locks.take(path, process);
  }
  await machine.clock.sleep(ms, process.end.signal);
  machine.locks.release(process);
  endUnit(machine, unit);
}

async function conditionFails(
  machine: Machine,
  process: Parameters<typeof viewOf>[1],
): Promise<boolean> {
  const fs = viewOf(machine, process);
  if (!(await fs.exists(DROP_IN))) return false;
  for (const name of await fs.readdir(DROP_IN)) {
    const text = await fs.readFile(`${DROP_IN}/${name}`);
    for (const [, negated, path] of text.matchAll(/^ConditionPathExists=(!?)(\S+)$/gm)) {
      if ((await fs.exists(path ?? '')) === (negated === '!')) return true;
    }
  }
  return false;
}
