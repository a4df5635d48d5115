import { readBootId } from '../../remote/boot-id.ts';
import { forecast } from '../../remote/conffiles/forecast-action.ts';
import { isEmptyPlan, makePlan } from '../../remote/plan.ts';
import { planChanges } from '../../remote/plan-changes.ts';
import { readConffiles } from '../../remote/plan-conffiles.ts';
import { madeSimulation, readSimulation } from '../../remote/plan-parse.ts';
import { planProblems } from '../../remote/plan-problems.ts';
import { learn } from '../../run/fact.ts';
import { defineStep, type Step } from '../../run/step.ts';
import { ask, block, pass as passed } from '../../run/verdict.ts';
import { approvalOf, askForApproval } from '../../steps/approval.ts';
import { who } from '../../steps/confirmation.ts';
import type { Pass } from '../../steps/pass.ts';
import { placedBefore } from '../../steps/placed-before.ts';
import { planningProblems } from './planning-problems.ts';

/** Makes the plan of a pass beside the server's own apt and has it approved. */
export function planPass(pass: Pass): Step {
  return defineStep({
    id: `plan-${pass.id}`,
    phase: pass.phase,
    title: { de: 'Plan aufstellen und freigeben', en: 'Make the plan and have it approved' },
    why: {
      de: 'Der Bot liest die Paketquellen in eigene Ordner und simuliert die Installation: Vor dem ersten Paket ist bekannt, was sich ändert.',
      en: 'The bot reads the package sources into folders of its own and simulates the installation: what changes is known before the first package.',
    },
    guide: pass.guide.packages,
    interruptible: true,
    changes: false,
    run: (ctx) => {
      const wishes = { decisions: ctx.get(pass.decisions) ?? [], run: ctx.runId };
      return [
        ...readSimulation(pass.id),
        readConffiles(),
        forecast(pass.id, wishes),
        readBootId(),
      ] as const;
    },
    judge: ([asUser, asRoot, conffiles, predicted, bootId], ctx) => {
      const looks = [asUser, asRoot];
      const simulation = madeSimulation(looks);
      const obstacles = planningProblems(looks, simulation);
      if (!simulation || obstacles.length > 0) {
        return block({ de: 'Kein Plan möglich.', en: 'No plan can be made.' }, obstacles);
      }
      const plan = makePlan(pass.id, { simulation, conffiles, forecast: predicted, bootId });
      const problems = planProblems(plan);
      if (problems.length > 0) {
        return block(
          {
            de: 'Dieser Plan darf nicht ausgeführt werden.',
            en: 'This plan must not be carried out.',
          },
          problems,
        );
      }
      const shown = ctx.get(pass.plan);
      const learned = { facts: [learn(pass.plan, plan)] };
      if (isEmptyPlan(plan)) {
        return passed(
          {
            de: 'Alle Pakete sind auf dem neuesten Stand; es ist nichts freizugeben.',
            en: 'All packages are up to date; there is nothing to approve.',
          },
          learned,
        );
      }
      const approval = approvalOf(plan, ctx);
      if (approval) {
        return passed(
          { de: `Freigegeben von ${who(approval)}.`, en: `Approved by ${who(approval)}.` },
          learned,
        );
      }
      const text = {
        de: `Plan für ${ctx.server.name}: ${pass.goal.de}. Bitte prüfen und freigeben.`,
        en: `Plan for ${ctx.server.name}: ${pass.goal.en}. Please check and approve.`,
      };
      const changes = shown ? planChanges(shown, plan, ctx.get(placedBefore(pass))) : [];
      return ask(askForApproval(pass, plan, ctx, { text, changes }), learned);
    },
  });
}
