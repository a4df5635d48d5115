import type { ForecastFile } from '../merges/conffiles/forecast.ts';
import { asCodes } from '../remote/as-code.ts';
import { conffileFolder } from '../remote/jobs/conffile-folder.ts';
import { undoConffiles } from '../remote/jobs/conffiles.ts';
import { type Leftover, readLeftovers } from '../remote/jobs/leftovers.ts';
import type { JobAction, JobResult, Probe } from '../run/action.ts';
import { learn } from '../run/fact.ts';
import { defineStep, type Given, type Step, type StepContext } from '../run/step.ts';
import { joinTexts, quote, same, type Text } from '../run/text.ts';
import { ask, pass as passed } from '../run/verdict.ts';
import { wholeForecast } from './attempted-forecast.ts';
import { who } from './confirmation.ts';
import { jobFailure } from './judge-job.ts';
import { leftoversQuestion, NOBODY, READ_AT_START, settleAll } from './leftovers-question.ts';
import {
  isSame,
  listsAsked,
  nextLists,
  questionOf,
  type Round,
  roundsOf,
  takeJob,
} from './leftovers-rounds.ts';
import type { Pass, Settled } from './pass.ts';
import { type Placed, placedBefore, placedOf, stillBears } from './placed-before.ts';
import {
  pathsBack,
  type Replaced,
  replacedQuestion,
  type Undone,
  undoneLine,
  type Wanted,
  wantedBack,
  whatBecame,
} from './replaced-question.ts';
import { learnTakenBack } from './taken-back.ts';

/**
 * New versions of configuration files that were not taken lie beside the kept ones: none is forgotten. What people decided about
 * before is closed; what was replaced can be put back. It waits until the server is back, because an answer may take hours; services
 * then read what is replaced here only when they start next.
 */
export function settleLeftovers(pass: Pass, earlier: Pass | undefined): Step {
  return defineStep<readonly (JobAction | Probe<Leftover[]>)[]>({
    id: `leftovers-${pass.id}`,
    phase: pass.phase,
    title: { de: 'Übrig gebliebene Konfigurationsdateien', en: 'Leftover configuration files' },
    why: {
      de: 'Beim Behalten der eigenen Konfigurationsdateien legt dpkg die neuen daneben. Was darin neu ist, soll jemand ansehen, sobald die Telefone wieder gehen; was ersetzt wurde, lässt sich zurücknehmen.',
      en: 'When your own configuration files are kept, dpkg puts the new ones beside them. Somebody should look at what is new in them once the telephones are back; what was replaced can be taken back.',
    },
    guide: pass.guide.packages,
    interruptible: true,
    changes: true,
    run: (ctx) => [...deedsOf(pass, ctx).map(({ job }) => job), readLeftovers()],
    check: (given, ctx) => checkSettled(pass, given, ctx),
    judge: (values, ctx) => {
      const found = values.at(-1) as Leftover[];
      const ended = values.slice(0, -1) as JobResult[];
      for (const job of ended) {
        const failed = jobFailure(job, {
          de: 'Konfigurationsdateien zurücklegen oder übernehmen',
          en: 'Putting configuration files back or taking them over',
        });
        if (failed) return failed;
      }
      const files = ctx.get(pass.plan)?.forecast.files ?? [];
      const known = earlier ? (ctx.get(earlier.leftovers) ?? []) : [];
      const rounds = roundsOf(pass, ctx);
      const settled = rounds.flatMap((round) => round.settled);
      const fresh = found.filter((one) => !known.some((other) => isSame(one, other)));
      const whole = wholeForecast(pass, ctx).files.filter((file) => !hasMissed(pass, file, ctx));
      const decided = fresh.filter((one) => whole.some((file) => settles(file, one)));
      const open = fresh.filter(
        (one) => !decided.includes(one) && !settled.some((other) => isSame(one, other)),
      );
      if (open.length > 0) {
        const { lists, id } = nextLists(pass, ctx, open);
        return ask(leftoversQuestion(id, open, ctx), { facts: [learn(listsAsked(pass), lists)] });
      }
      const replaced = replacedBy(files, rounds, ctx.get(placedBefore(pass)) ?? []);
      const { wanted, content } = wantedBack(replaced, ctx);
      const deeds = deedsOf(pass, ctx);
      const undone = whatBecame(
        wanted,
        ended.filter((_, at) => deeds[at]?.undo),
      ).filter(({ path }) => !isTakenSince(path, wanted, rounds));
      if (pathsBack(undone).length < replaced.length && !content) {
        const folder = conffileFolder(ctx.runId, pass.id);
        return ask(replacedQuestion(replaced, undone, wanted.length, folder));
      }
      const back = pathsBack(undone);
      const closed = decided.map((one) => ({ ...one, person: null }));
      const stand = closed.filter(({ path }) => !back.includes(stemOf(path)));
      return passed(
        joinTexts(
          [
            ...rounds.map(summary),
            ...(stand.length > 0 ? [closedLine(stand)] : []),
            ...(settled.length + closed.length > 0 ? [] : [NOTHING]),
            ...(replaced.length > 0 ? [replacedLine(replaced.length, undone)] : []),
            ...(ended.length > 0 ? [READ_AT_START] : []),
          ],
          ' ',
        ),
        {
          facts: [
            learn(pass.leftovers, [...known, ...closed, ...settled]),
            ...learnTakenBack(pass, wanted, back),
          ],
        },
      );
    },
  });
}

