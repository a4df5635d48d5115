import type { Machine } from '../machine/start-machine.ts';
import type { Meanwhile } from '../office/carry-out-upgrade.ts';
import { type LabFault, TARGETS, type Target } from './faults.ts';

/** What each strike comes after: the step before has passed. */
const AFTER: Readonly<Record<Target, string>> = {
  'install-4.5': 'recheck-4.5',
  'reboot-4.5': 'reboot-gate-4.5',
  'install-5': 'recheck-5',
  'reboot-5': 'reboot-gate-5',
};

/** Strikes an upgrade at both installations and both restarts; people mend what is broken when the bot asks about it. */
export function strikeWith(fault: LabFault, machine: Machine, struck: Set<Target>): Meanwhile {
  return async ({ event }, bot) => {
    if (event.type === 'asked' && fault.mend) await fault.mend(machine);
    for (const target of TARGETS) {
      const now =
        fault.when(target) === 'before'
          ? (event.type === 'step-passed' || event.type === 'step-skipped') &&
            event.step === AFTER[target]
          : event.type === 'step-started' && event.step === target;
      if (!now || struck.has(target)) continue;
      struck.add(target);
      await fault.strike({ machine, target, killBot: bot.killAndRestart });
    }
  };
}
