import { versionHolds } from './compare-versions.ts';

/** `name (operator version)`. */
export interface Relation {
  readonly name: string;
  readonly operator: string;
  readonly version: string;
}

/** A dependency field: all of the outer list, one of each inner one. */
export function parseRelations(field: string): readonly (readonly Relation[])[] {
  return field
    .split(',')
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
    .map((clause) => clause.split('|').map(parseRelation));
}

function parseRelation(text: string): Relation {
  const match =
    /^\s*([a-z0-9][a-z0-9+.-]*)(?::\w+)?\s*(?:\(\s*(<<|<=|=|>=|>>)\s*([^\s)]+)\s*\))?/.exec(text);
  return { name: match?.[1] ?? '', operator: match?.[2] ?? '', version: match?.[3] ?? '' };
}

/** Whether a package in this version fulfils the relation; undefined stands for an absent package. */
export function fulfils(relation: Relation, version: string | undefined): boolean {
  if (version === undefined) return false;
  if (relation.operator === '') return true;
  return versionHolds(version, relation.operator, relation.version) ?? false;
}

export function describe({ name, operator, version }: Relation): string {
  return operator === '' ? name : `${name} (${operator} ${version})`;
}