interface Deed {
  /** Revision of the answer that asked for it. */
  readonly rev: number;
  readonly undo: boolean;
  readonly job: JobAction;
}

/** What people asked for in this step, in the order in which they did: the jobs' names hang on it. */
function deedsOf(pass: Pass, ctx: StepContext): Deed[] {
  const rounds = roundsOf(pass, ctx);
  const files = ctx.get(pass.plan)?.forecast.files ?? [];
  const replaced = replacedBy(files, rounds, ctx.get(placedBefore(pass)) ?? []);
  const taking = rounds
    .filter(({ taken }) => taken.length > 0)
    .map((round) => ({ rev: round.answer.rev, undo: false, job: takeJob(pass, ctx, round) }));
  const undoing = wantedBack(replaced, ctx).wanted.map(({ path, rev }) => ({
    rev,
    undo: true,
    job: undoConffiles(ctx.runId, pass.id, [path]),
  }));
  return [...taking, ...undoing].sort((one, other) => one.rev - other.rev);
}

function checkSettled(
  pass: Pass,
  { question, choice, values }: Given,
  ctx: StepContext,
): Readonly<Record<string, Text>> {
  const lists = ctx.get(listsAsked(pass)) ?? [];
  const asked = lists.find((_, list) => questionOf(list) === question);
  return choice === 'settle' && asked && !settleAll(asked, values) ? { person: NOBODY } : {};
}

/** What the plan puts into place, and what an earlier attempt had left there: the last plan decides nothing about that. */
function replacedBy(
  files: readonly ForecastFile[],
  rounds: readonly Round[],
  earlier: readonly Placed[],
): Replaced[] {
  const now = placedOf(files);
  const before = earlier.filter(
    (one) => stillBears(one, files) && !now.some(({ path }) => path === one.path),
  );
  const placed = [...now, ...before].map(({ path, choice }) => ({
    path,
    now: choice === 'merge' ? MERGED : VENDOR,
  }));
  const taken = rounds
    .flatMap((round) => round.taken)
    .map(({ path }) => ({ path: stemOf(path), now: VENDOR }));
  // Once each, with the text it got last: people's answers name its place in the list.
  const texts = new Map([...placed, ...taken].map(({ path, now: text }) => [path, text]));
  return [...texts].map(([path, text]) => ({ path, now: text }));
}

/** Whether another version of the vendor's was taken after the file was last wanted back: it is replaced anew. */
function isTakenSince(path: string, wanted: readonly Wanted[], rounds: readonly Round[]): boolean {
  const rev = Math.max(...wanted.filter((one) => one.path === path).map((one) => one.rev));
  return rounds.some(
    ({ answer, taken }) => answer.rev > rev && taken.some((one) => stemOf(one.path) === path),
  );
}

/** Whether people decided about the file before, knowing exactly this version of the vendor's. */
function settles({ path, offered, chosen }: ForecastFile, leftover: Leftover): boolean {
  return chosen?.fits === true && stemOf(leftover.path) === path && leftover.md5 === offered;
}

/** A decision that did not come true settles nothing. */
function hasMissed(pass: Pass, { path }: ForecastFile, ctx: StepContext): boolean {
  const outcomes = ctx.get(pass.outcomes) ?? [];
  return outcomes.some((one) => one.path === path && one.verdict === 'wrong');
}

function stemOf(path: string): string {
  return path.replace(/\.(?:dpkg-dist|dpkg-new|ucf-dist)$/, '');
}

/** Each of them: what is not named here is named nowhere. */
function named(files: readonly Leftover[]): string {
  return asCodes(
    files.map(({ path }) => path),
    files.length,
  );
}

const NOTHING: Text = { de: 'Es ist nichts übrig geblieben.', en: 'Nothing was left over.' };
const MERGED: Text = { de: 'zusammengeführte Fassung', en: 'merged version' };
const VENDOR: Text = { de: 'Fassung des Herstellers', en: 'the vendor’s version' };

function closedLine(closed: readonly Settled[]): Text {
  const paths = named(closed);
  return {
    de: `Schon vor der Installation entschieden: ${paths}.`,
    en: `Decided before the installation: ${paths}.`,
  };
}

function replacedLine(count: number, undone: readonly Undone[]): Text {
  const back = pathsBack(undone);
  const not = undone.filter(({ became }) => became !== 'back').map(undoneLine);
  const said =
    back.length === 0
      ? { de: `${count} ersetzt, keine zurückgenommen.`, en: `${count} replaced, none taken back.` }
      : {
          de: `${count} ersetzt, zurückgenommen: ${asCodes(back, back.length)}.`,
          en: `${count} replaced, taken back: ${asCodes(back, back.length)}.`,
        };
  return not.length === 0
    ? said
    : joinTexts([said, joinTexts([joinTexts(not, '; '), same('.')], '')], ' ');
}

function summary({ settled, answer }: Round): Text {
  const assigned = settled.filter(({ person }) => person !== null);
  const person = quote(assigned[0]?.person ?? '');
  const paths = named(assigned);
  const by = who(answer);
  return assigned.length === 0
    ? {
        de: `${settled.length} Dateien, alle erledigt laut ${by}.`,
        en: `${settled.length} files, all done, says ${by}.`,
      }
    : {
        de: `${settled.length} Dateien; ${assigned.length} offen bei ${person}: ${paths}.`,
        en: `${settled.length} files; ${assigned.length} open with ${person}: ${paths}.`,
      };
}
