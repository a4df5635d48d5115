import { reboot } from '../machine/boot.ts';
import { IDLE, SERVICES, startUnit, stopUnit, TIMERS } from '../machine/services.ts';
import { unitName } from '../machine/units.ts';
import { parseOptions } from '../shell/options.ts';
import type { Call, Program } from '../shell/program.ts';
import { listUnitFiles, listUnits } from './systemctl-list.ts';
import { showUnits } from './systemctl-show.ts';

const FLAGS =
  '--all -a --no-pager --no-legend --plain --quiet -q --no-block --no-ask-password --full -l --value --now --runtime --force -f --system --no-wall --failed';
const SPEC = {
  ...Object.fromEntries(FLAGS.split(' ').map((name) => [name, 'flag' as const])),
  ...Object.fromEntries(
    '--type -t --state --property -p --lines -n --output -o --job-mode --root'
      .split(' ')
      .map((name) => [name, 'value' as const]),
  ),
};

/** systemctl 237: no `is-system-running --wait`. */
export const systemctl: Program = async (call) => {
  const options = parseOptions(call.args, SPEC);
  const bad = options.unknown[0];
  if (bad !== undefined) {
    call.unsupported(`option ${bad}`);
    call.err(`systemctl: unrecognized option '${bad}'\n`);
    return 1;
  }
  const [verb = 'list-units', ...words] = options.rest;
  const names = words.map(unitName);
  const quiet = options.has('-q', '--quiet');
  switch (verb) {
    case 'is-system-running':
      if (!quiet) call.out(`${call.machine.system}\n`);
      return call.machine.system === 'running' ? 0 : 1;
    case 'is-active':
    case 'is-failed':
      return states(call, names, verb === 'is-active' ? ['active'] : ['failed'], quiet);
    case 'is-enabled':
      return enabledStates(call, names, quiet);
    case 'list-units':
      return listUnits(call, words, options);
    case 'list-unit-files':
      return listUnitFiles(call, words);
    case 'show':
      return showUnits(call, names, options.all('-p', '--property'), options.has('--value'));
    case 'status':
      return status(call, names);
    case 'cat':
      return 0;
    case 'start':
    case 'restart':
    case 'stop':
    case 'try-restart':
    case 'reload':
      return change(call, verb, names);
    case 'enable':
    case 'disable':
    case 'mask':
    case 'unmask':
      return setFile(call, verb, names, options.has('--now'));
    case 'daemon-reload':
    case 'reset-failed':
      return call.process.uid === 0 ? 0 : denied(call, `${verb}`);
    case 'reboot':
      return rebootNow(call);
    default:
      call.unsupported(`verb ${verb}`);
      call.err(`Unknown operation ${verb}.\n`);
      return 1;
  }
};

/** The restart of the machine; an ordinary user is refused by polkit. */
export function rebootNow(call: Call): number {
  if (call.process.uid !== 0) {
    call.err(
      'Failed to set wall message, ignoring: Interactive authentication required.\n' +
        'Failed to reboot system via logind: Interactive authentication required.\n' +
        'Failed to open /dev/initctl: Permission denied\nFailed to talk to init daemon.\n',
    );
    return 1;
  }
  call.machine.background(reboot(call.machine));
  return 0;
}

function denied(call: Call, action: string): number {
  call.err(`Failed to ${action}: Interactive authentication required.\n`);
  return 1;
}

function states(
  call: Call,
  names: readonly string[],
  good: readonly string[],
  quiet: boolean,
): number {
  let code = 3;
  for (const name of names) {
    const active = call.machine.units.get(name)?.active ?? 'inactive';
    if (!quiet) call.out(`${active}\n`);
    if (good.includes(active)) code = 0;
  }
  return code;
}

function enabledStates(call: Call, names: readonly string[], quiet: boolean): number {
  let code = 1;
  for (const name of names) {
    const state = call.machine.world.unitFiles[name];
    if (state === undefined) {
      call.err(`Failed to get unit file state for ${name}: No such file or directory\n`);
      continue;
    }
    if (!quiet) call.out(`${state}\n`);
    if (state === 'enabled' || state === 'static') code = 0;
  }
  return code;
}

function status(call: Call, names: readonly string[]): number {
  let code = 0;
  for (const name of names) {
    const unit = call.machine.units.get(name);
    if (unit === undefined) {
      call.err(`Unit ${name} could not be found.\n`);
      code = 4;
      continue;
    }
    const dot = unit.active === 'failed' ? '×' : '●';
    call.out(
      `${dot} ${unit.name} - ${unit.description}\n   Loaded: loaded\n   Active: ${unit.active} (${unit.sub})\n`,
    );
    if (unit.main) call.out(` Main PID: ${unit.main.pid} (${unit.main.comm})\n`);
    if (unit.active !== 'active') code = 3;
  }
  return code;
}

async function change(call: Call, verb: string, names: readonly string[]): Promise<number> {
  let code = 0;
  for (const name of names) {
    if (call.process.uid !== 0) {
      denied(call, `${verb} ${name}`);
      call.err(`See system logs and 'systemctl status ${name}' for details.\n`);
      code = 1;
      continue;
    }
    if (!call.machine.units.has(name) && !isKnown(name)) {
      call.err(`Failed to ${verb} ${name}: Unit ${name} not found.\n`);
      code = 5;
      continue;
    }
    if (verb !== 'start' && verb !== 'reload') await stopUnit(call.machine, name);
    if (verb === 'stop' || verb === 'reload') continue;
    const problem = startUnit(call.machine, name);
    if (problem === null) continue;
    call.err(`${problem}\n`);
    code = 1;
  }
  return code;
}

function isKnown(name: string): boolean {
  return [...SERVICES, ...TIMERS, ...IDLE].some(({ unit }) => unit === name);
}

async function setFile(
  call: Call,
  verb: 'enable' | 'disable' | 'mask' | 'unmask',
  names: readonly string[],
  now: boolean,
): Promise<number> {
  if (call.process.uid !== 0) return denied(call, `${verb} unit`);
  const { unitFiles } = call.machine.world;
  for (const name of names) {
    const path = `/etc/systemd/system/${name}`;
    const before = unitFiles[name];
    if (before === undefined && verb !== 'mask') {
      call.err(`Failed to ${verb} unit: Unit file ${name} does not exist.\n`);
      return 1;
    }
    if (verb === 'mask') {
      if (!(await call.fs.exists(path))) await call.fs.symlink('/dev/null', path);
      unitFiles[name] = 'masked';
      call.err(`Created symlink ${path} → /dev/null.\n`);
    } else if (verb === 'unmask') {
      if (before === 'masked') {
        await call.fs.rm(path, { force: true });
        unitFiles[name] = 'enabled';
        call.err(`Removed ${path}.\n`);
      }
    } else if (before !== 'static' && before !== 'masked') {
      unitFiles[name] = verb === 'enable' ? 'enabled' : 'disabled';
    }
    if (!now) continue;
    if (verb === 'enable') startUnit(call.machine, name);
    else await stopUnit(call.machine, name);
  }
  return 0;
}
