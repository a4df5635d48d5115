import type { Language } from '../../flows/run/text.ts';
import type { PhaseView, RunView, StepStatus } from '../../flows/run/view.ts';
import { gate, plain } from '../mrkdwn.ts';
import { CARD } from '../texts/card.ts';
import { LEFT_OUT, STATUS } from '../texts/status.ts';
import { type Block, sections } from './message.ts';

type TaskStatus = 'pending' | 'in_progress' | 'complete' | 'error';

const TASK = {
  pending: 'pending',
  running: 'in_progress',
  waiting: 'in_progress',
  failed: 'error',
  done: 'complete',
  skipped: 'complete',
  overridden: 'complete',
} as const satisfies Record<StepStatus, TaskStatus>;

const SIGN = {
  pending: '○',
  running: '▶',
  waiting: '⏸',
  failed: '■',
  done: '✓',
  skipped: '✓',
  overridden: '✓',
} as const satisfies Record<StepStatus, string>;

/** The phases as Slack's plan block: titles are bare strings, `pending` is allowed inside a plan only. */
export function phasePlan(view: RunView, language: Language): Block {
  return {
    type: 'plan',
    title: `${plain(CARD.phases[language])}: ${CARD.stepsDone(view.done, view.total)[language]}`,
    tasks: view.phases.map((phase) => ({
      type: 'task_card',
      task_id: phase.id,
      title: `${plain(phase.title[language])} – ${state(phase, language)}`,
      status: TASK[phase.status],
    })),
  };
}

/** The same for clients and servers that do not know the plan block. */
export function phaseList(view: RunView, language: Language): Block[] {
  const lines = view.phases.map(
    (phase) => `${signOf(phase)} ${gate(phase.title[language])} – ${state(phase, language)}`,
  );
  return sections(
    `*${CARD.phases[language]}: ${CARD.stepsDone(view.done, view.total)[language]}*\n${lines.join('\n')}`,
  );
}

/** A phase with parts left out has ended, but it is not done. */
function signOf({ status, leftOut }: PhaseView): string {
  return leftOut > 0 && SIGN[status] === '✓' ? '◐' : SIGN[status];
}

function state(phase: PhaseView, language: Language): string {
  const left = phase.leftOut > 0 ? `, ${LEFT_OUT(phase.leftOut)[language]}` : '';
  return `${progress(phase, language)}${left}`;
}

function progress(phase: PhaseView, language: Language): string {
  const word = STATUS[phase.status][language];
  if (phase.status === 'pending' || phase.status === 'done') return word;
  const ended = phase.steps.filter((step) =>
    ['done', 'skipped', 'overridden'].includes(step.status),
  );
  return `${word} (${ended.length}/${phase.steps.length})`;
}
