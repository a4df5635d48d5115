import type { Machine } from '../machine/machine.ts';
import type { Offer } from './available.ts';
import { compareVersions } from './compare-versions.ts';
import { findRelease } from './find-release.ts';
import { isPresent } from './installed.ts';
import {
  firstProblem,
  type Goals,
  inOrder,
  type May,
  type Offers,
  whoBreaks,
} from './plan-problems.ts';
import type { Release } from './release.ts';

export interface Change {
  readonly release: Release;
  /** The version that is replaced; undefined for a new package. */
  readonly from: string | undefined;
  readonly origins: readonly string[];
}

/** What apt would do; packages come in the order they would be unpacked in. */
export interface Plan {
  readonly changes: readonly Change[];
  readonly remove: readonly { readonly name: string; readonly version: string }[];
  readonly keptBack: readonly string[];
}

/** The newest offer, unless what is installed is as new as that. */
export function candidate(machine: Machine, offers: Offers, name: string): Offer | undefined {
  const newest = offers.get(name)?.[0];
  const installed = machine.world.packages[name];
  if (newest === undefined) return undefined;
  if (!isPresent(installed)) return newest;
  return compareVersions(newest.release.version, installed.version) > 0 ? newest : undefined;
}

/** `full-upgrade` (and, when it may neither install nor remove, plain `upgrade`). */
export function planUpgrade(machine: Machine, offers: Offers, may: May): Plan {
  const wanted = new Map<string, Offer>();
  const keptBack = new Set<string>();
  const remove = new Set<string>();
  const refused = new Set<string>();
  for (const [name, entry] of Object.entries(machine.world.packages)) {
    const offer = isPresent(entry) ? candidate(machine, offers, name) : undefined;
    if (offer === undefined) continue;
    if (entry.want === 'hold') keptBack.add(name);
    else wanted.set(name, offer);
  }
  const draft = { machine, offers, wanted, remove, keptBack, refused };
  while (settleOne(draft, may)) {
    // Each round clears one obstacle or keeps one package back for good, so it comes to an end.
  }
  for (const name of remove) keptBack.delete(name);
  return finish(machine, wanted, remove, keptBack);
}

interface Draft extends Goals {
  readonly wanted: Map<string, Offer>;
  readonly remove: Set<string>;
  readonly keptBack: Set<string>;
  /** What turned out to be impossible; never tried again. */
  readonly refused: Set<string>;
}

function settleOne(draft: Draft, may: May): boolean {
  const { wanted, remove } = draft;
  for (const [name, offer] of wanted) {
    const problem = firstProblem(draft, offer.release, may);
    if (problem === undefined) continue;
    if (problem.add && !draft.refused.has(problem.add.release.name)) {
      wanted.set(problem.add.release.name, problem.add);
    } else if (problem.remove) remove.add(problem.remove);
    else keepBack(draft, name);
    return true;
  }
  const broken = whoBreaks(draft);
  if (broken === undefined) return false;
  // What could not be upgraded itself is not thrown out for the sake of another package.
  const stays = broken.held || draft.keptBack.has(broken.name) || !may.remove;
  if (stays) keepBack(draft, broken.culprit);
  else remove.add(broken.name);
  return true;
}

function keepBack({ machine, wanted, remove, keptBack, refused }: Draft, name: string): void {
  wanted.delete(name);
  refused.add(name);
  remove.clear();
  if (isPresent(machine.world.packages[name])) keptBack.add(name);
}

/** `install name…`; what is missing anywhere is added too, so that with no names it is `-f install`. */
export function planInstall(
  machine: Machine,
  offers: Offers,
  chosen: readonly Offer[],
): Plan | { readonly unmet: string } {
  const wanted = new Map(chosen.map((offer) => [offer.release.name, offer]));
  const remove = new Set<string>();
  const may = { install: true, remove: true };
  const goals = { machine, offers, wanted, remove };
  const present = Object.entries(machine.world.packages).flatMap(([name, entry]) => {
    const item = isPresent(entry) ? findRelease(machine, name, entry.version) : undefined;
    return item === undefined || wanted.has(name) ? [] : [item];
  });
  const todo = [...present, ...chosen.map((offer) => offer.release)];
  for (let item = todo.shift(); item !== undefined; item = todo.shift()) {
    const problem = firstProblem(goals, item, may);
    if (problem === undefined) continue;
    if (problem.add) {
      wanted.set(problem.add.release.name, problem.add);
      todo.unshift(item);
      todo.push(problem.add.release);
    } else if (problem.remove) {
      remove.add(problem.remove);
      todo.unshift(item);
    } else if (wanted.has(item.name)) {
      return { unmet: item.name };
    }
  }
  return finish(machine, wanted, remove, new Set());
}

function finish(
  machine: Machine,
  wanted: ReadonlyMap<string, Offer>,
  remove: ReadonlySet<string>,
  keptBack: ReadonlySet<string>,
): Plan {
  const { packages } = machine.world;
  const changes = [...wanted.values()]
    .filter((offer) => !remove.has(offer.release.name))
    .map(({ release, origins }) => {
      const entry = packages[release.name];
      return { release, origins, from: isPresent(entry) ? entry.version : undefined };
    });
  return {
    changes: inOrder(changes, ({ release }) => release),
    remove: [...remove].sort().map((name) => ({ name, version: packages[name]?.version ?? '' })),
    keptBack: [...keptBack].sort(),
  };
}
