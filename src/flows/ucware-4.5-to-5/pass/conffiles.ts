import type { Forecast } from '../../merges/conffiles/forecast.ts';
import { forecast } from '../../remote/conffiles/forecast-action.ts';
import { madeSimulation, readSimulation, type Simulation } from '../../remote/plan-parse.ts';
import { defineStep, type Step, type StepContext } from '../../run/step.ts';
import { block, pass as passed, type Verdict } from '../../run/verdict.ts';
import { checkEdit } from '../../steps/conffiles/check-edit.ts';
import { hear } from '../../steps/conffiles/hear.ts';
import { judgeConffiles } from '../../steps/conffiles/judge-conffiles.ts';
import { PREVIEW, type Topic, topicOf } from '../../steps/conffiles/topic.ts';
import type { Pass } from '../../steps/pass.ts';
import { PASS_5 } from './passes.ts';
import { planningProblems } from './planning-problems.ts';

const WHY = {
  de: 'Die Installation würde bei jeder Datei fragen, die Sie und der Hersteller geändert haben. Der Bot weiß vorher, welche das sind, und schlägt vor, was aus ihnen wird.',
  en: 'The installation would ask about every file that both you and the vendor have changed. The bot knows beforehand which those are, and proposes what becomes of them.',
};

/** People decide what becomes of the configuration files that both sides changed, before the plan that binds it. */
export function decideConffiles(pass: Pass): Step {
  const topic = topicOf(pass);
  return defineStep({
    id: `conffiles-${pass.id}`,
    phase: pass.phase,
    title: { de: 'Konfigurationsdateien entscheiden', en: 'Decide about configuration files' },
    why: WHY,
    guide: pass.guide.packages,
    interruptible: true,
    changes: false,
    check: (given, ctx) => checkEdit(topic, given, ctx),
    run: (ctx) => look(topic, ctx),
    judge: (values, ctx) => {
      const { found, obstacles } = sortOut(values);
      if (!found || obstacles.length > 0) {
        return block(
          { de: 'Keine Vorhersage möglich.', en: 'No prediction can be made.' },
          obstacles,
        );
      }
      return judgeConffiles(topic, found, ctx);
    },
  });
}

/** The same for version 5 while there is still time; what cannot be said yet stops nobody, since it is asked again then. */
export const decideConffilesOf5 = defineStep({
  id: 'preview-conffiles-5',
  phase: 'prepare',
  title: {
    de: 'Konfigurationsdateien für Version 5 entscheiden',
    en: 'Decide about configuration files of version 5',
  },
  why: WHY,
  guide: ['Vorbereitung', ...PASS_5.guide.packages],
  interruptible: true,
  changes: false,
  check: (given, ctx) => checkEdit(PREVIEW, given, ctx),
  run: (ctx) => look(PREVIEW, ctx),
  judge: (values, ctx): Verdict => {
    const { found, obstacles } = sortOut(values);
    if (found && obstacles.length === 0) return judgeConffiles(PREVIEW, found, ctx);
    return passed({
      de: 'Noch lässt sich nicht vorhersagen, was Version 5 mitbringt; entschieden wird nach dem Update von 4.5.',
      en: 'What version 5 brings cannot be predicted yet; it is decided after the update of 4.5.',
    });
  },
});

function look(topic: Topic, ctx: StepContext) {
  const { decisions, underWay } = hear(topic, ctx);
  const seen = forecast(topic.pass, { decisions, run: ctx.runId, propose: true });
  // Between two answers nobody should wait for apt: its lists are read at the start, and when people ask for it.
  return underWay ? [seen] : [...readSimulation(topic.pass), seen];
}

function sortOut(values: readonly (Simulation | Forecast)[]) {
  const looks = values.filter((value) => 'closed' in value);
  const obstacles = looks.length > 0 ? planningProblems(looks, madeSimulation(looks)) : [];
  return { found: values.find((value) => 'unchanged' in value), obstacles };
}
