import { readBootId } from '../../remote/boot-id.ts';
import { forecast } from '../../remote/conffiles/forecast-action.ts';
import { hashOfPlan, makePlan } from '../../remote/plan.ts';
import { readConffiles } from '../../remote/plan-conffiles.ts';
import { planDocument } from '../../remote/plan-document.ts';
import { madeSimulation, readSimulation } from '../../remote/plan-parse.ts';
import { planProblems } from '../../remote/plan-problems.ts';
import { planLines } from '../../remote/plan-view.ts';
import type { Finding } from '../../run/finding.ts';
import { defineStep } from '../../run/step.ts';
import { joinTexts, same, type Text } from '../../run/text.ts';
import { block, pass as passed } from '../../run/verdict.ts';
import { planningProblems } from './planning-problems.ts';

const FILE: Text = { de: 'vorschau', en: 'preview' };

/**
 * What version 5 would bring, as far as that can be said while 4.5 is not up to date. What makes it impossible should be
 * known before the night of the upgrade; since pass 1 may still change it, an approver may go on.
 */
export const previewUpgradeTo5 = defineStep({
  id: 'preview-5',
  phase: 'prepare',
  title: { de: 'Vorschau auf Version 5', en: 'Preview of version 5' },
  why: {
    de: 'Schon jetzt wird simuliert, was Version 5 mitbringt; verbindlich ist der Plan nach dem Update auf die neueste 4.5.',
    en: 'What version 5 brings is simulated now already; the plan after the update to the newest 4.5 is the binding one.',
  },
  guide: ['Vorbereitung', 'Pakete auf UCware 5 aktualisieren'],
  interruptible: true,
  changes: false,
  run: () => [...readSimulation('5'), readConffiles(), forecast('5'), readBootId()] as const,
  judge: ([asUser, asRoot, conffiles, predicted, bootId], ctx) => {
    const looks = [asUser, asRoot];
    const simulation = madeSimulation(looks);
    const obstacles = planningProblems(looks, simulation).map(asPreview);
    if (!simulation || obstacles.length > 0) {
      return block(
        { de: 'Eine Vorschau ist nicht möglich.', en: 'No preview can be made.' },
        obstacles,
      );
    }
    const plan = makePlan('5', { simulation, conffiles, forecast: predicted, bootId });
    const content = planDocument(plan);
    const notice = {
      to: 'thread',
      text: joinTexts(
        [
          {
            de: '*Vorschau auf Version 5* (noch kein verbindlicher Plan)',
            en: '*Preview of version 5* (not the binding plan yet)',
          },
          ...planLines(plan).map((line) => joinTexts([same('• '), line], '')),
        ],
        '\n',
      ),
      file: { name: `${FILE[ctx.run.language]}-5-${hashOfPlan(plan).slice(0, 12)}.txt`, content },
    } as const;
    const problems = planProblems(plan).map(asPreview);
    const extra = { notices: [notice] };
    if (problems.length > 0) {
      return block(
        {
          de: 'Nach heutigem Stand würde das Upgrade auf 5 nicht gehen.',
          en: 'As things are today, the upgrade to 5 would not work.',
        },
        problems,
        extra,
      );
    }
    return passed(
      {
        de: `${plan.upgraded.length} Pakete würden aktualisiert, ${plan.installed.length} neu, ${plan.removed.length} entfernt.`,
        en: `${plan.upgraded.length} packages would be upgraded, ${plan.installed.length} new, ${plan.removed.length} removed.`,
      },
      extra,
    );
  },
});

function asPreview(finding: Finding): Finding {
  return { ...finding, id: `preview-${finding.id}`, check: 'preview', overridable: true };
}
