import { needsDecision } from '../merges/conffiles/forecast.ts';
import { hashOfPlan, type Plan, productRemovals } from '../remote/plan.ts';
import { planView } from '../remote/plan-view.ts';
import type { Answer, Choice, Field, QuestionInput } from '../run/question.ts';
import { BACK_TO } from '../run/reduce-answer.ts';
import type { StepContext } from '../run/step.ts';
import { same, type Text } from '../run/text.ts';
import { field, POSTPONE } from './choices.ts';
import type { Pass } from './pass.ts';

/** The question's id in every step that asks for the approval of a package plan. */
const APPROVAL = 'approval';

/** The answer that approves exactly this plan, or undefined: a click on another plan never counts. */
export function approvalOf(plan: Plan, ctx: StepContext): Answer | undefined {
  const answer = ctx.answer(APPROVAL);
  if (answer?.choice !== 'approve' || answer.planHash !== hashOfPlan(plan)) return undefined;
  return unnamed(plan, answer).length === 0 ? answer : undefined;
}

export interface ApprovalTexts {
  readonly text: Text;
  readonly changes: readonly Text[];
}

/** Asks for the approval of a plan. Packages of the product that go have to be ticked by name. */
export function askForApproval(
  pass: Pass,
  plan: Plan,
  ctx: StepContext,
  { text, changes }: ApprovalTexts,
): QuestionInput {
  const answer = ctx.answer(APPROVAL);
  const missed =
    answer?.choice === 'approve' && answer.planHash === hashOfPlan(plan)
      ? unnamed(plan, answer)
      : [];
  const removals = productRemovals(plan);
  return {
    id: APPROVAL,
    kind: 'approval',
    text,
    plan: planView(plan, { losses: pass.losses, wayBack: pass.wayBack, changes }),
    ...(missed.length === 0
      ? {}
      : {
          complaint: {
            de: `Nicht bestätigt: ${missed.join(', ')}. Jedes Paket, das entfernt wird, muss einzeln angekreuzt sein.`,
            en: `Not confirmed: ${missed.join(', ')}. Each package that is removed has to be ticked.`,
          },
        }),
    choices: [
      {
        id: 'approve',
        label: { de: 'Plan freigeben', en: 'Approve the plan' },
        style: 'primary',
        who: 'approver',
        ...(removals.length === 0 ? {} : { fields: [removalsField(removals)] }),
      },
      ...(plan.forecast.files.some(needsDecision) ? [reviseFiles(pass)] : []),
      { ...POSTPONE, who: 'operator' },
    ],
    who: 'approver',
  };
}

/** File decisions can be revised until the plan is approved; the plan is made anew afterwards. */
function reviseFiles(pass: Pass): Choice {
  return {
    id: `${BACK_TO}conffiles-${pass.id}`,
    label: { de: 'Konfigurationsdateien ändern', en: 'Revise configuration files' },
    who: 'operator',
  };
}

function removalsField(removals: Plan['removed']): Field {
  return field(
    'removals',
    'checkboxes',
    { de: 'Diese Pakete werden entfernt', en: 'These packages are removed' },
    {
      options: removals.map(({ name, replacedBy }) => ({
        id: name,
        label:
          replacedBy.length === 0
            ? { de: `${name} (kein Ersatz genannt)`, en: `${name} (no replacement named)` }
            : same(`${name} → ${replacedBy.join(', ')}`),
      })),
    },
  );
}

function unnamed(plan: Plan, answer: Answer): string[] {
  const ticked = new Set((answer.values['removals'] ?? '').split(','));
  return productRemovals(plan)
    .map(({ name }) => name)
    .filter((name) => !ticked.has(name));
}
