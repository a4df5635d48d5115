import type { Death, Moment } from './deaths.ts';
import type { Fault } from './faults.ts';
import type { Hooks } from './mortal-bot.ts';
import type { World } from './world.ts';

/** What has been struck so far: every step once, and once more at its first job. */
export interface Struck {
  readonly steps: Set<string>;
  readonly jobs: Set<string>;
}

/** Strikes each step when it begins, and again when it begins to change the server. */
export function hooksForFault(fault: Fault, struck: Struck): (world: World) => Hooks {
  return (world) => ({
    async beforeSending(action) {
      if ('script' in action && action.script.name === 'watch') return;
      const step = world.step();
      if (step === undefined) return;
      const set = action.kind === 'job' ? struck.jobs : struck.steps;
      if (set.has(step)) return;
      set.add(step);
      struck.steps.add(step);
      await fault.strike(world);
    },
    afterSending() {},
    async beforeStoring(event) {
      // A step that sends nothing meets the fault when its result is stored.
      if (!('step' in event) || event.type === 'step-started' || struck.steps.has(event.step))
        return;
      struck.steps.add(event.step);
      await fault.strike(world);
    },
    async stored({ event }) {
      if (event.type === 'step-passed' || event.type === 'step-skipped') await fault.mend(world);
    },
    posted() {},
  });
}

/** Kills the bot at each step once, and once more where it stores a person's answer. */
export function hooksForDeath(death: Death, struck: Struck): (world: World) => Hooks {
  const steps = new Map<number, string>();
  return (world) => {
    const bot = () => world.bot();

    function meet(moment: Moment, step: string | undefined, set: Set<string>): void {
      if (step === undefined || set.has(step) || !death.dies(moment)) return;
      set.add(step);
      struck.steps.add(step);
      if (death.afterMs === undefined) bot().die();
      else setTimeout(() => bot().die(), death.afterMs);
    }

    return {
      beforeSending(action) {
        if ('script' in action && action.script.name === 'watch') return;
        const set = action.kind === 'job' ? struck.jobs : struck.steps;
        meet({ at: 'before-sending', action }, world.step(), set);
      },
      afterSending(action) {
        meet({ at: 'sent', action }, world.step(), struck.steps);
      },
      beforeStoring(event) {
        if (!('step' in event)) return;
        const sends = event.type === 'step-started';
        const set = event.type === 'answered' ? struck.jobs : struck.steps;
        meet({ at: 'before-storing', event: event.type }, event.step, set);
        // A step that sends nothing dies when its result is stored.
        if (!sends && !struck.steps.has(event.step) && event.type !== 'answered') {
          const action = { kind: 'web', path: '', timeoutMs: 0 } as const;
          meet({ at: 'before-sending', action }, event.step, struck.steps);
        }
      },
      stored({ event, seq }) {
        if (!('step' in event)) return;
        steps.set(seq, event.step);
        const set = event.type === 'answered' ? struck.jobs : struck.steps;
        meet({ at: 'stored', event: event.type }, event.step, set);
      },
      posted(message) {
        const seq = /#(\d+) · [0-9a-f]{8}/.exec(JSON.stringify(message))?.[1];
        meet({ at: 'posted' }, steps.get(Number(seq)), struck.steps);
      },
    };
  };
}
