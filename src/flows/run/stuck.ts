import { ERRORS, type ErrorCode } from '../../errors.ts';
import type { Failure } from './action.ts';
import type { Finding } from './finding.ts';
import type { Choice, Field, Question, QuestionInput } from './question.ts';
import type { Step } from './step.ts';
import { joinTexts, quote, type Text } from './text.ts';
import { fail, type Verdict } from './verdict.ts';

/** The field every decision against the plan asks for. */
export const REASON: Field = {
  id: 'reason',
  kind: 'multiline',
  label: { de: 'Begründung', en: 'Reason' },
  optional: false,
};

/** How long an override of a finding counts. A night's work, not a licence for the next month. */
const OVERRIDE_HOURS = { initial: 12, max: 72 } as const;

/** Ends the run, taking back what can be. */
export const ABORT: Choice = {
  id: 'abort',
  label: { de: 'Lauf abbrechen', en: 'Abort the run' },
  style: 'danger',
  confirm: {
    de: 'Der Lauf endet. Was sich zurücknehmen lässt, wird zurückgenommen; der Weg zurück steht auf der Karte.',
    en: 'The run ends. What can be taken back is taken back; the way back stands on the card.',
  },
};

/** The question a blocked step asks: check again, override where every blocking finding allows it, or abort. */
export function blockedQuestion(note: Text, findings: readonly Finding[]): QuestionInput {
  const blocking = findings.filter((finding) => finding.blocks);
  const choices: Choice[] = [
    { id: 'again', label: { de: 'Erneut prüfen', en: 'Check again' }, style: 'primary' },
  ];
  if (blocking.every((finding) => finding.overridable)) {
    choices.push({
      id: 'override',
      label: { de: 'Trotzdem fortfahren …', en: 'Go on anyway …' },
      style: 'danger',
      who: 'approver',
      fields: [
        REASON,
        {
          id: 'hours',
          kind: 'number',
          label: { de: 'Gilt für Stunden', en: 'Counts for hours' },
          optional: false,
          initial: String(OVERRIDE_HOURS.initial),
          min: 1,
          max: OVERRIDE_HOURS.max,
        },
      ],
    });
  }
  return {
    id: 'blocked',
    kind: 'blocked',
    text: note,
    findings: [...findings],
    choices: [...choices, ABORT],
    who: 'operator',
  };
}

/** The question a failed step asks. "Adopt" is offered where the step can look on the server whether it is done. */
export function failedQuestion(
  step: Step,
  verdict: Extract<Verdict, { verdict: 'fail' }>,
  retry: Retry,
): QuestionInput {
  // An attempt that may still run on the server goes on; only another one begins with a look.
  const redo = retry.sameAttempt ? [] : (step.redo ?? (step.guard ? [step.guard.step] : []));
  const choices: Choice[] = [
    {
      id: 'retry',
      label: { de: 'Erneut versuchen', en: 'Retry' },
      style: 'primary',
      ...(redo.length > 0 ? { redo: [...redo] } : {}),
    },
  ];
  if (step.done) {
    choices.push({
      id: 'adopt',
      label: { de: 'Schon erledigt, prüfen', en: 'Done by hand, check' },
    });
  }
  choices.push(
    {
      id: 'skip',
      label: { de: 'Überspringen …', en: 'Skip …' },
      who: 'approver',
      style: 'danger',
      fields: [REASON],
    },
    ABORT,
    {
      id: 'abandon',
      label: { de: 'Aufgeben …', en: 'Abandon …' },
      style: 'danger',
      fields: [REASON],
    },
  );
  return {
    id: 'failed',
    kind: 'failed',
    text: verdict.note,
    complaint: verdict.remedy,
    choices,
    who: 'operator',
    sameAttempt: retry.sameAttempt,
    ...(retry.pickUp ? { pickUp: retry.pickUp } : {}),
  };
}

/** What "retry" means after a failure, and whether the runner may give it itself. */
export interface Retry {
  readonly sameAttempt: boolean;
  readonly pickUp?: Question['pickUp'];
}

const LOST_CONTACT: readonly ErrorCode[] = [
  'ssh-unreachable',
  'ssh-connection-lost',
  'remote-timeout',
  'job-out-of-sight',
];

/** What retrying means after an action had no result; `jobs`: whether the attempt had begun jobs. */
export function retryAfter(step: Step, code: ErrorCode, jobs: boolean): Retry {
  const sameAttempt = jobs && continuesAttempt(code);
  if (code === 'job-still-running') return { sameAttempt, pickUp: 'when-ended' };
  if (!LOST_CONTACT.includes(code)) return { sameAttempt };
  if (jobs) return { sameAttempt, pickUp: 'when-found' };
  return step.changes ? { sameAttempt } : { sameAttempt, pickUp: 'when-back' };
}

/** What was seen, in the reader's language where it is known in both. A server's words must not call people. */
export function foundIn({ found, foundText }: Failure): Text {
  const { de, en } = foundText ?? { de: found, en: found };
  return { de: quote(de), en: quote(en) };
}

/** The verdict for an action that had no result, in the words of the catalogue. */
export function failureVerdict(failure: Failure): Verdict {
  const entry = ERRORS[failure.code];
  return fail(
    joinTexts([entry.sentence, ...(failure.found === '' ? [] : [foundIn(failure)])], ' '),
    entry.remedy,
  );
}

/**
 * After these ends a retry belongs to the same attempt: its job may still be running or have ended unseen. Only a job
 * that certainly never ran gets a new name.
 */
function continuesAttempt(code: ErrorCode): boolean {
  return code !== 'job-never-started';
}
