import type { Process } from './process.ts';

/** A systemd unit as far as `systemctl show` tells of it. */
export interface Unit {
  readonly name: string;
  readonly description: string;
  readonly transient: boolean;
  /** Forgotten as soon as it has ended (`--collect`). */
  readonly collect: boolean;
  readonly remainAfterExit: boolean;
  active: 'active' | 'inactive' | 'activating' | 'deactivating' | 'failed';
  sub: string;
  result: 'success' | 'exit-code' | 'signal';
  exitCode: number;
  main: Process | undefined;
  /** Milliseconds of the machine's clock; 0 when it never was. */
  activeSince: number;
  inactiveSince: number;
}

/** The units systemd has loaded; gone with a reboot. */
export type UnitTable = Map<string, Unit>;

/** The name with its type: systemctl takes a word without one as a service. */
export function unitName(word: string): string {
  return /\.(service|timer|target|socket|mount|scope|slice|path)$/.test(word)
    ? word
    : `${word}.service`;
}

export function newUnit(name: string, description: string, changes: Partial<Unit> = {}): Unit {
  return {
    name,
    description,
    transient: false,
    collect: false,
    remainAfterExit: false,
    active: 'inactive',
    sub: 'dead',
    result: 'success',
    exitCode: 0,
    main: undefined,
    activeSince: 0,
    inactiveSince: 0,
    ...changes,
  };
}
