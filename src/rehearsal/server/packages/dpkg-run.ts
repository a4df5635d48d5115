import type { Call } from '../shell/program.ts';

/** The conffile policy of a dpkg command line. */
export interface ConfPolicy {
  readonly confdef: boolean;
  readonly confold: boolean;
  readonly confnew: boolean;
  readonly confmiss: boolean;
}

/** One run of dpkg, possibly inside apt. */
export interface DpkgRun {
  readonly call: Call;
  readonly policy: ConfPolicy;
  /** A line of `--status-fd`; apt turns it into its own. */
  status(line: string): void;
  /** What is still to be read from stdin, by line; a conffile prompt takes one. */
  readonly answers: string[];
  /** Packages and archives with errors, in order. */
  readonly failed: string[];
}

const FORCES = ['confdef', 'confold', 'confnew', 'confmiss'] as const;

/** Reads the conffile policy out of `--force-…` options; `unknown` gets those nobody models. */
export function policyOf(
  options: readonly string[],
  unknown: (option: string) => void,
): ConfPolicy {
  const forced = new Set<string>();
  for (const option of options) {
    const list = /^--force-(.+)$/.exec(option)?.[1];
    if (list === undefined) unknown(option);
    for (const name of list?.split(',') ?? []) {
      if ((FORCES as readonly string[]).includes(name)) forced.add(name);
      else unknown(option);
    }
  }
  return {
    confdef: forced.has('confdef'),
    confold: forced.has('confold'),
    confnew: forced.has('confnew'),
    confmiss: forced.has('confmiss'),
  };
}

/** Says that a package could not be processed, in dpkg's words, and remembers it. */
export function fail(run: DpkgRun, what: string, action: string, reason: string): void {
  const { call } = run;
  const sentence = call.say(
    action === '--unpack' || action === '--install'
      ? `dpkg: error processing archive ${what} (${action}):`
      : `dpkg: error processing package ${what} (${action}):`,
    action === '--unpack' || action === '--install'
      ? `dpkg: Fehler beim Bearbeiten des Archivs ${what} (${action}):`
      : `dpkg: Fehler beim Bearbeiten des Paketes ${what} (${action}):`,
  );
  call.err(`${sentence}\n ${reason}\n`);
  run.failed.push(what);
  run.status(`status: ${what} : error : ${reason.trim().replaceAll('\n', ' ')}`);
}

/** The closing lines of a dpkg run that had errors; the number is its exit code. */
export function finishRun(run: DpkgRun): number {
  if (run.failed.length === 0) return 0;
  const { call } = run;
  call.err(
    call.say('Errors were encountered while processing:', 'Fehler traten auf beim Bearbeiten von:'),
  );
  call.err(`\n${run.failed.map((name) => ` ${name}\n`).join('')}`);
  return 1;
}

export async function log(call: Call, text: string): Promise<void> {
  const stamp = new Date(call.machine.now()).toISOString().slice(0, 19).replace('T', ' ');
  await call.fs.mkdir('/var/log', { recursive: true });
  await call.fs.appendFile('/var/log/dpkg.log', `${stamp} ${text}\n`);
}
