import type { Unit } from '../machine/units.ts';
import type { Call } from '../shell/program.ts';
import { loadState } from './systemctl-list.ts';

/** `show`: the properties asked for, or all we know; a unit nobody knows is `not-found` and no error. */
export function showUnits(
  call: Call,
  names: readonly string[],
  wanted: readonly string[],
  valueOnly: boolean,
): number {
  const keys = wanted.flatMap((text) => text.split(','));
  for (const name of names) {
    const properties = propertiesOf(call, name, call.machine.units.get(name));
    const shown = keys.length === 0 ? Object.keys(properties) : keys;
    for (const key of shown) {
      const value = properties[key];
      if (value === undefined) {
        call.unsupported(`property ${key}`);
        continue;
      }
      call.out(valueOnly ? `${value}\n` : `${key}=${value}\n`);
    }
  }
  return 0;
}

function propertiesOf(call: Call, name: string, unit: Unit | undefined): Record<string, string> {
  const { world } = call.machine;
  return {
    Id: name,
    Names: name,
    Description: unit?.description ?? name,
    LoadState: unit === undefined ? 'not-found' : loadState(call, unit),
    ActiveState: unit?.active ?? 'inactive',
    SubState: unit?.sub ?? 'dead',
    UnitFileState: world.unitFiles[name] ?? '',
    MainPID: String(unit?.main?.pid ?? 0),
    ExecMainPID: String(unit?.main?.pid ?? 0),
    ExecMainStatus: String(unit?.exitCode ?? 0),
    ExecMainCode: unit?.active === 'active' ? '0' : '1',
    Result: unit?.result ?? 'success',
    Transient: unit?.transient ? 'yes' : 'no',
    ActiveEnterTimestamp: stamp(unit?.activeSince ?? 0),
    InactiveEnterTimestamp: stamp(unit?.inactiveSince ?? 0),
    ActiveEnterTimestampMonotonic: String(
      unit?.activeSince ? Math.max(0, unit.activeSince - world.bootedAt) * 1000 : 0,
    ),
    FragmentPath: unit === undefined || unit.transient ? '' : `/lib/systemd/system/${name}`,
    Type: unit?.transient ? 'simple' : 'forking',
  };
}

function stamp(ms: number): string {
  if (ms === 0) return '';
  const text = new Date(ms).toISOString();
  const day = new Date(ms).toUTCString().slice(0, 3);
  return `${day} ${text.slice(0, 10)} ${text.slice(11, 19)} UTC`;
}
