import { readBootId } from '../../remote/boot-id.ts';
import { type Calls, readCalls } from '../../remote/calls.ts';
import { forecast } from '../../remote/conffiles/forecast-action.ts';
import { readHold } from '../../remote/jobs/read-hold.ts';
import { readMysqlRoot } from '../../remote/mysql-root.ts';
import { hashOfPlan, isEmptyPlan, makePlan, type Plan } from '../../remote/plan.ts';
import { planChanges } from '../../remote/plan-changes.ts';
import { readConffiles } from '../../remote/plan-conffiles.ts';
import { readSimulationFromLists } from '../../remote/plan-parse.ts';
import { planProblems } from '../../remote/plan-problems.ts';
import { type Learned, learn } from '../../run/fact.ts';
import type { QuestionInput } from '../../run/question.ts';
import { defineStep, type Step, type StepContext } from '../../run/step.ts';
import { ask, block, pass as passed, type Verdict } from '../../run/verdict.ts';
import { approvalOf, askForApproval } from '../../steps/approval.ts';
import { callsAccepted, callsQuestion } from '../../steps/calls.ts';
import { lostHoldQuestion } from '../../steps/holder-question.ts';
import { installedUnder } from '../../steps/packages.ts';
import type { Pass } from '../../steps/pass.ts';
import { placedBefore } from '../../steps/placed-before.ts';
import { mysqlFindings } from './mysql-proof.ts';
import { planningProblems } from './planning-problems.ts';
import { snapshotAge } from './snapshot-age.ts';

/** The last look before packages are installed: is it still what was approved, and does everything it stands on still hold? */
export function recheckPlan(pass: Pass): Step {
  return defineStep({
    id: `recheck-${pass.id}`,
    phase: pass.phase,
    title: { de: 'Plan gegenprüfen', en: 'Check the plan again' },
    why: {
      de: 'Der Plan wird aus den frischen Paketlisten neu berechnet. Weicht er ab, gilt die Freigabe nicht mehr.',
      en: 'The plan is computed anew from the fresh package lists. If it differs, the approval no longer counts.',
    },
    guide: pass.guide.packages,
    interruptible: true,
    changes: false,
    run: (ctx) =>
      [
        readSimulationFromLists(pass.id),
        readConffiles(),
        forecast(pass.id, {
          source: 'downloads',
          decisions: ctx.get(pass.decisions) ?? [],
          run: ctx.runId,
        }),
        readBootId(),
        readMysqlRoot(),
        readCalls(),
        readHold(),
      ] as const,
    judge: ([simulation, conffiles, predicted, bootId, mysql, calls, held], ctx) => {
      const lost = lostHoldQuestion(pass, held, ctx);
      if (lost) return ask(lost);
      const obstacles = planningProblems([simulation], simulation);
      const plan = makePlan(pass.id, { simulation, conffiles, forecast: predicted, bootId });
      const problems = obstacles.length > 0 ? obstacles : planProblems(plan);
      if (problems.length > 0) {
        return block(
          {
            de: 'Dieser Plan darf nicht ausgeführt werden.',
            en: 'This plan must not be carried out.',
          },
          problems,
        );
      }
      if (isEmptyPlan(plan)) return nothingLeft(pass, plan, bootId, ctx);
      const changed = changedPlan(pass, plan, ctx);
      if (changed) return ask(changed);
      const findings = mysqlFindings(mysql);
      if (findings.length > 0) {
        return block(
          { de: 'So würde das Update scheitern.', en: 'Like this the update would break.' },
          findings,
        );
      }
      const age = snapshotAge(pass, ctx);
      if (age.question) return ask(age.question);
      const { question: closed, facts: agreed } = pass.window(ctx, 0);
      const facts = [...age.facts, ...agreed];
      const closedOrBusy = closed ?? openCalls(pass, calls, ctx);
      return closedOrBusy
        ? ask(closedOrBusy, { facts })
        : ready(pass, [learn(pass.plan, plan), ...facts]);
    },
  });
}

/**
 * Nothing needs approval then. If something was to be installed, it has been since, by an attempt that broke off or by others:
 * it runs only after a restart.
 */
function nothingLeft(pass: Pass, plan: Plan, bootId: string, ctx: StepContext): Verdict {
  const meanwhile = isEmptyPlan(ctx.need(pass.plan)) ? [] : [learn(installedUnder(pass), bootId)];
  return passed(
    { de: 'Es ist nichts zu installieren.', en: 'There is nothing to install.' },
    { facts: [learn(pass.plan, plan), ...meanwhile] },
  );
}

/** The new approval when the plan is not the approved one; null when it is, or when the new one was approved. */
function changedPlan(pass: Pass, plan: Plan, ctx: StepContext): QuestionInput | null {
  const approved = ctx.need(pass.plan);
  if (hashOfPlan(approved) === hashOfPlan(plan) || approvalOf(plan, ctx)) return null;
  // After an installation that broke off, part of what was approved may be done.
  const state =
    ctx.begunAt(`install-${pass.id}`) === undefined
      ? { de: 'installiert wurde noch nichts', en: 'nothing has been installed yet' }
      : {
          de: 'was die abgebrochene Installation verändert hat, bleibt, und der neue Plan nennt, was noch fehlt',
          en: 'what the installation that broke off has changed stays, and the new plan names what is still missing',
        };
  return askForApproval(pass, plan, ctx, {
    text: {
      de: `Der Plan für ${ctx.server.name} ist nicht mehr der freigegebene. Die Freigabe ist verfallen; ${state.de}.`,
      en: `The plan for ${ctx.server.name} is no longer the approved one. The approval is void; ${state.en}.`,
    },
    changes: planChanges(approved, plan, ctx.get(placedBefore(pass))),
  });
}

function openCalls(pass: Pass, calls: Calls, ctx: StepContext): QuestionInput | null {
  const decided = [ctx.answer('calls'), ctx.answerOf(`gate-${pass.id}`, 'calls')];
  return callsAccepted(decided, ctx.now) ? null : callsQuestion(calls, ctx.now, pass.deadline(ctx));
}

function ready(pass: Pass, facts: readonly Learned[]): Verdict {
  return passed(
    {
      de: 'Der Plan ist der freigegebene, der Snapshot frisch, das Zeitfenster offen, niemand telefoniert.',
      en: 'The plan is the approved one, the snapshot is fresh, the window is open, nobody is on the phone.',
    },
    {
      facts,
      notices: [
        {
          to: 'channel',
          text: {
            de: `:telephone_receiver: Jetzt wird installiert (${pass.goal.de}): Die Telefone fallen aus, bis der Server neu gestartet ist.`,
            en: `:telephone_receiver: Installing now (${pass.goal.en}): the telephones are down until the server has restarted.`,
          },
        },
      ],
    },
  );
}
