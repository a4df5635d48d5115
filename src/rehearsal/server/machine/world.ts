import type { Database } from '../mysql/database.ts';
import type { Installed } from '../packages/installed.ts';

/** A mounted file system. Kilobytes of 1024 bytes, as `df -k` counts. */
export interface Mount {
  readonly device: string;
  readonly path: string;
  readonly type: string;
  readonly sizeKb: number;
  usedKb: number;
  readonly inodes: number;
  readonly inodesUsed: number;
}

export type UnitFileState = 'enabled' | 'disabled' | 'masked' | 'static';

/** What the disk of the machine holds besides its files: a snapshot keeps it. Plain data. */
export interface World {
  readonly hostname: string;
  /** The two interfaces of the guide. */
  readonly addresses: { readonly ngn: string; readonly voip: string };
  kernel: string;
  bootId: string;
  /** Milliseconds of the machine's clock. */
  bootedAt: number;
  readonly packages: Record<string, Installed>;

  readonly database: Database;
  readonly unitFiles: Record<string, UnitFileState>;
  readonly mounts: readonly Mount[];
}
