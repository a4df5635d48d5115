import { z } from 'zod';
import { defineFact, learn } from '../run/fact.ts';
import type { Answer, Choice } from '../run/question.ts';
import type { StepContext } from '../run/step.ts';
import type { Text } from '../run/text.ts';
import { ask, type Notice, pass, type Verdict } from '../run/verdict.ts';

/** What taking a table over would do to what people have decided on the one before; said before it happens. */
export interface Reconsidered {
  readonly text: Text;
  readonly evidence: readonly Text[];
  readonly notices: readonly Notice[];
  /** Further answers that take it over. */
  readonly also?: readonly Choice[];
  /** There is no table yet one could stay with. */
  readonly isFirst?: boolean;
}

/** The table somebody was asked to confirm: a query may give another one when it is run once more for the answer. */
const offeredTable = defineFact('table-offered', z.string());

const QUESTION = 'take-over';
const TAKE = 'take';
const ANOTHER = 'another';
/** Keeps the table the run has already; may be offered beside ways to hand one in, too. */
export const STAY: Choice = {
  id: 'stay',
  label: { de: 'Bei der bisherigen Übersicht bleiben', en: 'Stay with the overview from before' },
};
export const STAYED: Text = {
  de: 'Es bleibt bei der bisherigen Übersicht; alles Entschiedene gilt weiter.',
  en: 'The overview from before stays; everything decided goes on to count.',
};

/** What somebody said to a table with this hash that `answer` gave, or the question that is to be asked. */
export function takeOver(
  { text, evidence, notices, also = [], isFirst = false }: Reconsidered,
  hash: string,
  answer: Answer,
  ctx: StepContext,
): 'take' | 'another' | Verdict {
  const said = saidTo(answer, ctx);
  if (said) {
    if (said.choice === ANOTHER) return 'another';
    if (said.choice === STAY.id) return pass(STAYED);
    if (ctx.get(offeredTable) === hash) return 'take';
  }
  return ask(
    {
      id: QUESTION,
      kind: 'choice',
      text,
      evidence: [...evidence],
      choices: [
        { id: TAKE, label: TAKE_IT, style: 'primary' },
        ...also,
        { id: ANOTHER, label: ANOTHER_ONE },
        ...(isFirst ? [] : [STAY]),
      ],
      who: 'operator',
    },
    { notices, facts: [learn(offeredTable, hash)] },
  );
}

/** What somebody said to the table that `answer` gave; undefined where nobody was asked. */
export function saidTo(answer: Answer, ctx: StepContext): Answer | undefined {
  const said = ctx.answer(QUESTION);
  return said && said.rev > answer.rev ? said : undefined;
}

const TAKE_IT: Text = { de: 'Neue Übersicht übernehmen', en: 'Take the new overview over' };
const ANOTHER_ONE: Text = { de: 'Andere Tabelle übergeben', en: 'Hand in another table' };
