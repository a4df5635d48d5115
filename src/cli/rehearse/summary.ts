import type { Finding } from '../../flows/run/finding.ts';
import type { JournalRecord } from '../../store/types.ts';

/** The last line of an unattended rehearsal. */
export interface Summary {
  /** That of the run; `held-up` where it waits because of findings nobody has mended, `unfinished` where it waits otherwise. */
  readonly outcome: string;
  /** Ids of the findings that hold it up. */
  readonly findings?: readonly string[];
  readonly steps: number;
  readonly questions: number;
  readonly approvals: number;
  /** Changed configuration files that were listed and kept, over both passes. */
  readonly proposals: number;
  /** Blows that were struck on purpose. */
  readonly faults: number;
  readonly durationMs: number;
  readonly server: { readonly ucware: string };
}

/** The outcome of a run that findings keep from going on. */
export const HELD_UP = 'held-up';

export function heldUp(summary: Summary, findings: readonly Finding[]): Summary {
  return { ...summary, outcome: HELD_UP, findings: findings.map(({ id }) => id) };
}

/** Counted from the record, not from what anybody believes to have done. */
export function summarize(
  records: readonly JournalRecord[],
  ucware: string,
  faults: number,
  durationMs: number,
): Summary {
  const events = records.map(({ event }) => event);
  const answered = events.filter((event) => event.type === 'answered');
  const end = events.findLast((event) => event.type === 'run-ended');
  return {
    outcome: end?.outcome ?? 'unfinished',
    steps: events.filter((event) => event.type === 'step-passed' || event.type === 'step-skipped')
      .length,
    questions: answered.length,
    approvals: answered.filter(({ answer }) => answer.planHash !== undefined).length,
    proposals: keptFiles(records),
    faults,
    durationMs,
    server: { ucware },
  };
}

/** Plans are facts; the last plan of each pass is the one that was carried out. */
function keptFiles(records: readonly JournalRecord[]): number {
  const plans = new Map<string, number>();
  for (const { event } of records) {
    if (!('facts' in event)) continue;
    for (const { key, value } of event.facts) {
      if (!/^plan-(4\.5|5)$/.test(key)) continue;
      const files = (value as { modifiedConffiles?: readonly unknown[] } | null)?.modifiedConffiles;
      plans.set(key, files?.length ?? 0);
    }
  }
  return [...plans.values()].reduce((sum, count) => sum + count, 0);
}
