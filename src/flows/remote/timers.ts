import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';
import { listUnits, toUnits, Unit } from './units.ts';

/** apt's own timers and unattended upgrades: they may take the lock at any time, also right after a boot. */
export const timers = defineFact('timers', z.array(Unit));

const script = readingScript(
  'timers',
  'user',
  listUnits("--type=timer,service 'apt-daily*' 'unattended-upgrades*'"),
);

export function readTimers(): Probe<Unit[]> {
  return defineProbe({ script, fact: timers, read: toUnits });
}
