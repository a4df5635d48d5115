import type { Answer, Choice, QuestionInput } from '../run/question.ts';
import { defineStep, type Given, type Step, type StepContext, type StepOf } from '../run/step.ts';
import { joinTexts, type Text } from '../run/text.ts';
import { ask, type Notice, type Verdict } from '../run/verdict.ts';
import { openItems, type Worklist } from '../run/worklist.ts';
import { closedList } from './closed-list.ts';
import { SKIP_PART } from './skip-part.ts';

/** The question's id in every step that is a list. */
export const LIST = 'list';
/** Closes a list on which everything is settled. */
const CLOSE: Choice = {
  id: 'yes',
  label: { de: 'Liste abschließen', en: 'Close the list' },
  style: 'primary',
};
const CLOSE_OPEN = 'close-open';

type Declared = Pick<StepOf<readonly [], readonly []>, 'id' | 'phase' | 'title' | 'why' | 'guide'>;

export interface ListStep extends Declared {
  readonly list: (ctx: StepContext) => Worklist;
  readonly ask: (ctx: StepContext) => {
    readonly text: Text;
    readonly notes?: readonly Text[];
    readonly evidence?: readonly Text[];
    /** When the list is asked for again, as a reminder. */
    readonly wakeAt?: string | undefined;
  };
  /** Files and messages that go with the list; sent once, when it is opened. */
  readonly notices?: (ctx: StepContext) => readonly Notice[];
  /** What is wrong with an entry beyond its form. */
  readonly check?: (
    given: Given & { readonly item: string },
    ctx: StepContext,
  ) => Record<string, Text>;
  /** Why there is nothing to do, if there is not. */
  readonly unless?: (ctx: StepContext) => Verdict | null;
  /** What follows from the list once it is closed, or from leaving it out. */
  readonly close: (answer: Answer, ctx: StepContext) => Verdict;
  /** Further ways to answer, and what is wrong with one of them, or with closing the list, now. */
  readonly more?: readonly Choice[];
  readonly checkMore?: (choice: string, ctx: StepContext) => Record<string, Text>;
  /** Closing with open points, by somebody who says why. */
  readonly mayStayOpen?: boolean;
}

/** A step that is a list people work through, in their own time and several at once. */
export function listStep(parts: ListStep): Step {
  const { id, phase, title, why, guide } = parts;
  return defineStep({
    id,
    phase,
    title,
    why,
    guide,
    interruptible: true,
    changes: false,
    worklist: parts.list,
    check: (given, ctx) => {
      const { item } = given;
      if (item !== undefined) return parts.check?.({ ...given, item }, ctx) ?? {};
      const more = parts.checkMore?.(given.choice, ctx) ?? {};
      return given.choice === CLOSE.id ? { ...stillOpen(parts.list(ctx), ctx), ...more } : more;
    },
    run: () => [] as const,
    judge: (_, ctx) => {
      const nothing = parts.unless?.(ctx);
      if (nothing) return nothing;
      const answer = ctx.answer(LIST);
      if (answer) {
        const list = { ...parts.list(ctx), entries: ctx.entries(LIST) };
        const closed = parts.close(answer, ctx);
        return { ...closed, notices: [...(closed.notices ?? []), ...closedList(title, list, ctx)] };
      }
      const { text, notes = [], ...asked } = parts.ask(ctx);
      const question: QuestionInput = {
        id: LIST,
        kind: 'worklist',
        text: joinTexts([text, ...notes], '\n'),
        ...(asked.evidence ? { evidence: [...asked.evidence] } : {}),
        ...(asked.wakeAt === undefined ? {} : { wakeAt: asked.wakeAt }),
        choices: [
          CLOSE,
          ...(parts.mayStayOpen ? [closeOpen()] : []),
          ...(parts.more ?? []),
          SKIP_PART,
        ],
        who: 'operator',
      };
      const first = Object.keys(ctx.entries(LIST)).length === 0 && ctx.run.state.kind !== 'waiting';
      return ask(question, { notices: first ? (parts.notices?.(ctx) ?? []) : [] });
    },
  });
}

function closeOpen(): Choice {
  return {
    ...SKIP_PART,
    id: CLOSE_OPEN,
    label: { de: 'Mit offenen Punkten abschließen …', en: 'Close with open points …' },
  };
}

function stillOpen(list: Worklist, ctx: StepContext): Record<string, Text> {
  const { length } = openItems({ ...list, entries: ctx.entries(LIST) });
  if (length === 0) return {};
  return {
    list: { de: `Noch offen auf der Liste: ${length}.`, en: `Still open on the list: ${length}.` },
  };
}
