import { asCode } from '../remote/as-code.ts';
import { type CameBack, cameBack } from '../remote/jobs/came-back.ts';
import type { JobResult } from '../run/action.ts';
import type { Answer, Choice, QuestionInput } from '../run/question.ts';
import type { StepContext } from '../run/step.ts';
import type { Text } from '../run/text.ts';
import { joinTexts, same } from '../run/text.ts';
import { field, yes } from './choices.ts';
import { READ_AT_START } from './leftovers-question.ts';

/** Buttons of one message; where there are more files, they stand in one form. */
const MOST = 8;

/** A file whose text was replaced because people wanted it. */
export interface Replaced {
  readonly path: string;
  /** What is in place now, e.g. the merged version. */
  readonly now: Text;
  /** Where the text it had before is kept, when the server has said so. */
  readonly before?: Text;
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

/** A file somebody wanted back, the revision of that answer, and whose it is (an actor's id). */
export interface Wanted {
  readonly path: string;
  readonly rev: number;
  readonly by: string;
}

/** The files people wanted back so far, one for each round, and whether they are content with the rest. */
export function wantedBack(
  replaced: readonly Replaced[],
  ctx: StepContext,
): { readonly wanted: Wanted[]; readonly content: boolean } {
  const wanted: Wanted[] = [];
  for (let round = 1; ; round += 1) {
    const answer = ctx.answer(roundId(round));
    if (answer?.choice === 'yes') return { wanted, content: true };
    const path = answer && replaced[indexIn(answer) - 1]?.path;
    if (!answer || path === undefined) return { wanted, content: false };
    wanted.push({ path, rev: answer.rev, by: answer.by.id });
  }
}

/** From 1, in the list of replaced files, which only ever grows at its end. */
function indexIn({ choice, values }: Answer): number {
  return Number(/^undo:(\d+)$/.exec(choice === 'undo' ? (values['file'] ?? '') : choice)?.[1]);
}

/** What became of each file that was wanted back, by the last job about it. `ended` holds the jobs in the order of the rounds. */
export function whatBecame(wanted: readonly Wanted[], ended: readonly JobResult[]): Undone[] {
  const became = new Map(
    wanted.map(({ path }, at) => [path, cameBack(ended[at]?.log ?? '', path)]),
  );
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
      ...left.map(({ path, now, before }) => {
        const tried = undone.find((one) => one.path === path);
        if (!tried) return joinTexts([same(asCode(path)), now], ': ');
        // What did not work by a click is done by hand, and for that people need the place.
        return joinTexts([undoneLine(tried), ...(before ? [before] : [])], '; ');
      }),
      ...undone.filter(({ became }) => became === 'back').map(undoneLine),
      READ_AT_START,
      { de: `Aufgehoben in ${asCode(folder)}`, en: `Kept in ${asCode(folder)}` },
    ],
    choices: [
      yes({ de: 'So lassen', en: 'Leave it so' }),
      ...(left.length > MOST ? [oneOf(left, replaced)] : buttons(left, replaced)),
    ],
    who: 'operator',
  };
}

function undoOf({ path }: Replaced, replaced: readonly Replaced[]): string {
  return `undo:${replaced.findIndex((one) => one.path === path) + 1}`;
}

/** Files of one name are told apart by their whole path. */
function buttons(left: readonly Replaced[], replaced: readonly Replaced[]): Choice[] {
  const nameOf = ({ path }: Replaced): string => path.split('/').at(-1) ?? path;
  return left.map((file) => {
    const alone = replaced.filter((other) => nameOf(other) === nameOf(file)).length === 1;
    const name = alone ? nameOf(file).slice(0, 60) : file.path.slice(-60);
    return {
      id: undoOf(file, replaced),
      label: { de: `Zurück: ${name}`, en: `Undo: ${name}` },
    };
  });
}

function oneOf(left: readonly Replaced[], replaced: readonly Replaced[]): Choice {
  const options = left.map((file) => ({ id: undoOf(file, replaced), label: same(file.path) }));
  return {
    id: 'undo',
    label: { de: 'Eine Datei zurücklegen …', en: 'Put a file back …' },
    fields: [field('file', 'select', { de: 'Welche?', en: 'Which one?' }, { options })],
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
