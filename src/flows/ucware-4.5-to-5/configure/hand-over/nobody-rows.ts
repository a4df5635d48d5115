import { person } from '../../../document/words.ts';
import { LIST } from '../../../steps/list-step.ts';
import { STEPS } from '../accounts/facts.ts';
import { nobodyItem, nobodysIn } from '../accounts/nobody.ts';
import type { Source } from './hand-over-document.ts';

/** Numbers that no account has any more, each with who gave it up: whoever takes over hears of calls that reach nobody. */
export function nobodyRows({ run, say, ctx }: Source): string[][] {
  const closed = run.answers[`${STEPS.decide}/${LIST}`];
  if (closed?.choice !== 'yes') return [];
  const entries = ctx.entries(LIST, STEPS.decide);
  return nobodysIn(ctx).map((one) => {
    const { id, title } = nobodyItem(one);
    return [say(title), person((entries[id] ?? closed).by)];
  });
}
