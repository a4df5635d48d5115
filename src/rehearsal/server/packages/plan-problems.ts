import type { Machine } from '../machine/machine.ts';
import type { Offer } from './available.ts';
import { findRelease } from './find-release.ts';
import { isPresent } from './installed.ts';
import { fulfils, parseRelations, type Relation } from './relations.ts';
import type { Release } from './release.ts';

export type Offers = ReadonlyMap<string, readonly Offer[]>;

/** What the command may do besides upgrading. */
export interface May {
  readonly install: boolean;
  readonly remove: boolean;
}

/** A plan on its way. */
export interface Goals {
  readonly machine: Machine;
  readonly offers: Offers;
  readonly wanted: ReadonlyMap<string, Offer>;
  readonly remove: ReadonlySet<string>;
}

/** What would clear a problem; empty when nothing would. */
export interface Problem {
  readonly add?: Offer;
  readonly remove?: string;
}

/** The first thing in the way of a release: a dependency nobody fulfils or a conflict. */
export function firstProblem(goals: Goals, item: Release, may: May): Problem | undefined {
  const { machine } = goals;
  for (const clause of parseRelations(item.depends)) {
    if (clause.some((relation) => fulfils(relation, plannedVersion(goals, relation.name))))
      continue;
    const add = clause.map((relation) => offerFor(goals, relation)).find(Boolean);
    const isNew = add !== undefined && !isPresent(machine.world.packages[add.release.name]);
    return add === undefined || (isNew && !may.install) ? {} : { add };
  }
  for (const relation of parseRelations(item.conflicts).flat()) {
    if (relation.name === item.name) continue;
    if (!fulfils(relation, plannedVersion(goals, relation.name))) continue;
    const held = machine.world.packages[relation.name]?.want === 'hold';
    return held || !may.remove ? {} : { remove: relation.name };
  }
  return undefined;
}

/** An installed package that nobody changes and whose dependencies the plan would break. */
export function whoBreaks(
  goals: Goals,
): { readonly name: string; readonly held: boolean; readonly culprit: string } | undefined {
  const { machine, wanted, remove } = goals;
  const { packages } = machine.world;
  for (const [name, entry] of Object.entries(packages)) {
    if (!isPresent(entry) || wanted.has(name) || remove.has(name)) continue;
    const item = findRelease(machine, name, entry.version);
    for (const clause of parseRelations(item?.depends ?? '')) {
      const now = clause.some((relation) => fulfils(relation, packages[relation.name]?.version));
      const then = clause.some((relation) =>
        fulfils(relation, plannedVersion(goals, relation.name)),
      );
      if (!now || then) continue;
      const lost = clause.find((relation) => fulfils(relation, packages[relation.name]?.version));
      const culprit = [...wanted.keys()].find(
        (other) => other === lost?.name || conflictsWith(wanted.get(other)?.release, lost?.name),
      );
      if (culprit !== undefined) return { name, held: entry.want === 'hold', culprit };
    }
  }
  return undefined;
}

function conflictsWith(item: Release | undefined, name: string | undefined): boolean {
  return parseRelations(item?.conflicts ?? '')
    .flat()
    .some((relation) => relation.name === name);
}

function plannedVersion({ machine, wanted, remove }: Goals, name: string): string | undefined {
  if (remove.has(name)) return undefined;
  const entry = machine.world.packages[name];
  return wanted.get(name)?.release.version ?? (isPresent(entry) ? entry.version : undefined);
}

function offerFor({ machine, offers }: Goals, relation: Relation): Offer | undefined {
  if (machine.world.packages[relation.name]?.want === 'hold') return undefined;
  return offers.get(relation.name)?.find((offer) => fulfils(relation, offer.release.version));
}

/** Dependencies first; otherwise by name. */
export function inOrder<T>(items: readonly T[], releaseOf: (item: T) => Release): readonly T[] {
  const byName = new Map(items.map((item) => [releaseOf(item).name, item]));
  const done = new Set<string>();
  const ordered: T[] = [];
  function visit(name: string): void {
    const item = byName.get(name);
    if (item === undefined || done.has(name)) return;
    done.add(name);
    for (const needed of parseRelations(releaseOf(item).depends).flat()) visit(needed.name);
    ordered.push(item);
  }
  for (const name of [...byName.keys()].sort()) visit(name);
  return ordered;
}
