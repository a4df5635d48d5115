import { forecast } from '../../remote/conffiles/forecast-action.ts';
import { madeSimulation, readSimulation } from '../../remote/plan-parse.ts';
import { defineStep, type Step } from '../../run/step.ts';
import { block } from '../../run/verdict.ts';
import { hear } from '../../steps/conffiles/hear.ts';
import { judgeConffiles } from '../../steps/conffiles/judge-conffiles.ts';
import type { Pass } from '../../steps/pass.ts';
import { planningProblems } from './planning-problems.ts';

/** People decide what becomes of the configuration files that both sides changed, before the plan that binds it. */
export function decideConffiles(pass: Pass): Step {
  return defineStep({
    id: `conffiles-${pass.id}`,
    phase: pass.phase,
    title: { de: 'Konfigurationsdateien entscheiden', en: 'Decide about configuration files' },
    why: {
      de: 'Die Installation würde bei jeder Datei fragen, die Sie und der Hersteller geändert haben. Der Bot weiß vorher, welche das sind, und schlägt vor, was aus ihnen wird.',
      en: 'The installation would ask about every file that both you and the vendor have changed. The bot knows beforehand which those are, and proposes what becomes of them.',
    },
    guide: pass.guide.packages,
    interruptible: true,
    changes: false,
    run: (ctx) =>
      [
        ...readSimulation(pass.id),
        forecast(pass.id, {
          decisions: hear(pass, ctx).decisions,
          run: ctx.runId,
          propose: true,
        }),
      ] as const,
    judge: ([asUser, asRoot, found], ctx) => {
      const looks = [asUser, asRoot];
      const obstacles = planningProblems(looks, madeSimulation(looks));
      if (obstacles.length > 0) {
        return block(
          { de: 'Keine Vorhersage möglich.', en: 'No prediction can be made.' },
          obstacles,
        );
      }
      return judgeConffiles(pass, found, ctx);
    },
  });
}
