import { hostKey, offeredHostKey } from '../remote/host-key.ts';
import { CHANGED_HOST_KEY, TRUST } from './changed-host-key.ts';
import type { RunEvent } from './event.ts';
import type { Question } from './question.ts';
import type { Run } from './run.ts';
import { reopen, requestAbort, stepRecord, withStep } from './step-record.ts';
import { LEAVE, UNDO } from './undo-question.ts';

type Answered = Extract<RunEvent, { type: 'answered' }>;

const HOUR_MS = 3_600_000;

/** Begins the id of an answer that goes back to an earlier step, which must be one that changes nothing. */
export const BACK_TO = 'back-to:';

/**
 * What an answer does to the run. Standard choices of `blocked` and `failed` questions are understood here; every other
 * answer is kept for the step that asked, which then runs again in the same attempt.
 */
export function reduceAnswer(run: Run, event: Answered, at: string): Run {
  if (run.state.kind !== 'waiting') return run;
  const { question } = run.state;
  const { answer } = event;
  const { redo = [], anew } = question.choices.find(({ id }) => id === answer.choice) ?? {};
  const kept: Run = {
    ...redo.reduce(reopen, run),
    state: { kind: 'working' },
    answers: { ...run.answers, [`${event.step}/${event.question}`]: answer },
  };
  if (answer.choice === 'abort' || answer.choice === 'abandon') {
    const reason = answer.values['reason'] ?? '';
    const closed = withStep(kept, event.step, { status: 'pending' });
    return requestAbort(closed, {
      by: answer.by,
      reason,
      at,
      abandon: answer.choice === 'abandon',
    });
  }
  if (anew) return beginAnew(withStep(kept, event.step, { status: 'pending' }), anew);
  if (answer.choice.startsWith(BACK_TO)) {
    const earlier = withStep(kept, answer.choice.slice(BACK_TO.length), { status: 'pending' });
    return withStep(earlier, event.step, { status: 'pending' });
  }
  if (question.id === UNDO) return afterUndo(kept, event, question);
  if (question.id === CHANGED_HOST_KEY && answer.choice === TRUST) {
    const facts = { ...kept.facts, [hostKey.key]: kept.facts[offeredHostKey.key] };
    const trusting = { ...kept, facts };
    return question.whileStopping
      ? trusting
      : withStep(trusting, event.step, { status: 'pending' });
  }
  if (question.whileStopping) return kept;
  if (question.kind === 'blocked') return afterBlock(kept, event, question, at);
  if (question.kind === 'failed') return afterFailure(kept, event, question, at);
  return withStep(kept, event.step, { status: 'pending' });
}

/** Steps that only ask are asked once more; entries of lists stay, because their items say by their ids whether they still count. */
function beginAnew(run: Run, steps: readonly string[]): Run {
  const answers = Object.entries(run.answers).filter(
    ([key]) => !steps.includes(key.slice(0, key.indexOf('/'))),
  );
  return { ...steps.reduce(reopen, run), answers: Object.fromEntries(answers) };
}

/** A try that ended on the server gets a new name; one that nobody saw ending is asked for by the old one. */
function afterUndo(run: Run, event: Answered, question: Question): Run {
  const { undoAttempt } = stepRecord(run, event.step);
  const again = event.answer.choice !== LEAVE && !question.sameAttempt;
  return withStep(run, event.step, {
    undoAttempt: again ? undoAttempt + 1 : undoAttempt,
  });
}

function afterBlock(run: Run, event: Answered, question: Question, at: string): Run {
  const again = withStep(run, event.step, {
    status: 'pending',
    attempt: nextAttempt(run, event.step),
    jobs: [],
  });
  if (event.answer.choice !== 'override') return again;
  const hours = Number(event.answer.values['hours'] ?? 1);
  const until = new Date(Date.parse(at) + hours * HOUR_MS).toISOString();
  const { by, values } = event.answer;
  const added = question.findings
    .filter((finding) => finding.blocks)
    .map((finding) => ({ finding: finding.id, by, reason: values['reason'] ?? '', until }));
  return { ...again, overrides: [...run.overrides, ...added] };
}

function afterFailure(run: Run, event: Answered, question: Question, at: string): Run {
  const attempt = nextAttempt(run, event.step);
  switch (event.answer.choice) {
    case 'adopt':
      return withStep(run, event.step, { status: 'pending', attempt, adopt: true, jobs: [] });
    case 'skip': {
      const note = event.answer.values['reason'] ?? '';
      return withStep(run, event.step, {
        status: 'overridden',
        endedAt: at,
        note: { de: note, en: note },
      });
    }
    default:
      return question.sameAttempt
        ? withStep(run, event.step, { status: 'running' })
        : withStep(run, event.step, { status: 'pending', attempt, adopt: false, jobs: [] });
  }
}

function nextAttempt(run: Run, step: string): number {
  return stepRecord(run, step).attempt + 1;
}
