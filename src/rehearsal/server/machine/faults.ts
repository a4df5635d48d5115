/** What can be made to go wrong with the machine itself; read each time it matters. */
export interface Faults {
  /** The next reboot goes down and does not come back until somebody switches the machine on. */
  rebootNeverReturns: boolean;
  /** The time away and the start of the services take this many times as long. */
  bootSlowness: number;
  /** Mount points without any space left. */
  readonly fullDisks: Set<string>;
  /** `apt-daily` runs right after each boot unless its timer is disabled or masked, for this long in milliseconds. */
  aptDailyAfterBootMs: number;
  /** MySQL does not start. */
  mysqlBroken: boolean;
}

export function noFaults(): Faults {
  return {
    rebootNeverReturns: false,
    bootSlowness: 1,
    fullDisks: new Set(),
    aptDailyAfterBootMs: 0,
    mysqlBroken: false,
  };
}
