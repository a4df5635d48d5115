import { asCode } from '../remote/as-code.ts';
import { type CameBack, cameBack } from '../remote/jobs/came-back.ts';
import type { JobResult } from '../run/action.ts';
import type { QuestionInput } from '../run/question.ts';
import type { StepContext } from '../run/step.ts';
import type { Text } from '../run/text.ts';
import { joinTexts, same } from '../run/text.ts';
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

/** A file people wanted back, and what the job said of it; undefined when it said nothing. */
export interface Undone {
  readonly path: string;
  readonly became: CameBack | undefined;
}

/** The files people wanted back so far, one for each round, and whether they are content with the rest. */
export function wantedBack(
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

/** What became of each file that was wanted back, by the last job about it. `ended` holds the jobs in the order of the rounds. */
export function whatBecame(paths: readonly string[], ended: readonly JobResult[]): Undone[] {
  const became = new Map(paths.map((path, at) => [path, cameBack(ended[at]?.log ?? '', path)]));
  return [...became].map(([path, last]) => ({ path, became: last }));
}

/** Those that are as before: a click alone puts nothing back. */
export function pathsBack(undone: readonly Undone[]): string[] {
  return undone.filter(({ became }) => became === 'back').map(({ path }) => path);
}

/** Shows what was replaced; a click puts a file back as it was. `rounds` were answered before. */
export function replacedQuestion(
  replaced: readonly Replaced[],
  undone: readonly Undone[],
  rounds: number,
  folder: string,
): QuestionInput {
  const back = pathsBack(undone);
  const left = replaced.filter(({ path }) => !back.includes(path));
  return {
    id: roundId(rounds + 1),
    kind: 'choice',
    text: {
      de: 'Diese Konfigurationsdateien wurden wie beschlossen ersetzt. Was vorher darin stand, ist auf dem Server aufgehoben und mit einem Klick zurück.',
      en: 'These configuration files were replaced as decided. What they held before is kept on the server and back with one click.',
    },
    evidence: [
      ...left.map(({ path, now }) => {
        const tried = undone.find((one) => one.path === path);
        return tried ? undoneLine(tried) : joinTexts([same(asCode(path)), now], ': ');
      }),
      ...undone.filter(({ became }) => became === 'back').map(undoneLine),
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

const BECAME: Readonly<Record<CameBack | 'unknown', Text>> = {
  back: { de: 'wieder wie vorher', en: 'as before again' },
  changed: {
    de: 'nicht zurückgenommen, weil sie seither geändert wurde; bleibt, wie sie ist',
    en: 'not taken back, because it has been changed since; stays as it is',
  },
  nothing: {
    de: 'nicht zurückgenommen, weil davon nichts aufgehoben ist; bleibt, wie sie ist',
    en: 'not taken back, because nothing is kept of it; stays as it is',
  },
  unknown: {
    de: 'der Server sagt nicht, ob sie zurückgenommen ist; bitte dort nachsehen',
    en: 'the server does not say whether it is taken back; please look there',
  },
};

/** What became of a file that was wanted back. */
export function undoneLine({ path, became }: Undone): Text {
  return joinTexts([same(asCode(path)), BECAME[became ?? 'unknown']], ': ');
}
