/** One process of the simulated machine. */
export interface Process {
  readonly pid: number;
  readonly ppid: number;
  readonly uid: number;
  readonly user: string;
  readonly argv: readonly string[];
  /** What `ps` and `/proc/<pid>/comm` show; at most 15 characters as in the kernel. */
  readonly comm: string;
  readonly env: Readonly<Record<string, string>>;
  readonly startedAt: number;
  /** The systemd unit it belongs to; empty for what was started over SSH. */
  readonly unit: string;
  umask: number;
  alive: boolean;
  /** Aborts the shell that runs it. */
  readonly end: AbortController;
}

export interface ProcessTable {
  readonly all: ReadonlyMap<number, Process>;
  start(
    parent: Process | undefined,
    argv: readonly string[],
    changes?: Partial<Pick<Process, 'uid' | 'user' | 'env' | 'unit'>>,
  ): Process;
  /** Takes it and everything it started off the table; its shell stops at the next statement. */
  kill(pid: number): void;
  /** It ended by itself. */
  finish(process: Process): void;
  killAll(): void;
}

const COMM_LENGTH = 15;

/** An empty table. `now` is the machine's clock in milliseconds. */
export function createProcessTable(now: () => number): ProcessTable {
  const all = new Map<number, Process>();
  let nextPid = 1200;

  function stop(process: Process): void {
    process.alive = false;
    process.end.abort();
    all.delete(process.pid);
  }

  const table: ProcessTable = {
    all,
    start: (parent, argv, changes = {}) => {
      nextPid += 1;
      const process: Process = {
        pid: nextPid,
        ppid: parent?.pid ?? 1,
        uid: changes.uid ?? parent?.uid ?? 0,
        user: changes.user ?? parent?.user ?? 'root',
        argv,
        comm: (argv[0] ?? '').split('/').at(-1)?.slice(0, COMM_LENGTH) ?? '',
        env: changes.env ?? parent?.env ?? {},
        startedAt: now(),
        unit: changes.unit ?? parent?.unit ?? '',
        umask: parent?.umask ?? 0o022,
        alive: parent?.alive ?? true,
        end: new AbortController(),
      };
      if (process.alive) all.set(process.pid, process);
      else process.end.abort();
      return process;
    },
    kill: (pid) => {
      const process = all.get(pid);
      if (process === undefined) return;
      for (const child of [...all.values()]) if (child.ppid === pid) table.kill(child.pid);
      stop(process);
    },
    finish: (process) => {
      process.alive = false;
      all.delete(process.pid);
    },
    killAll: () => {
      for (const process of [...all.values()]) stop(process);
    },
  };
  return table;
}

/** Thrown inside a stand-in whose process was killed; nobody is left to tell. */
export class Killed extends Error {
  constructor() {
    super('Killed');
    this.name = 'Killed';
  }
}
