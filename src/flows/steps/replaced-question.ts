import { asCode } from '../remote/as-code.ts';
import type { QuestionInput } from '../run/question.ts';
import type { StepContext } from '../run/step.ts';
import type { Text } from '../run/text.ts';
import { joinTexts } from '../run/text.ts';
import { yes } from './choices.ts';
import { READ_AT_START } from './leftovers-question.ts';

/** Buttons of one message; further files can be taken back from the folder the text names. */
const MOST = 8;

/** A file whose text was replaced because people wanted it. */
export interface Replaced {
  readonly path: string;
  /** What is in place now, e.g. the merged version. */
  readonly now: Text;
}

/** Every round has a question of its own, so that each undo is a job of its own. */
function roundId(round: number): string {
  return round === 1 ? 'replaced' : `replaced-${round}`;
}

/** The files people have taken back so far, in their order, and whether they are content with the rest. */
export function takenBack(
  replaced: readonly Replaced[],
  ctx: StepContext,
): { readonly paths: string[]; readonly content: boolean } {
  const paths: string[] = [];
  for (let round = 1; ; round += 1) {
    const answer = ctx.answer(roundId(round));
    if (answer?.choice === 'yes') return { paths, content: true };
    const index = /^undo:(\d+)$/.exec(answer?.choice ?? '')?.[1];
    const path = index === undefined ? undefined : replaced[Number(index) - 1]?.path;
    if (path === undefined) return { paths, content: false };
    paths.push(path);
  }
}

/** Shows what was replaced; a click puts a file back as it was. */
export function replacedQuestion(
  replaced: readonly Replaced[],
  back: readonly string[],
  folder: string,
): QuestionInput {
  const left = replaced.filter(({ path }) => !back.includes(path));
  return {
    id: roundId(back.length + 1),
    kind: 'choice',
    text: {
      de: 'Diese Konfigurationsdateien wurden wie beschlossen ersetzt. Was vorher darin stand, ist auf dem Server aufgehoben und mit einem Klick zurück.',
      en: 'These configuration files were replaced as decided. What they held before is kept on the server and back with one click.',
    },
    evidence: [
      ...left.map(({ path, now }) =>
        joinTexts([{ de: asCode(path), en: asCode(path) }, now], ': '),
      ),
      ...back.map((path) => ({
        de: `${asCode(path)}: wieder wie vorher`,
        en: `${asCode(path)}: as before again`,
      })),
      READ_AT_START,
      { de: `Aufgehoben in ${asCode(folder)}`, en: `Kept in ${asCode(folder)}` },
    ],
    choices: [
      yes({ de: 'So lassen', en: 'Leave it so' }),
      ...left.slice(0, MOST).map(({ path }) => {
        const name = path.split('/').at(-1) ?? path;
        return {
          id: `undo:${replaced.findIndex((one) => one.path === path) + 1}`,
          label: { de: `Zurück: ${name}`.slice(0, 70), en: `Undo: ${name}`.slice(0, 70) },
        };
      }),
    ],
    who: 'operator',
  };
}
