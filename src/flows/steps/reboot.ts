import { z } from 'zod';
import { asCode } from '../remote/as-code.ts';
import { bootId, readBootId } from '../remote/boot-id.ts';
import { readCalls } from '../remote/calls.ts';
import { rebootServer } from '../remote/jobs/packages.ts';
import { readHold } from '../remote/jobs/read-hold.ts';
import { isEmptyPlan } from '../remote/plan.ts';
import { type RebootRequired, readRebootRequired } from '../remote/reboot-required.ts';
import type { AwaitBoot, Probe } from '../run/action.ts';
import { defineFact, type Fact, learn } from '../run/fact.ts';
import { type DoneCheck, defineStep, type Step, type StepContext } from '../run/step.ts';
import type { Text } from '../run/text.ts';
import { ask, pass as passed, skip } from '../run/verdict.ts';
import { awayQuestion, untilNextRung } from './boot-ladder.ts';
import { callsAccepted, callsQuestion, later } from './calls.ts';
import { lostHoldQuestion } from './holder-question.ts';
import { jobFailure } from './judge-job.ts';
import { installedUnder } from './packages.ts';
import type { Pass } from './pass.ts';

/** "Nobody is on the phone" counts for minutes. */
const GATE_COUNTS_MS = 120_000;

const NOT_YET_RUNNING: Text = {
  de: 'Die neuen Pakete sind installiert, laufen aber erst nach dem Neustart.',
  en: 'The new packages are installed, but run only after the restart.',
};

/** While the server is away the bot tries again by itself. */
const LOOK_EVERY_MS = 15_000;

/** The boot id right before the restart was ordered, and the one a restart that was ordered has to leave behind. */
function rebootFrom(pass: Pass): Fact<string> {
  return defineFact(`bootBeforeReboot${pass.id}`, z.string());
}
function underWay(pass: Pass): Fact<string> {
  return defineFact(`rebootFrom${pass.id}`, z.string());
}

/** Why there is nothing to restart (any more), or null. */
function noReboot(
  pass: Pass,
  since: string | undefined,
  [bootId, { required }]: readonly [string, RebootRequired],
  ctx: StepContext,
): Text | null {
  if (since !== undefined && since !== bootId) {
    return {
      de: `Seit der Installation schon neu gestartet: Boot-ID ${asCode(bootId)} statt ${asCode(since)}.`,
      en: `Restarted since the installation already: boot id ${asCode(bootId)} instead of ${asCode(since)}.`,
    };
  }
  if (since !== undefined || !isEmptyPlan(ctx.need(pass.plan)) || required) return null;
  return {
    de: 'Es wurde nichts installiert und kein Neustart angefordert.',
    en: 'Nothing was installed and no restart is asked for.',
  };
}

type Since = (ctx: StepContext) => string | undefined;

/** `since`: the boot id a restart must have left behind to count. */
function rebooted(
  pass: Pass,
  since: Since,
): DoneCheck<readonly [Probe<string>, Probe<RebootRequired>]> {
  return {
    probes: () => [readBootId(), readRebootRequired()] as const,
    isDone: (seen, ctx) => noReboot(pass, since(ctx), seen, ctx),
  };
}

/** Nobody is cut off: the restart waits until the last call has ended, or an approver decides otherwise. */
export function rebootGate(pass: Pass): Step {
  return defineStep({
    id: `reboot-gate-${pass.id}`,
    phase: pass.phase,
    title: { de: 'Neustart: Gespräche beendet?', en: 'Reboot: calls ended?' },
    why: {
      de: 'Der Neustart trennt jedes laufende Gespräch.',
      en: 'The reboot cuts off every call.',
    },
    guide: pass.guide.packages,
    interruptible: true,
    changes: false,
    // A restart in the middle of the installation does not count: what was installed after it does not run yet.
    done: rebooted(pass, (ctx) => ctx.get(installedUnder(pass))),
    run: () => [readCalls(), readBootId(), readHold()] as const,
    judge: ([calls, boot, held], ctx) => {
      const lost = lostHoldQuestion(pass, held, ctx);
      if (lost) return ask(lost);
      const { question: closed, facts: agreed } = pass.window(ctx, 0);
      const facts = [learn(rebootFrom(pass), boot), ...agreed];
      if (closed) return ask({ ...closed, evidence: [NOT_YET_RUNNING] }, { facts: agreed });
      const question = callsQuestion(calls, ctx.now, pass.deadline(ctx));
      if (!question) {
        return passed({ de: 'Niemand telefoniert.', en: 'Nobody is on the phone.' }, { facts });
      }
      if (!callsAccepted([ctx.answer('calls')], ctx.now)) return ask(question, { facts: agreed });
      return passed(
        {
          de: 'Neustart trotz laufender Gespräche, so entschieden.',
          en: 'Reboot in spite of calls, as decided.',
        },
        { facts },
      );
    },
  });
}

