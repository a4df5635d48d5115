/** What an upgrade meets at a configuration file, before anybody decides. */
export const CONFFILE_CLASSES = [
  'unchanged',
  'only-local',
  'only-upstream',
  'same-change',
  'conflict',
  'obsolete',
  'replaced',
  'new',
  'deleted',
  'unpredictable',
] as const;
export type ConffileClass = (typeof CONFFILE_CLASSES)[number];

/** Three checksums of one file; null where there is none. */
export interface Sums {
  /** As the installed package shipped it. */
  readonly recorded: string | null;
  /** As it is on the disk. */
  readonly own: string | null;
  /** As the new package ships it. */
  readonly offered: string | null;
}

/**
 * The class of a file, by the rules of dpkg (`deferred_configure_conffile` in src/main/configure.c): what is equal to the new file
 * needs nothing, what the package did not change stays, and only what both sides changed asks. A file that a package begins to ship
 * and that is already there asks, too.
 */
export function classifyConffile({ recorded, own, offered }: Sums): ConffileClass {
  if (offered === null) return 'obsolete';
  if (recorded === null) {
    if (own === null) return 'new';
    return own === offered ? 'same-change' : 'conflict';
  }
  if (own === null) return 'deleted';
  if (own === recorded) return offered === recorded ? 'unchanged' : 'only-upstream';
  if (own === offered) return 'same-change';
  return offered === recorded ? 'only-local' : 'conflict';
}
