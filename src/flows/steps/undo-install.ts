import { asCode, asCodes } from '../remote/as-code.ts';
import { conffileFolder } from '../remote/jobs/conffile-folder.ts';
import { restoreConffiles, undoConffiles } from '../remote/jobs/conffiles.ts';
import { type Leftover, readLeftovers } from '../remote/jobs/leftovers.ts';
import { readReplaced, type Standing } from '../remote/jobs/read-replaced.ts';
import { type Packages, readPackages } from '../remote/packages.ts';
import { chosenFiles } from '../remote/plan.ts';
import type { Action, JobAction, JobResult, Probe } from '../run/action.ts';
import { learn } from '../run/fact.ts';
import type { QuestionInput } from '../run/question.ts';
import { defineUndo, type StepContext, type Undo } from '../run/step.ts';
import { joinTexts, same, type Text } from '../run/text.ts';
import { halfDone, halfDoneNow, isHalfway } from './half-done.ts';
import type { Pass } from './pass.ts';
import { mayBear } from './placed-before.ts';
import {
  type Replaced,
  replacedQuestion,
  type Undone,
  wantedBack,
  whatBecame,
} from './replaced-question.ts';
import { restoredWords } from './restored-files.ts';
import {
  bearsLine,
  beforeLine,
  type StillReplaced,
  seenNow,
  stillReplaced,
} from './still-replaced.ts';

type Look = Probe<Standing[]> | Probe<Packages> | Probe<Leftover[]>;
type Values = readonly (JobResult | Standing[] | Packages | Leftover[])[];

/**
 * Takes back the chosen configuration files of packages that never came. Files whose package was unpacked keep their text; people
 * are shown each of them and may have it back with one click before the run ends, also when they abandon it: then nothing is
 * put back but what they ask for. It also looks what the installation left half done, for the note at the end.
 */
export function undoInstall(pass: Pass): Undo<readonly Action[]> {
  return defineUndo<readonly (JobAction | Look)[]>({
    title: {
      de: 'Bereitgelegte Konfigurationsdateien zurücknehmen',
      en: 'Take back configuration files that were put into place',
    },
    always: true,
    when: (ctx) => isHalfway(pass, ctx) || mayStand(pass, ctx),
    run: (ctx) => [
      ...(restores(pass, ctx) ? [restoreConffiles(ctx.runId, pass.id)] : []),
      ...wanted(pass, ctx).map(({ path }) => undoConffiles(ctx.runId, pass.id, [path])),
      readReplaced(ctx.runId, pass.id),
      readPackages(),
      readLeftovers(),
    ],
    judge: (values, ctx) => {
      const [restored] = values as Values;
      const words = restores(pass, ctx) ? [restoredWords(restored as JobResult)] : [];
      const said = [...words, ...endedAs(filesNow(pass, values, ctx))];
      return joinTexts(said.length > 0 ? said : [NOTHING], ' ');
    },
    open: (values, ctx) => {
      const files = filesNow(pass, values, ctx);
      const packages = values.at(-2) as Packages;
      const leftovers = values.at(-1) as Leftover[];
      const facts = [
        learn(stillReplaced(pass), files),
        learn(halfDone(pass), halfDoneNow(packages, leftovers)),
      ];
      const { content } = wantedBack(listed(files), ctx);
      const settled = content || isSettled(pass, ctx) || files.every(({ back }) => back);
      return { question: settled ? null : question(pass, values, files, ctx), facts };
    },
  });
}

/** Whether the server is asked to put files back by itself: not when people want it left, nor when nothing was ever placed. */
function restores(pass: Pass, ctx: StepContext): boolean {
  return !abandoned(ctx) && mayStand(pass, ctx);
}

/** Before the installation nothing was put into place, and what was asked about after it is not asked again. */
function mayStand(pass: Pass, ctx: StepContext): boolean {
  const plan = ctx.get(pass.plan);
  if (abandoned(ctx) && isSettled(pass, ctx)) return false;
  if (plan && chosenFiles(plan).length > 0) return true;
  if (isSettled(pass, ctx)) return false;
  const chosen = mayBear(pass, ctx).size > 0;
  const installed = ctx.begunAt(`install-${pass.id}`) !== undefined;
  return (installed && chosen) || ctx.begunAt(`leftovers-${pass.id}`) !== undefined;
}

function isSettled(pass: Pass, ctx: StepContext): boolean {
  return ctx.doneAt(`leftovers-${pass.id}`) !== undefined;
}

function abandoned(ctx: StepContext): boolean {
  return ctx.run.abort?.abandon === true;
}

function wanted(pass: Pass, ctx: StepContext) {
  return wantedBack(listed(ctx.get(stillReplaced(pass)) ?? []), ctx).wanted;
}

function listed(files: readonly StillReplaced[]): Replaced[] {
  return files.map((file) => ({ path: file.path, now: bearsLine(file), before: beforeLine(file) }));
}

function filesNow(pass: Pass, values: readonly unknown[], ctx: StepContext): StillReplaced[] {
  return seenNow(pass, values.at(-3) as Standing[], ctx);
}

function question(
  pass: Pass,
  values: readonly unknown[],
  files: readonly StillReplaced[],
  ctx: StepContext,
): QuestionInput {
  const asked = wanted(pass, ctx);
  const jobs = values.slice(restores(pass, ctx) ? 1 : 0, -3) as JobResult[];
  const tried = whatBecame(asked, jobs).filter(
    ({ path }) => !files.some((file) => file.path === path && file.back),
  );
  const back: Undone[] = files
    .filter((file) => file.back)
    .map(({ path }) => ({ path, became: 'back' }));
  const folder = conffileFolder(ctx.runId, pass.id);
  const shown = replacedQuestion(listed(files), [...tried, ...back], asked.length, folder);
  return { ...shown, evidence: [ENDS_THEN, ...(shown.evidence ?? [])] };
}

const ENDS_THEN: Text = {
  de: 'Die Pakete dieser Dateien sind ganz oder teilweise ausgepackt; von selbst bleiben sie deshalb ersetzt. Der Lauf endet, sobald das beantwortet ist.',
  en: 'Their packages were unpacked, at least in part, so by themselves they stay replaced. The run ends once this is answered.',
};

/** What the record says once people have answered: the closing message names each file with the way to put it back. */
function endedAs(files: readonly StillReplaced[]): Text[] {
  const back = files.filter((file) => file.back).map(({ path }) => path);
  const left = files.filter((file) => !file.back);
  const said = {
    de: `Wieder wie vorher: ${asCodes(back, back.length)}.`,
    en: `As before again: ${asCodes(back, back.length)}.`,
  };
  const stays = left.map((file) => joinTexts([same(asCode(file.path)), bearsLine(file)], ': '));
  return [
    ...(back.length > 0 ? [said] : []),
    ...(left.length > 0
      ? [joinTexts([joinTexts([STAY, joinTexts(stays, '; ')], ' '), same('.')], '')]
      : []),
  ];
}

const NOTHING: Text = { de: 'Nichts ist ersetzt.', en: 'Nothing is replaced.' };
const STAY: Text = { de: 'Ersetzt bleiben', en: 'Replaced stay' };
