import { compareForecast } from '../remote/conffiles/compare-forecast.ts';
import { outcomeDocument, outcomeLines } from '../remote/conffiles/outcome-lines.ts';
import type { Present } from '../remote/conffiles/present.ts';
import type { Leftover } from '../remote/jobs/leftovers.ts';
import { type Learned, learn } from '../run/fact.ts';
import type { StepContext } from '../run/step.ts';
import { joinTexts, type Text } from '../run/text.ts';
import type { Notice } from '../run/verdict.ts';
import { wholeForecast } from './attempted-forecast.ts';
import type { Pass } from './pass.ts';

/** What became of the predictions of a pass, attempts that failed included: to be recorded, and shown. */
export function realOutcomes(
  pass: Pass,
  present: Present,
  leftovers: readonly Leftover[],
  ctx: StepContext,
): { readonly facts: readonly Learned[]; readonly notices: readonly Notice[] } {
  const outcomes = compareForecast(wholeForecast(pass, ctx), present, leftovers);
  const telling = outcomes.filter((one) => one.class !== 'unchanged' || one.verdict !== 'right');
  const name = `${FILE[ctx.run.language]}-${pass.id}.txt`;
  const notice: Notice = {
    to: 'thread',
    text: joinTexts(outcomeLines(outcomes), '\n'),
    file: { name, content: outcomeDocument(outcomes) },
  };
  return {
    facts: [learn(pass.outcomes, telling)],
    notices: outcomes.length === 0 ? [] : [notice],
  };
}

const FILE: Text = { de: 'konfigurationsdateien', en: 'config-files' };
