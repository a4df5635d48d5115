import { type Unit, unitName } from '../machine/units.ts';
import type { Options } from '../shell/options.ts';
import type { Call } from '../shell/program.ts';

/** `list-units`, with patterns, `--type`, `--state`, `--all`; with a bullet before what failed, unless `--plain`. */
export function listUnits(call: Call, patterns: readonly string[], options: Options): number {
  const types = split(options.all('-t', '--type'));
  const wanted = split(options.all('--state'));
  const all = options.has('-a', '--all') || wanted.length > 0;
  const units = [...call.machine.units.values()]
    .filter(({ name }) => patterns.length === 0 || patterns.some((pattern) => fits(pattern, name)))
    .filter(({ name }) => types.length === 0 || types.includes(name.split('.').at(-1) ?? ''))
    .filter(
      (unit) =>
        wanted.length === 0 || [unit.active, unit.sub].some((state) => wanted.includes(state)),
    )
    .filter((unit) => all || unit.active !== 'inactive')
    .filter((unit) => !options.has('--failed') || unit.active === 'failed')
    .sort((a, b) => a.name.localeCompare(b.name));
  const plain = options.has('--plain');
  if (!options.has('--no-legend')) call.out('  UNIT LOAD ACTIVE SUB DESCRIPTION\n');
  for (const unit of units) {
    const bullet = plain ? '' : unit.active === 'failed' ? '● ' : '  ';
    call.out(
      `${bullet}${unit.name.padEnd(28)} ${loadState(call, unit)} ${unit.active.padEnd(8)} ${unit.sub.padEnd(7)} ${unit.description}\n`,
    );
  }
  if (!options.has('--no-legend')) call.out(`\n${units.length} loaded units listed.\n`);
  return 0;
}

export function loadState(call: Call, unit: Unit): string {
  return call.machine.world.unitFiles[unit.name] === 'masked' ? 'masked' : 'loaded';
}

export function listUnitFiles(call: Call, patterns: readonly string[]): number {
  for (const [name, state] of Object.entries(call.machine.world.unitFiles).sort()) {
    if (patterns.length > 0 && !patterns.some((pattern) => fits(pattern, name))) continue;
    call.out(`${name.padEnd(40)} ${state}\n`);
  }
  return 0;
}

function split(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.split(','));
}

function fits(pattern: string, name: string): boolean {
  const full = /[*?[]/.test(pattern) ? pattern : unitName(pattern);
  const expression = full
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${expression}$`).test(name);
}
