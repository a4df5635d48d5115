import { asCode } from '../../../remote/as-code.ts';
import { counted } from '../../../run/counted.ts';
import type { Step, StepContext } from '../../../run/step.ts';
import { joinTexts, type Text } from '../../../run/text.ts';
import { leftOutIn } from '../../../steps/skip-part.ts';
import { documentName } from './document-name.ts';
import { sourceOf } from './hand-over-document.ts';
import { openPoints } from './open-points.ts';

/** What a run that came to its end leaves to people: parts nobody did and points nobody settled; null where all is done. */
export function unfinished(ctx: StepContext, steps: readonly Step[]): Text | null {
  const left = leftOutIn(ctx.run, steps);
  const open = openPoints(sourceOf(ctx, steps)).length;
  if (left.length === 0 && open === 0) return null;
  return joinTexts([THROUGH, ...(left.length > 0 ? [leftOut(left)] : []), points(open, ctx)], ' ');
}

const THROUGH: Text = {
  de: 'Der Ablauf ist durch, aber nicht alles ist erledigt.',
  en: 'The run has come to its end, but not everything is done.',
};

function leftOut(steps: readonly Step[]): Text {
  const titles = joinTexts(
    steps.map(({ title }) => title),
    '; ',
  );
  return { de: `Ausgelassen: ${titles.de}.`, en: `Left out: ${titles.en}.` };
}

function points(open: number, { run }: StepContext): Text {
  const { de, en } = counted(open, POINTS);
  const file = asCode(`${documentName(run)}.md`);
  return {
    de: `${de}, mit Namen im Übergabedokument ${file} im Thread.`,
    en: `${en}, with names in the hand-over document ${file} in the thread.`,
  };
}

const POINTS = {
  one: { de: 'offener Punkt', en: 'open point' },
  many: { de: 'offene Punkte', en: 'open points' },
};
