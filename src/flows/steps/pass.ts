import { z } from 'zod';
import type { FileDecision } from '../merges/conffiles/decision.ts';
import type { Outcome } from '../remote/conffiles/compare-forecast.ts';
import type { Leftover } from '../remote/jobs/leftovers.ts';
import type { Plan } from '../remote/plan.ts';
import type { PassId } from '../remote/plan-parse.ts';
import type { Fact, Learned } from '../run/fact.ts';
import type { QuestionInput } from '../run/question.ts';
import type { Guard, PhaseId, StepContext } from '../run/step.ts';
import type { Text } from '../run/text.ts';

/** How long the gate of a pass counts for what changes without an installation; a person may take a while over the snapshot. */
const GATE_COUNTS_MS = 3_600_000;

/** What changes a server before the installation begins on the word of the gate. */
export function behindGate(pass: Pick<Pass, 'id'>): Guard {
  return { step: `gate-${pass.id}`, freshMs: GATE_COUNTS_MS };
}

/** A snapshot as a person confirmed it. */
export const Snapshot = z.strictObject({
  name: z.string(),
  /** ISO. */
  takenAt: z.string(),
  by: z.string(),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** What became of a file dpkg left: done with, or somebody's task. */
export interface Settled extends Leftover {
  /** Who takes care of it; null when it is done with. */
  readonly person: string | null;
}

/** Who can reach the server when SSH cannot, and how to reach them while the telephones are down. */
export const ConsoleContact = z.strictObject({ person: z.string(), mobile: z.string() });
export type ConsoleContact = z.infer<typeof ConsoleContact>;

/** One round of package upgrades: what its steps have to know of it. Their ids end in `-<id>`. */
export interface Pass {
  readonly id: PassId;
  readonly phase: PhaseId;
  /** What the server has after it, e.g. "UCware 5". */
  readonly goal: Text;
  /** The approved plan. */
  readonly plan: Fact<Plan>;
  /** What people decided about configuration files, each bound to the state of its file. */
  readonly decisions: Fact<FileDecision[]>;
  readonly snapshot: Fact<Snapshot>;
  /** What must be known before this snapshot is taken. */
  readonly snapshotWarnings: readonly Text[];
  /** Predicted against real, without the files that are unchanged as predicted. */
  readonly outcomes: Fact<Outcome[]>;
  readonly leftovers: Fact<Settled[]>;
  readonly consoleContact: Fact<ConsoleContact>;
  /** The end of the agreed window, ISO: from then on a person decides whether to wait any longer. */
  readonly deadline: (ctx: StepContext) => string | undefined;
  /** The question while the window is not open, and what was learned about it; `minutes` have to be left of it. */
  readonly window: (
    ctx: StepContext,
    minutes: number,
  ) => { readonly question: QuestionInput | null; readonly facts: readonly Learned[] };
  /** What the pass loses for good. */
  readonly losses: readonly Text[];
  readonly wayBack: Text;
  /** Headings of the vendor's article, word for word. */
  readonly guide: {
    readonly packages: readonly string[];
    readonly snapshot: readonly string[];
    readonly check: readonly string[];
  };
}
