import { person } from '../../../document/words.ts';
import { dialled } from '../../../merges/accounts/dialled.ts';
import { LIST } from '../../../steps/list-step.ts';
import { TABLE } from '../../../steps/table-step.ts';
import { accountsSeen, STEPS } from '../accounts/facts.ts';
import { goneIn, goneItem } from '../accounts/gone.ts';
import type { Source } from './hand-over-document.ts';

/** Numbers that vanished between two overviews, each with who gave it up, or else with who went on without it. */
export function goneRows({ say, ctx }: Source): string[][] {
  const closed = ctx.answerOf(STEPS.decide, LIST) ?? ctx.answerOf(STEPS.overview, TABLE);
  const entries = ctx.entries(LIST, STEPS.decide);
  const again = new Set(
    (ctx.get(accountsSeen) ?? []).flatMap(({ numbers }) => numbers.map(dialled)),
  );
  return goneIn(ctx)
    .filter(({ number }) => !again.has(dialled(number)))
    .map((one) => {
      const { id, title } = goneItem(one);
      const by = (entries[id] ?? closed)?.by;
      return [say(title), by ? person(by) : '–'];
    });
}
