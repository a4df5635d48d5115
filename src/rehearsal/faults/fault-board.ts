import type { FaultInfo, Say } from '../control/control.ts';
import type { Fault, Undo } from './fault.ts';
import { FAULTS } from './faults.ts';
import type { Stage } from './stage.ts';
import { strike } from './strike.ts';

/** A fault that is to strike when the upgrade comes to a step; null: right away. */
export interface PlannedFault {
  readonly id: string;
  /** A step's id or the beginning of one: then each step that begins with it meets the fault once. */
  readonly moment: string | null;
}

/** One blow, or its end. */
export interface FaultEntry {
  readonly at: string;
  readonly fault: Fault;
  readonly what: 'struck' | 'ended';
  /** The step the upgrade was at. */
  readonly step: string | undefined;
}

/** Strikes faults by hand and by plan, and knows what is broken now. */
export interface FaultBoard {
  infos(): FaultInfo[];
  readonly entries: readonly FaultEntry[];
  /** Planned and never struck: the upgrade did not come there. */
  pending(): readonly PlannedFault[];
  plan(planned: PlannedFault): Promise<void>;
  strike(id: string): Promise<void>;
  takeBack(id: string): Promise<void>;
  /** The upgrade is at this step now. */
  reached(step: string): Promise<void>;
  /** Somebody goes and looks, and puts right what people can put right. */
  mend(): Promise<void>;
}

export function createFaultBoard(stage: Stage): FaultBoard {
  const entries: FaultEntry[] = [];
  const active = new Map<Fault, Undo>();
  const planned: { readonly plan: PlannedFault; readonly struck: Set<string> }[] = [];
  let step: string | undefined;

  function note(fault: Fault, what: FaultEntry['what']): void {
    entries.push({ at: stage.clock.now().toISOString(), fault, what, step });
  }

  function known(id: string): Fault {
    const fault = FAULTS.find((one) => one.id === id);
    if (!fault) throw new Error(`Striking a fault: there is no “${id}”.`);
    return fault;
  }

  async function hit(fault: Fault): Promise<void> {
    await active.get(fault)?.();
    note(fault, 'struck');
    const undo = await strike(fault, stage, () => {
      active.delete(fault);
      note(fault, 'ended');
    });
    if (undo) active.set(fault, undo);
  }

  async function end(fault: Fault): Promise<void> {
    const undo = active.get(fault);
    if (!undo) return;
    active.delete(fault);
    await undo();
    note(fault, 'ended');
  }

  return {
    entries,
    infos: () =>
      FAULTS.map((fault) => {
        const { id, group, title, explain, kind } = fault;
        const waits = planned.some(({ plan, struck }) => plan.id === id && struck.size === 0);
        const on = kind === 'switch' ? active.has(fault) : waits;
        return { id, group, title, explain, kind, active: on };
      }),
    pending: () => planned.filter(({ struck }) => struck.size === 0).map(({ plan }) => plan),
    async plan(plan) {
      const struck = new Set<string>();
      planned.push({ plan, struck });
      if (plan.moment !== null) return;
      struck.add('');
      await hit(known(plan.id));
    },
    strike: (id) => hit(known(id)),
    takeBack: (id) => end(known(id)),
    async reached(now) {
      step = now;
      for (const { plan, struck } of planned) {
        if (plan.moment === null || !now.startsWith(plan.moment) || struck.has(now)) continue;
        struck.add(now);
        await hit(known(plan.id));
      }
    },
    async mend() {
      for (const fault of [...active.keys()]) if (fault.mendable) await end(fault);
    },
  };
}

/** What an entry says to people. */
export function entryText({ fault, what }: FaultEntry): Say {
  if (what === 'struck') return fault.title;
  return { de: `Vorbei: ${fault.title.de}`, en: `Over: ${fault.title.en}` };
}
