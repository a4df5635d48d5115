import { z } from 'zod';
import { asCode } from '../remote/as-code.ts';
import { readBootId } from '../remote/boot-id.ts';
import { type Present, readPresent } from '../remote/conffiles/present.ts';
import { type DpkgState, readDpkgState } from '../remote/dpkg-state.ts';
import { restoreConffiles } from '../remote/jobs/conffiles.ts';
import { type Leftover, readLeftovers } from '../remote/jobs/leftovers.ts';
import { fetchPackages, installPackages } from '../remote/jobs/packages.ts';
import { readReplaced, type Standing } from '../remote/jobs/read-replaced.ts';
import { type Packages, readPackages, ucwareVersion } from '../remote/packages.ts';
import { chosenFiles, isEmptyPlan, removalNames, supplyOf } from '../remote/plan.ts';
import { readSimulationFromLists, type Simulation } from '../remote/plan-parse.ts';
import type { JobAction, JobResult, Probe } from '../run/action.ts';
import { defineFact, type Fact, learn } from '../run/fact.ts';
import { type DoneCheck, defineStep, type Step, type StepContext } from '../run/step.ts';
import { joinTexts, type Text } from '../run/text.ts';
import { pass as passed } from '../run/verdict.ts';
import { attemptedForecast, rememberForecast } from './attempted-forecast.ts';
import { rememberPackages } from './attempted-packages.ts';
import { jobFailure } from './judge-job.ts';
import { behindGate, type Pass } from './pass.ts';
import { placedBefore, rememberPlaced } from './placed-before.ts';
import { realOutcomes } from './real-outcomes.ts';
import { afterFailure } from './restored-files.ts';
import { undoInstall } from './undo-install.ts';

const NOTHING_TO_DO: Text = {
  de: 'Der freigegebene Plan enthält nichts zu tun: Alle Pakete sind auf dem neuesten Stand.',
  en: 'The approved plan holds nothing to do: all packages are up to date.',
};

/** Clears the cache, reads the package lists anew and downloads; nothing is installed yet. */
export function fetchStep(pass: Pass): Step {
  return defineStep({
    id: `fetch-${pass.id}`,
    phase: pass.phase,
    title: { de: 'Pakete herunterladen', en: 'Download packages' },
    why: {
      de: 'Alles wird geholt, bevor das erste Paket angefasst wird: Reißt das Netz ab, ist noch nichts geschehen.',
      en: 'Everything is fetched before the first package is touched: if the network breaks, nothing has happened yet.',
    },
    guide: pass.guide.packages,
    interruptible: true,
    changes: true,
    guard: behindGate(pass),
    done: {
      probes: () => [] as const,
      isDone: (_, ctx) => (isEmptyPlan(ctx.need(pass.plan)) ? NOTHING_TO_DO : null),
    },
    run: (ctx) => [fetchPackages(ctx.runId, removalNames(ctx.need(pass.plan)))] as const,
    judge: ([job]) =>
      jobFailure(job, {
        de: 'Paketquellen lesen und Pakete herunterladen',
        en: 'Reading the package sources and downloading packages',
      }) ?? passed({ de: 'Alle Pakete sind heruntergeladen.', en: 'All packages are downloaded.' }),
  });
}

/** The boot id under which packages were last changed: only a restart after that counts. */
export function installedUnder(pass: Pass): Fact<string> {
  return defineFact(`installedUnder${pass.id}`, z.string());
}

/** The recheck is about calls, too, so its word counts for minutes. */
const RECHECK_COUNTS_MS = 120_000;

/** What is done after an installation that put files into place, or followed one that did. */
type Afterwards = readonly [JobAction, Probe<Standing[]>];
type Actions = readonly [
  JobAction,
  Probe<string>,
  Probe<Present>,
  Probe<Leftover[]>,
  ...(readonly [] | Afterwards),
];
type Came = readonly [JobResult, string, Present, Leftover[], JobResult?, Standing[]?];

/** What became of the configuration files is only asked where an attempt had predicted something. */
type Proof = readonly [
  Probe<Simulation>,
  Probe<Packages>,
  Probe<DpkgState>,
  Probe<string>,
  ...(readonly [] | readonly [Probe<Present>, Probe<Leftover[]>]),
];
type Proved = readonly [Simulation, Packages, DpkgState, string, Present?, Leftover[]?];

/**
 * Installs what was approved. Another attempt never begins with the installation: what the one before left half done is repaired,
 * and the plan is then another one, so packages are fetched and the plan is checked anew. A job that was killed cannot restore the
 * files of packages that never came, so a second one does it right after.
 */
