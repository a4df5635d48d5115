import type { ErrorCode } from '../../errors.ts';
import type { FileDecision } from '../merges/conffiles/decision.ts';
import type { Forecast } from '../merges/conffiles/forecast.ts';
import type { Text } from './text.ts';

/**
 * A piece of shell that runs on the server. The body is the inside of a function: `$1`, `$2` … are the arguments, stdin
 * is `/dev/null`, the locale is already `C.UTF-8`. It must give equal results in dash, bash and just-bash: no `set -e`,
 * `trap`, `umask`, arrays, background `&` or `sed -i` (see `docs/architecture.md`).
 */
export interface RemoteScript {
  /** Unique, `[a-z0-9-]+`; also the verb of the root-owned helper. */
  readonly name: string;
  /** `root` goes through sudo (password on stdin, or the pinned helper); `user` runs as the SSH user. */
  readonly as: 'user' | 'root';
  /** A probe reads and may be repeated at will; a job changes the server and runs at most once per job name. */
  readonly kind: 'probe' | 'job';
  readonly body: string;
}

/** What a finished remote command printed. */
export interface Output {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A question to the server: a script and the parser of its answer, side by side. */
export interface Probe<T> {
  readonly kind: 'probe';
  readonly script: RemoteScript;
  readonly args: readonly string[];
  readonly timeoutMs: number;
  /** Throws a `CodedError` when the answer makes no sense: a check that could not be read is a failure, not a pass. */
  readonly parse: (output: Output) => T;
}

/** Something that changes the server: runs detached as root, at most once per job name (DESIGN rules 2 and 3). */
export interface JobAction {
  readonly kind: 'job';
  readonly script: RemoteScript;
  readonly args: readonly string[];
  /** How long the bot waits before it says that the job is still running; the job itself is never killed. */
  readonly timeoutMs: number;
  /** `apt` reads APT::Status-Fd lines from the job's status file as progress. */
  readonly progress: 'none' | 'apt';
}

/** How a job ended. `log` is the bounded tail of its output. */
export interface JobResult {
  /** `interrupted`: it started, but its process is gone and left no exit code (reboot, crash, power). */
  readonly state: 'ended' | 'interrupted';
  readonly exitCode: number | null;
  readonly log: string;
  readonly logBytes: number;
  /** The lines of the status file, bounded to the last 500. */
  readonly status: readonly string[];
  readonly jobName: string;
}

/** Waits until the server answers with a boot id other than `previousBootId`, or the time is over. */
export interface AwaitBoot {
  readonly kind: 'await-boot';
  readonly previousBootId: string;
  readonly timeoutMs: number;
}

/**
 * How far a look at a rebooting server got: nothing answers; the host answers, but not SSH; the SSH port accepts connections;
 * the SSH server speaks; the login works; it is logged in, but the boot id is still the old one.
 */
export type BootRung = 'nothing' | 'ping' | 'tcp' | 'banner' | 'login' | 'old-boot';

export interface BootResult {
  /** The new boot id; null when the time was over before it was seen. */
  readonly bootId: string | null;
  /** How far the last look got, and what it met, without secrets. */
  readonly rung: BootRung;
  readonly found: string;
  /** Milliseconds from the first failed contact (or the start of waiting) to the last look. */
  readonly awayMs: number;
  /** The address that answered last; empty when none did. */
  readonly address: string;
}

/** One HTTP(S) GET to the server's own web pages. `path` is below the server's configured web URL. */
export interface WebAction {
  readonly kind: 'web';
  readonly path: string;
  readonly timeoutMs: number;
}

export interface WebResult {
  readonly status: number;
  readonly location: string | null;
  readonly bodyStart: string;
  readonly certificateFingerprint: string | null;
}

/**
 * What the packages of a pass will meet at the configuration files of the server. Several looks belong together, and real texts
 * pass through the hands: only what this result holds may be recorded.
 */
export interface ForecastAction {
  readonly kind: 'forecast';
  readonly pass: '4.5' | '5';
  /** From packages fetched beside the server's apt, or from those that lie ready to be installed. */
  readonly source: 'plan' | 'downloads';
  /** What people decided so far. Their texts are put together and checked on the server. */
  readonly decisions: readonly FileDecision[];
  /** The run whose folder on the server takes these texts. */
  readonly run: string | null;
  /** Whether masked proposals are wanted for what is open. */
  readonly propose: boolean;
}

export type Action = Probe<unknown> | JobAction | AwaitBoot | WebAction | ForecastAction;

/** What an action yields when it worked. */
export type ResultOf<A> =
  A extends Probe<infer T>
    ? T
    : A extends JobAction
      ? JobResult
      : A extends AwaitBoot
        ? BootResult
        : A extends WebAction
          ? WebResult
          : A extends ForecastAction
            ? Forecast
            : never;

/** Why an action has no result. `found` is what was seen, already free of secrets. */
export interface Failure {
  readonly code: ErrorCode;
  readonly found: string;
  /** The same in the reader's language, where it is not the server's own words. */
  readonly foundText?: Text;
  /** For host key failures: the fingerprint the server showed (`SHA256:…`). */
  readonly fingerprint?: string;
}

/** One shape for every end of an action, success or not. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly durationMs: number }
  | { readonly ok: false; readonly failure: Failure; readonly durationMs: number };
