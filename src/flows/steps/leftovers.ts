import { z } from 'zod';
import { type ForecastFile, isPlaced } from '../merges/conffiles/forecast.ts';
import { asCodes } from '../remote/as-code.ts';
import { takeLeftovers, undoConffiles } from '../remote/jobs/conffiles.ts';
import { Leftover, readLeftovers } from '../remote/jobs/leftovers.ts';
import type { JobAction, JobResult, Probe } from '../run/action.ts';
import { defineFact, type Fact, learn } from '../run/fact.ts';
import type { Answer } from '../run/question.ts';
import { defineStep, type Step, type StepContext } from '../run/step.ts';
import { joinTexts, quote, type Text } from '../run/text.ts';
import { ask, pass as passed } from '../run/verdict.ts';
import { who } from './confirmation.ts';
import { jobFailure } from './judge-job.ts';
import { leftoversQuestion, READ_AT_START, settleAll, toTake } from './leftovers-question.ts';
import type { Pass, Settled } from './pass.ts';
import {
  pathsBack,
  type Replaced,
  replacedQuestion,
  type Undone,
  undoneLine,
  wantedBack,
  whatBecame,
} from './replaced-question.ts';

/** The leftovers people were asked about: their answer counts for these. */
function askedAbout(pass: Pass): Fact<Leftover[]> {
  return defineFact(`leftoversAsked${pass.id}`, z.array(Leftover));
}

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
    run: (ctx) => [...jobs(pass, ctx), readLeftovers()],
    judge: (values, ctx) => {
      const found = values.at(-1) as Leftover[];
      for (const job of values.slice(0, -1) as JobResult[]) {
        const failed = jobFailure(job, {
          de: 'Konfigurationsdateien zurücklegen oder übernehmen',
          en: 'Putting configuration files back or taking them over',
        });
        if (failed) return failed;
      }
      const files = ctx.get(pass.plan)?.forecast.files ?? [];
      const known = earlier ? (ctx.get(earlier.leftovers) ?? []) : [];
      const fresh = found.filter((one) => !known.some((other) => isSame(one, other)));
      const decided = fresh.filter((one) => files.some((file) => settles(file, one)));
      const open = fresh.filter((one) => !decided.includes(one));
      const asked = ctx.get(askedAbout(pass)) ?? [];
      const answer = ctx.answer('leftovers');
      const answered = answer && open.every((one) => asked.some((other) => isSame(one, other)));
      const settled = answered ? settleAll(asked, answer) : undefined;
      if (open.length > 0 && !settled) {
        const facts = [learn(askedAbout(pass), open)];
        return ask(leftoversQuestion(open, ctx, answered ? answer : undefined), { facts });
      }
      const replaced = replacedBy(files, pass, ctx);
      const wanted = wantedBack(replaced, ctx);
      const rounds = wanted.paths.length;
      const ended = values.slice(values.length - 1 - rounds, -1) as JobResult[];
      const undone = whatBecame(wanted.paths, ended);
      if (pathsBack(undone).length < replaced.length && !wanted.content) {
        const folder = `/var/lib/ucware-upgrade/undo/${ctx.runId}/conffiles-${pass.id}`;
        return ask(replacedQuestion(replaced, undone, rounds, folder));
      }
      const closed = decided.map((one) => ({ ...one, person: null }));
      return passed(
        joinTexts(
          [
            ...(settled && answer ? [summary(settled, answer)] : []),
            ...(closed.length > 0 ? [closedLine(closed)] : []),
            ...(settled || closed.length > 0 ? [] : [NOTHING]),
            ...(replaced.length > 0 ? [replacedLine(replaced.length, undone)] : []),
            ...(values.length > 1 ? [READ_AT_START] : []),
          ],
          ' ',
        ),
        { facts: [learn(pass.leftovers, [...known, ...closed, ...(settled ?? [])])] },
      );
    },
  });
}

/** What people asked for in this step, always in the same order: the jobs' names hang on it. */
function jobs(pass: Pass, ctx: StepContext): JobAction[] {
  const taken = toTake(ctx.get(askedAbout(pass)) ?? [], ctx.answer('leftovers'));
  const files = ctx.get(pass.plan)?.forecast.files ?? [];
  return [
    ...(taken.length > 0 ? [takeLeftovers(ctx.runId, pass.id, taken)] : []),
    ...wantedBack(replacedBy(files, pass, ctx), ctx).paths.map((path) =>
      undoConffiles(ctx.runId, pass.id, [path]),
    ),
  ];
}

function replacedBy(files: readonly ForecastFile[], pass: Pass, ctx: StepContext): Replaced[] {
  const taken = toTake(ctx.get(askedAbout(pass)) ?? [], ctx.answer('leftovers'));
  return [
    ...files.filter(isPlaced).map(({ path, chosen }) => ({
      path,
      now: chosen?.choice === 'merge' ? MERGED : VENDOR,
    })),
    ...taken.map(({ path }) => ({ path: stemOf(path), now: VENDOR })),
  ];
}

function isSame(one: Leftover, other: Leftover): boolean {
  return one.path === other.path && one.md5 === other.md5;
}

/** Whether people decided about the file before, knowing exactly this version of the vendor's. */
function settles({ path, offered, chosen }: ForecastFile, leftover: Leftover): boolean {
  return chosen?.fits === true && stemOf(leftover.path) === path && leftover.md5 === offered;
}

function stemOf(path: string): string {
  return path.replace(/\.(?:dpkg|ucf)-dist$/, '');
}

const NOTHING: Text = { de: 'Es ist nichts übrig geblieben.', en: 'Nothing was left over.' };
const MERGED: Text = { de: 'zusammengeführte Fassung', en: 'merged version' };
const VENDOR: Text = { de: 'Fassung des Herstellers', en: 'the vendor’s version' };

function closedLine(closed: readonly Settled[]): Text {
  const paths = asCodes(closed.map(({ path }) => path));
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
          de: `${count} ersetzt, zurückgenommen: ${asCodes(back)}.`,
          en: `${count} replaced, taken back: ${asCodes(back)}.`,
        };
  return not.length === 0 ? said : joinTexts([said, joinTexts(not, '; ')], ' ');
}

function summary(settled: readonly Settled[], answer: Answer): Text {
  const assigned = settled.filter(({ person }) => person !== null);
  const person = quote(assigned[0]?.person ?? '');
  const paths = asCodes(assigned.map(({ path }) => path));
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
