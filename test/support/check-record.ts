import type { JournalRecord } from '../../src/store/types.ts';

/** Something that must not happen; `step` is null when it concerns the whole run. */
export interface Breach {
  readonly step: string | null;
  readonly what: string;
}

/**
 * How often each step was taken once more for a reason that stands in the record: what it had seen had grown old, or an answer
 * said that it comes before another attempt of a later one.
 */
export function takenAgain(records: readonly JournalRecord[]): ReadonlyMap<string, number> {
  const again = new Map<string, number>();
  let choices: readonly {
    readonly id: string;
    readonly redo?: readonly string[] | undefined;
    readonly anew?: readonly string[] | undefined;
  }[] = [];
  for (const { event } of records) {
    if (event.type === 'asked') choices = event.question.choices;
    const chosen =
      event.type === 'answered' ? choices.find(({ id }) => id === event.answer.choice) : undefined;
    const steps =
      event.type === 'looks-again'
        ? [event.step]
        : [...(chosen?.redo ?? []), ...(chosen?.anew ?? [])];
    for (const step of steps) again.set(step, (again.get(step) ?? 0) + 1);
  }
  return again;
}

/** No step is done twice without a reason in the record, and nobody had to skip one. */
export function checkSteps(records: readonly JournalRecord[]): Breach[] {
  const breaches: Breach[] = [];
  const done = new Map<string, number>();
  for (const { event } of records) {
    if (event.type === 'step-passed' || event.type === 'step-skipped') {
      done.set(event.step, (done.get(event.step) ?? 0) + 1);
    }
    if (event.type === 'answered' && event.answer.choice === 'skip') {
      breaches.push({ step: event.step, what: 'somebody had to skip it' });
    }
    if (event.type === 'rolled-back') {
      breaches.push({ step: null, what: 'taken for a restored snapshot' });
    }
  }
  const again = takenAgain(records);
  for (const [step, times] of done) {
    if (times > 1 + (again.get(step) ?? 0)) breaches.push({ step, what: `done ${times} times` });
  }
  return breaches;
}

/** An approval is asked for again only when the plan is another one, and then the difference is shown. */
export function checkApprovals(records: readonly JournalRecord[]): Breach[] {
  const breaches: Breach[] = [];
  const approved = new Map<string, Set<string>>();
  const open = new Map<number, { pass: string; hash: string }>();
  for (const { seq, event } of records) {
    if (event.type === 'asked' && event.question.plan) {
      const pass = event.step.replace(/^recheck-/, 'plan-');
      const { hash, changes } = event.question.plan;
      const before = approved.get(pass);
      if (before?.has(hash)) breaches.push({ step: event.step, what: 'an approval was lost' });
      else if (before && changes.length === 0) {
        breaches.push({ step: event.step, what: 'asked again without showing the difference' });
      }
      open.set(seq, { pass, hash });
    }
    if (event.type === 'answered' && event.answer.choice === 'approve') {
      const plan = open.get(event.answer.rev);
      if (!plan) continue;
      const known = approved.get(plan.pass) ?? new Set();
      approved.set(plan.pass, known.add(plan.hash));
    }
  }
  return breaches;
}
