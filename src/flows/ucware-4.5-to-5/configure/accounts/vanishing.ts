import type { Answer } from '../../../run/question.ts';
import type { StepContext } from '../../../run/step.ts';
import { joinTexts, type Text } from '../../../run/text.ts';
import { isSettled, itemsOf } from '../../../run/worklist.ts';
import { LIST } from '../../../steps/list-step.ts';
import { accountList } from './account-list.ts';
import { accountsById, decided, decideOn } from './decisions.ts';
import { accountRows, mergeSettings, STEPS } from './facts.ts';

/**
 * What is wrong with saying “never merge these”, or taking it back: other proposals follow from it, and a decision about one that is no
 * longer made would be gone without a word.
 */
export function vanishingProblem(
  item: string,
  given: Pick<Answer, 'choice' | 'values'>,
  ctx: StepContext,
): Record<string, Text> {
  const entries = ctx.entries(LIST, STEPS.decide);
  const settings = ctx.get(mergeSettings);
  if (!settings) return {};
  // Who says it, and when, is of no matter here.
  const next = { ...entries, [item]: { ...given, by: ctx.run.startedBy, at: ctx.now, rev: 0 } };
  const after = accountsById(decideOn(ctx.get(accountRows) ?? [], settings, next).plan);
  const lost = [...accountsById(decided(ctx).plan).keys()].filter(
    (id) => id !== item && isSettled(entries[id]) && !after.has(id),
  );
  if (lost.length === 0) return {};
  const titles = itemsOf(accountList(ctx)).filter(({ id }) => lost.includes(id));
  const list = joinTexts(
    titles.map(({ title }) => title),
    '; ',
  );
  return {
    [given.choice === 'never' ? 'accounts' : 'reopen']: {
      de: `Damit fiele weg, was schon entschieden ist: ${list.de}. Bitte das zuerst wieder öffnen.`,
      en: `With that, what is decided already would be gone: ${list.en}. Please open that again first.`,
    },
  };
}