export function rebootStep(pass: Pass): Step {
  return defineStep({
    id: `reboot-${pass.id}`,
    phase: pass.phase,
    title: { de: 'Server neu starten', en: 'Reboot the server' },
    why: {
      de: 'Erst nach dem Neustart laufen alle Dienste in der neuen Version. Die Telefone sind währenddessen aus.',
      en: 'Only after the reboot do all services run in the new version. The telephones are off meanwhile.',
    },
    guide: pass.guide.packages,
    interruptible: false,
    changes: true,
    guard: { step: `reboot-gate-${pass.id}`, freshMs: GATE_COUNTS_MS },
    done: rebooted(pass, (ctx) => ctx.get(rebootFrom(pass)) ?? ctx.get(installedUnder(pass))),
    run: (ctx) => [rebootServer(ctx.runId)] as const,
    judge: ([job], ctx) => {
      // A reboot that is quicker than the job's last line interrupts it: the boot id decides, in the next step.
      const failed =
        job.state === 'ended'
          ? jobFailure(job, { de: 'Server neu starten', en: 'Rebooting the server' })
          : null;
      return (
        failed ??
        passed(
          {
            de: 'Neustart ausgelöst. Die Telefone sind aus, bis der Server zurück ist.',
            en: 'Reboot under way. The telephones are off until the server is back.',
          },
          {
            facts: [learn(underWay(pass), ctx.get(rebootFrom(pass)) ?? ctx.need(pass.plan).bootId)],
          },
        )
      );
    },
    onFailure: (failure, ctx) =>
      failure.code === 'ssh-unreachable' || failure.code === 'remote-timeout'
        ? ask({
            id: 'away',
            kind: 'choice',
            text: {
              de: 'Der Server antwortet nicht mehr, vermutlich startet er schon neu. Der Bot versucht es weiter. Bitte nicht ausschalten.',
              en: 'The server does not answer any more, it probably restarts already. The bot keeps trying. Please do not switch it off.',
            },
            choices: [
              { id: 'again', label: { de: 'Jetzt versuchen', en: 'Try now' }, style: 'primary' },
            ],
            who: 'operator',
            wakeAt: later(ctx.now, LOOK_EVERY_MS),
          })
        : null,
  });
}

/** The proof: another boot id. Nothing else (an uptime, an answer to ping) counts. */
export function awaitReboot(pass: Pass): Step {
  return defineStep({
    id: `boot-${pass.id}`,
    phase: pass.phase,
    title: { de: 'Warten, bis der Server zurück ist', en: 'Wait until the server is back' },
    why: {
      de: 'Bewiesen ist der Neustart durch eine neue Boot-ID.',
      en: 'A new boot id proves the reboot.',
    },
    guide: pass.guide.packages,
    interruptible: true,
    changes: false,
    run: (ctx): readonly AwaitBoot[] => {
      const previousBootId = ctx.get(underWay(pass));
      if (previousBootId === undefined) return [];
      return [{ kind: 'await-boot', previousBootId, timeoutMs: untilNextRung(awayMs(pass, ctx)) }];
    },
    judge: ([boot], ctx) => {
      if (boot === undefined) {
        return skip({ de: 'Es war kein Neustart nötig.', en: 'No reboot was needed.' });
      }
      if (boot.bootId === null) {
        const contact = ctx.get(pass.consoleContact);
        // `now` was before this stretch of looking.
        const away = awayMs(pass, ctx) + untilNextRung(awayMs(pass, ctx));
        return ask(awayQuestion(away, boot, contact, ctx.now));
      }
      const seconds = Math.round(boot.awayMs / 1000);
      return passed(
        {
          de: `Wieder da nach ${seconds} s unter ${asCode(boot.address)}. Boot-ID vorher ${asCode(ctx.need(underWay(pass)))}, jetzt ${asCode(boot.bootId)}.`,
          en: `Back after ${seconds} s at ${asCode(boot.address)}. Boot id before ${asCode(ctx.need(underWay(pass)))}, now ${asCode(boot.bootId)}.`,
        },
        { facts: [learn(bootId, boot.bootId)] },
      );
    },
  });
}

/** How long ago the restart was ordered, in ms. */
function awayMs(pass: Pass, ctx: StepContext): number {
  const since = ctx.doneAt(`reboot-${pass.id}`);
  return since === undefined ? 0 : Math.max(0, Date.parse(ctx.now) - Date.parse(since));
}
