import type { Clock } from '../../../clock.ts';
import type { Disk } from '../fs/disk.ts';
import type { Database } from '../mysql/database.ts';
import type { Program, RunShell } from '../shell/program.ts';
import type { Faults } from './faults.ts';
import type { LockTable } from './locks.ts';
import type { Outside } from './outside.ts';
import type { Process, ProcessTable } from './process.ts';
import type { UnitTable } from './units.ts';
import type { World } from './world.ts';

/** Something that has to follow the machine's power: the SSH and web servers. */
export interface Attachment {
  /** The network is up. */
  up(): Promise<void>;
  /** The network is gone, with every connection. */
  down(): Promise<void>;
}

/** What `systemctl is-system-running` says, and `off`. */
export type SystemState = 'off' | 'starting' | 'running' | 'degraded' | 'stopping';

interface JournalEntry {
  readonly at: number;
  readonly unit: string;
  readonly text: string;
}

/** The simulated server: disk, packages, processes and services of one machine. */
export interface Machine {
  readonly clock: Clock;
  /** Milliseconds of the clock. */
  now(): number;
  readonly disk: Disk;
  /** Replaced when a snapshot is restored. */
  world: World;
  readonly outside: Outside;
  readonly faults: Faults;
  readonly processes: ProcessTable;
  readonly units: UnitTable;
  readonly locks: LockTable;
  readonly programs: ReadonlyMap<string, Program>;
  readonly runShell: RunShell;
  /** Stand-ins and text tools alike. */
  hasProgram(name: string): boolean;
  system: SystemState;
  /** Aborted when the machine goes down; a new one for each boot. */
  session: AbortController;
  /** The users MySQL serves: the table of its last start or `FLUSH PRIVILEGES`; null while it is down. */
  grants: Database | null;
  readonly journal: JournalEntry[];
  readonly attachments: Set<Attachment>;
  /** Lets simulated time pass for a process; throws when it is killed meanwhile. */
  sleep(ms: number, process: Process): Promise<void>;
  /** Runs something besides; it is waited for when the machine is taken down for good. */
  background(work: Promise<unknown>): void;
  /** Notes something the simulated machine cannot do. */
  report(what: string): void;
  readonly reports: readonly string[];
  settled(): Promise<void>;
}
