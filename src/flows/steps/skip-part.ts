import type { Answer, Choice } from '../run/question.ts';
import type { Run } from '../run/run.ts';
import type { Step } from '../run/step.ts';
import { REASON } from '../run/stuck.ts';
import type { Text } from '../run/text.ts';
import { said, who } from './confirmation.ts';

/** Leaves a part of the configuration out: the server works without it, and somebody says why. */
export const SKIP_PART: Choice = {
  id: 'skip-part',
  label: { de: 'Diesen Teil auslassen …', en: 'Leave this part out …' },
  fields: [REASON],
};

/** The steps somebody left out, in their order; what fell away with them is not in it. */
export function leftOutIn({ answers, steps: records }: Run, steps: readonly Step[]): Step[] {
  return steps.filter(
    ({ id }) =>
      records[id]?.status === 'passed' &&
      Object.entries(answers).some(
        ([key, { choice }]) => key.startsWith(`${id}/`) && choice === SKIP_PART.id,
      ),
  );
}

/** Who left a part out, and why. */
export function leftOutNote(answer: Answer): Text {
  return {
    de: `Ausgelassen, entschieden von ${who(answer)}: ${said(answer, 'reason')}`,
    en: `Left out, decided by ${who(answer)}: ${said(answer, 'reason')}`,
  };
}

/** Who closed a list with open points, and why. */
export function leftOpenNote(answer: Answer): Text {
  return {
    de: `Offen gelassen, entschieden von ${who(answer)}: ${said(answer, 'reason')}`,
    en: `Left open, decided by ${who(answer)}: ${said(answer, 'reason')}`,
  };
}
