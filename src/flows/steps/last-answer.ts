import type { Answer } from '../run/question.ts';
import type { StepContext } from '../run/step.ts';
import type { Pass } from './pass.ts';

/** Steps of a pass that ask the same questions, because each is the last look before something begins. */
const LOOKS = ['gate', 'recheck', 'reboot-gate'] as const;

/** The newest answer to a question that several looks of a pass ask: what was said last counts. */
export function lastAnswer(
  pass: Pick<Pass, 'id'>,
  ctx: StepContext,
  question: string,
): Answer | undefined {
  const answers = LOOKS.map((look) => ctx.answerOf(`${look}-${pass.id}`, question));
  return answers
    .filter((answer) => answer !== undefined)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .at(-1);
}