export function installStep(pass: Pass): Step {
  return defineStep<Actions, Proof>({
    id: `install-${pass.id}`,
    phase: pass.phase,
    title: { de: 'Pakete installieren', en: 'Install packages' },
    why: {
      de: 'Die freigegebenen Pakete werden installiert, von den geänderten Konfigurationsdateien gilt, was entschieden ist, alle anderen bleiben. Die Telefone fallen währenddessen aus.',
      en: 'The approved packages are installed, changed configuration files become what was decided, all others are kept. The telephones are down meanwhile.',
    },
    guide: pass.guide.packages,
    interruptible: false,
    changes: true,
    guard: { step: `recheck-${pass.id}`, freshMs: RECHECK_COUNTS_MS },
    redo: ['gate', 'repair', 'fetch', 'recheck'].map((step) => `${step}-${pass.id}`),
    done: alreadyInstalled(pass),
    run: (ctx) => {
      const plan = ctx.need(pass.plan);
      const chosen = { pass: pass.id, files: chosenFiles(plan) };
      return [
        installPackages(ctx.runId, removalNames(plan), supplyOf(plan.inPlace), chosen),
        readBootId(),
        readPresent(),
        readLeftovers(),
        ...(chosen.files.length > 0 || (ctx.get(placedBefore(pass)) ?? []).length > 0
          ? ([restoreConffiles(ctx.runId, pass.id), readReplaced(ctx.runId, pass.id)] as const)
          : ([] as const)),
      ];
    },
    judge: (values, ctx) => {
      const [job, boot, present, leftovers, restored, standing] = values as Came;
      const facts = [learn(installedUnder(pass), boot)];
      const doing = { de: 'Pakete installieren', en: 'Installing packages' };
      const failed = jobFailure(job, doing);
      if (failed?.verdict === 'fail') {
        const jobs = restored ? [job, restored] : [job];
        return {
          ...failed,
          note: joinTexts([failed.note, ...afterFailure(jobs, standing ?? [])], ' '),
          facts: [
            ...facts,
            ...rememberPlaced(pass, ctx, standing),
            rememberForecast(pass, ctx),
            ...rememberPackages(pass, ctx),
          ],
        };
      }
      const plan = ctx.need(pass.plan);
      const real = realOutcomes(pass, present, leftovers, ctx);
      const { upgraded, installed, removed } = plan;
      return passed(
        {
          de: `${upgraded.length} Pakete aktualisiert, ${installed.length} neu, ${removed.length} entfernt.`,
          en: `${upgraded.length} packages upgraded, ${installed.length} new, ${removed.length} removed.`,
        },
        { facts: [...facts, ...real.facts], notices: real.notices },
      );
    },
    undo: undoInstall(pass),
  });
}

/** Believes the server: nothing left to upgrade, nothing half done, and the product at the version approved. */
function alreadyInstalled(pass: Pass): DoneCheck<Proof> {
  return {
    probes: (ctx) => [
      readSimulationFromLists(pass.id),
      readPackages(),
      readDpkgState(),
      readBootId(),
      ...(ctx.get(attemptedForecast(pass))
        ? ([readPresent(), readLeftovers()] as const)
        : ([] as const)),
    ],
    // Nobody saw when it was installed, so the server has to restart after now.
    learns: (values, ctx) => [
      ...(isEmptyPlan(ctx.need(pass.plan)) ? [] : [learn(installedUnder(pass), values[3])]),
      ...(realSeen(pass, values, ctx)?.facts ?? []),
    ],
    tells: (values, ctx) => realSeen(pass, values, ctx)?.notices ?? [],
    isDone: ([simulation, packages, dpkg], ctx) => {
      const plan = ctx.need(pass.plan);
      const version = ucwareVersion(packages);
      const settled =
        simulation.objections.length === 0 &&
        simulation.installed.length + simulation.removed.length === 0 &&
        packages.broken.length === 0 &&
        dpkg.auditEmpty &&
        !dpkg.journalDirty;
      if (!settled || version === undefined || version !== plan.candidate) return null;
      return {
        de: `UCware ${asCode(version)} ist installiert, apt hat nichts mehr zu tun, dpkg meldet keine halbfertigen Pakete.`,
        en: `UCware ${asCode(version)} is installed, apt has nothing left to do, dpkg reports no half-done packages.`,
      };
    },
  };
}

function realSeen(pass: Pass, values: Proved, ctx: StepContext) {
  const [, , , , present, leftovers] = values;
  return present && leftovers ? realOutcomes(pass, present, leftovers, ctx) : undefined;
}
