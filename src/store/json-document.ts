import { Low } from 'lowdb';
import { z } from 'zod';
import { coalesce } from './coalesce.ts';
import { DamagedFile } from './damaged-file.ts';
import { describeError } from './describe-error.ts';
import { type Files, ifExists } from './files.ts';
import { maskRecord } from './mask-record.ts';
import { type Migration, migrate } from './migrate.ts';
import { writeDurably } from './write-durably.ts';

export interface DocumentShape<T> {
  /** One for every version after the first: `migrations[0]` lifts version 1 to 2. */
  readonly migrations: readonly Migration[];
  /** Throws for anything that is not a `T`. */
  readonly parse: (raw: unknown) => T;
  /** How long a file that was just written is left alone, milliseconds; for what can be made anew from elsewhere. */
  readonly restMs?: number;
}

export interface JsonDocument<T> {
  /** The latest value, or undefined when neither the file exists nor anything was written. */
  read(): T | undefined;
  /** Resolves when this value, or a newer one, survives power loss. `read` gives it at once. */
  write(value: T): Promise<void>;
  /** Whatever waits is written at once. */
  hurry(): void;
}

const Envelope = z.strictObject({ schemaVersion: z.number().int().min(1), value: z.unknown() });

/** lowdb keeps what an adapter reads and passes on what it shall write; everything about the file is here. */
function createAdapter<T>(
  files: Files,
  path: string,
  before: () => Promise<void>,
  shape: DocumentShape<T>,
) {
  const schemaVersion = shape.migrations.length + 1;
  return {
    async read(): Promise<{ value: T } | null> {
      const text = await ifExists(files.readFile(path, 'utf8'));
      if (text === undefined) return null;
      if (text.trim() === '') throw new DamagedFile(path, undefined, 'the file is empty');
      try {
        const { schemaVersion: version, value } = Envelope.parse(JSON.parse(text));
        return { value: shape.parse(migrate(value, version, shape.migrations)) };
      } catch (error) {
        throw new DamagedFile(path, undefined, describeError(error), { cause: error });
      }
    },
    ...coalesce(async (data: { value: T } | null) => {
      await before();
      const text = JSON.stringify({ schemaVersion, value: maskRecord(data?.value) });
      await writeDurably(files, path, Buffer.from(`${text}\n`));
    }, shape.restMs),
  };
}

/**
 * Reads a document of the store. Throws `DamagedFile` for a file that is there but cannot be used. `before` is asked
 * ahead of every write.
 */
export async function openDocument<T>(
  files: Files,
  path: string,
  before: () => Promise<void>,
  shape: DocumentShape<T>,
): Promise<JsonDocument<T>> {
  const adapter = createAdapter(files, path, before, shape);
  const low = new Low<{ value: T } | null>(adapter, null);
  await low.read();
  return {
    read: () => low.data?.value,
    async write(value) {
      low.data = { value };
      await low.write();
    },
    hurry: adapter.hurry,
  };
}
