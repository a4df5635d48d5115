/** Lifts a document by one version. Gets and gives plain JSON. */
export type Migration = (raw: unknown) => unknown;

/** Brings a document of an older version up to date. Throws for one that a newer program wrote. */
export function migrate(raw: unknown, version: number, migrations: readonly Migration[]): unknown {
  const current = migrations.length + 1;
  if (version > current)
    throw new Error(
      `it was written by a newer program: its schema version is ${version}, this program knows ${current}`,
    );
  return migrations.slice(version - 1).reduce((value, lift) => lift(value), raw);
}
