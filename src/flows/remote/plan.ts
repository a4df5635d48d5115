import { z } from 'zod';
import { boundOf, Forecast, isCopied, isPlaced } from '../merges/conffiles/forecast.ts';
import { planHash } from '../run/plan-hash.ts';
import { packageCommands, type Supply } from './apt.ts';
import { bareName } from './bare-name.ts';
import { HELPER_ARGUMENT } from './job-protocol/render-helper.ts';
import { type ChosenFile, NOT_INSTALLED } from './jobs/conffiles.ts';
import type { Conffiles } from './plan-conffiles.ts';
import type { PassId, Simulation } from './plan-parse.ts';

/** Everything one pass will do to the packages of a server. */
export const Plan = z.strictObject({
  target: z.enum(['4.5', '5']),
  upgraded: z.array(z.strictObject({ name: z.string(), from: z.string(), to: z.string() })),
  installed: z.array(z.strictObject({ name: z.string(), version: z.string() })),
  removed: z.array(
    z.strictObject({
      name: z.string(),
      version: z.string(),
      /** Packages of the same plan that say they replace it. */
      replacedBy: z.array(z.string()),
    }),
  ),
  /** Held back by apt (`apt-mark hold`) although newer versions exist. */
  keptBack: z.array(z.string()),
  downloadBytes: z.number(),
  /** Folders and discs packages are installed from where they lie. Plans of older runs know nothing of it. */
  inPlace: z.array(z.string()).default([]),
  /** Changed configuration files of packages that are upgraded: kept, as the guide does. */
  modifiedConffiles: z.array(
    z.strictObject({ package: z.string(), path: z.string(), md5: z.string().nullable() }),
  ),
  /** What the packages will meet at the configuration files. Plans of older runs know nothing of it. */
  forecast: Forecast.default({ files: [], unchanged: [], unread: [] }),
  /** The exact lines that will run. */
  commands: z.array(z.string()),
  bootId: z.string(),
  /** The product's installed version, the one apt would install, and where that one comes from. */
  product: z.string().nullable(),
  from: z.string().nullable(),
  candidate: z.string().nullable(),
  origin: z.string(),
  asteriskOwner: z.string().nullable(),
});
export type Plan = z.infer<typeof Plan>;

export interface PlanParts {
  readonly simulation: Simulation;
  readonly conffiles: Conffiles;
  readonly forecast: Forecast;
  readonly bootId: string;
}

/** Puts a plan together. The order of everything is by name, so that equal plans are equal. */
export function makePlan(
  target: PassId,
  { simulation, conffiles, forecast, bootId }: PlanParts,
): Plan {
  const upgraded = simulation.installed.flatMap(({ name, from, to }) =>
    from === null ? [] : [{ name, from, to: to ?? '' }],
  );
  const concerned = new Set(upgraded.map(({ name }) => bareName(name)));
  const removed = simulation.removed.map(({ name, from }) => ({
    name,
    version: from ?? '',
    replacedBy: replacing(name, simulation),
  }));
  return {
    target,
    upgraded: byName(upgraded),
    installed: byName(
      simulation.installed.flatMap(({ name, from, to }) =>
        from === null ? [{ name, version: to ?? '' }] : [],
      ),
    ),
    removed: byName(removed),
    keptBack: [...simulation.keptBack].sort(),
    downloadBytes: simulation.downloadBytes,
    inPlace: [...simulation.inPlace].sort(),
    modifiedConffiles: conffiles.changed
      .filter((file) => concerned.has(bareName(file.package)))
      .toSorted((a, b) => compare(a.path, b.path)),
    forecast,
    commands: packageCommands(
      removed.length > 0 ? 'approved' : 'forbidden',
      supplyOf(simulation.inPlace),
    ),
    bootId,
    product: simulation.product?.name ?? null,
    from: simulation.product?.installed ?? null,
    candidate: simulation.product?.candidate ?? null,
    origin: simulation.product?.origins.join('\n') ?? '',
    asteriskOwner: conffiles.asteriskOwner,
  };
}

/**
 * What an approval of this plan is bound to. The size of the download is left out: it shrinks once the packages are
 * there, origins name only where the candidate comes from, which the check of the plan looks at, and what lies in place
 * shows in the commands.
 */
export function hashOfPlan(plan: Plan): string {
  const { downloadBytes: _, origin: __, inPlace: ___, forecast, ...bound } = plan;
  return planHash({ ...bound, conffiles: boundOf(forecast) });
}

/** How the packages of a plan have to be installed. */
export function supplyOf(inPlace: readonly string[]): Supply {
  return inPlace.length > 0 ? 'in-place' : 'cached';
}

/** Whether apt has nothing to do. */
export function isEmptyPlan(plan: Plan): boolean {
  return plan.upgraded.length + plan.installed.length + plan.removed.length === 0;
}

/** Every package that goes by this plan: whoever approved it approved the removal of these and no others. */
export function removalNames(plan: Plan): string[] {
  return plan.removed.map(({ name }) => name);
}

/** Texts that are put into place with the installation. */
export function chosenFiles(plan: Plan): ChosenFile[] {
  return plan.forecast.files.flatMap((file) => {
    const { path, own, mode, versions, chosen } = file;
    const text = isPlaced(file) ? chosen?.md5 : isCopied(file) ? own : null;
    // What may not travel to the root-owned helper would keep the whole job from starting.
    if (!text || !HELPER_ARGUMENT.test(path)) return [];
    return [
      {
        package: file.package,
        from: versions.from ?? NOT_INSTALLED,
        path,
        own,
        text,
        mode: mode ?? '644',
      },
    ];
  });
}

/** `ucware*` and `asterisk*`: whose removal has to be confirmed by name. */
export function productRemovals(plan: Plan): Plan['removed'] {
  return plan.removed.filter(({ name }) => /^(?:ucware|asterisk)/.test(name));
}

/** Packages without which there is no telephone system: `ucware`, `ucware-core`, and whoever owns the running asterisk. */
export function vitalRemovals(plan: Plan): Plan['removed'] {
  const vital = new Set([
    'ucware',
    'ucware-core',
    ...(plan.asteriskOwner ? [plan.asteriskOwner] : []),
  ]);
  return plan.removed.filter(({ name }) => vital.has(bareName(name)));
}

function replacing(name: string, simulation: Simulation): string[] {
  const said = simulation.replaces.filter(({ list }) =>
    list.split(',').some((one) => one.trim().split(/[\s(:]/)[0] === bareName(name)),
  );
  return [...new Set(said.map((one) => one.name))].sort();
}

function byName<T extends { readonly name: string }>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => compare(a.name, b.name));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
