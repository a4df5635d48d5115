import type { Forecast } from '../../merges/conffiles/forecast.ts';
import { forecast } from '../../remote/conffiles/forecast-action.ts';
import { madeSimulation, readSimulation, type Simulation } from '../../remote/plan-parse.ts';
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
    run: (ctx) => {
      const { decisions, underWay } = hear(pass, ctx);
      const seen = forecast(pass.id, { decisions, run: ctx.runId, propose: true });
      // Between two answers nobody should wait for apt: its lists are read at the start, and when people ask for it.
      return underWay ? [seen] : [...readSimulation(pass.id), seen];
    },
    judge: (values, ctx) => {
      const all: readonly (Simulation | Forecast)[] = values;
      const looks = all.filter((value) => 'closed' in value);
      const found = all.find((value) => 'unchanged' in value);
      const obstacles = looks.length > 0 ? planningProblems(looks, madeSimulation(looks)) : [];
      if (!found || obstacles.length > 0) {
        return block(
          { de: 'Keine Vorhersage möglich.', en: 'No prediction can be made.' },
          obstacles,
        );
      }
      return judgeConffiles(pass, found, ctx);
    },
  });
}
