import { asCode } from '../remote/as-code.ts';
import { hold, releaseHold } from '../remote/jobs/hold.ts';
import { type Hold, readHold } from '../remote/jobs/read-hold.ts';
import type { JobAction, Probe } from '../run/action.ts';
import { type DoneCheck, defineStep, defineUndo, type Step } from '../run/step.ts';
import { fail, pass as passed } from '../run/verdict.ts';
import { HOLDER, TAKE_OVER } from './holder-question.ts';
import { jobFailure } from './judge-job.ts';
import { lastAnswer } from './last-answer.ts';
import type { Pass } from './pass.ts';

const DOING = { de: 'Server für den Lauf belegen', en: 'Holding the server for the run' };

const STILL_HELD: DoneCheck<readonly [Probe<Hold>]> = {
  probes: () => [readHold()] as const,
  isDone: ([held], ctx) =>
    held.run === ctx.runId && held.timersHeld
      ? {
          de: 'Noch immer belegt für diesen Lauf, die apt-Timer ruhen.',
          en: 'Still held for this run, apt’s timers are quiet.',
        }
      : null,
};

/**
 * Takes the lock on the server and keeps apt's timers quiet. Only a later pass may find it done already: what this run has
 * taken, this step gives back on an abort.
 */
export function holdServer(pass: Pass, firstOfRun: boolean): Step {
  return defineStep<readonly [JobAction, Probe<Hold>], readonly [Probe<Hold>]>({
    id: `hold-${pass.id}`,
    phase: pass.phase,
    title: { de: 'Server belegen, apt-Timer anhalten', en: 'Hold the server and apt’s timers' },
    why: {
      de: 'Niemand sonst und kein automatisches Update soll während des Laufs Pakete verändern; wer sich anmeldet, sieht einen Hinweis.',
      en: 'Nobody else and no automatic update should change packages during the run; who logs in sees a notice.',
    },
    guide: [],
    interruptible: true,
    changes: true,
    // Who has the server is what the gate asks.
    redo: [`gate-${pass.id}`],
    ...(firstOfRun ? {} : { done: STILL_HELD }),
    run: (ctx) => {
      const answer = lastAnswer(pass, ctx, HOLDER);
      const from = answer?.choice === TAKE_OVER ? answer.values['run'] : undefined;
      return [hold(ctx.runId, ctx.server.name, from), readHold()] as const;
    },
    judge: ([job, held], ctx) => {
      const failed = jobFailure(job, DOING);
      if (failed) return failed;
      if (held.run !== ctx.runId || !held.timersHeld) {
        return fail(
          {
            de: `${DOING.de}: Auf dem Server steht ${asCode(held.run ?? '–')} als Inhaber.`,
            en: `${DOING.en}: the server names ${asCode(held.run ?? '–')} as the holder.`,
          },
          {
            de: 'Klären, wer noch an diesem Server arbeitet, dann erneut versuchen.',
            en: 'Find out who else works on this server, then try again.',
          },
        );
      }
      return passed({
        de: 'Server belegt, apt-Timer ruhen (auch nach einem Neustart).',
        en: 'Server held, apt’s timers are quiet (also after a reboot).',
      });
    },
    undo: defineUndo({
      title: { de: 'Server freigeben', en: 'Release the server' },
      always: true,
      when: () => true,
      run: (ctx) => [releaseHold(ctx.runId)] as const,
      judge: ([job]) =>
        job.exitCode === 0
          ? { de: 'Server und apt-Timer freigegeben.', en: 'Server and apt’s timers released.' }
          : {
              de: `Server freigeben: ${asCode(job.log.trim())}`,
              en: `Releasing the server: ${asCode(job.log.trim())}`,
            },
    }),
  });
}
