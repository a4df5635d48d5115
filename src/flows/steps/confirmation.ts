import { mentionOf } from '../run/actor.ts';
import type { Answer, QuestionInput } from '../run/question.ts';
import { defineStep, type Step, type StepContext, type StepOf } from '../run/step.ts';
import { joinTexts, quote, type Text } from '../run/text.ts';
import { ask, type Notice, type Verdict } from '../run/verdict.ts';

type Declared = Pick<StepOf<readonly [], readonly []>, 'id' | 'phase' | 'title' | 'why' | 'guide'>;

/** A question as a confirmation writes it; the id is always `answer`. */
type Asked = Omit<QuestionInput, 'id' | 'kind'> & {
  readonly kind?: QuestionInput['kind'];
  /** What people should know before they answer; unlike evidence nothing the bot has seen. */
  readonly notes?: readonly Text[];
};

/** A step that only a person can do: it asks one question and judges the answer. */
export interface Confirmation extends Declared {
  readonly ask: (ctx: StepContext) => Asked;
  /** Files and messages that go with the question; sent when it is first asked. */
  readonly notices?: (ctx: StepContext) => readonly Notice[];
  /** What is wrong with an answer beyond its form, by field. */
  readonly check?: StepOf<readonly [], readonly []>['check'];
  /** Passes, or gives the complaint with which the question is asked again. */
  readonly judge: (answer: Answer, ctx: StepContext) => Verdict | { readonly complaint: Text };
}

export function confirmation(parts: Confirmation): Step {
  const { id, phase, title, why, guide } = parts;
  return defineStep({
    id,
    phase,
    title,
    why,
    guide,
    interruptible: true,
    changes: false,
    ...(parts.check ? { check: parts.check } : {}),
    run: () => [] as const,
    judge: (_, ctx) => {
      const { notes = [], ...asked } = parts.ask(ctx);
      const text = joinTexts([asked.text as Text, ...notes], '\n');
      const question: QuestionInput = { kind: 'choice', ...asked, text, id: 'answer' };
      const answer = ctx.answer('answer');
      if (!answer) return ask(question, { notices: parts.notices?.(ctx) ?? [] });
      const judged = parts.judge(answer, ctx);
      return 'verdict' in judged ? judged : ask({ ...question, complaint: judged.complaint });
    },
  });
}

/** Whoever answered, as a text shows people. */
export function who(answer: Answer): string {
  return mentionOf(answer.by);
}

/** What a person wrote into a field of the form, harmless inside a text. */
export function said(answer: Answer, field: string): string {
  return quote(answer.values[field] ?? '');
}
