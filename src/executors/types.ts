import type { Server } from '../config/server.ts';
import type { Action, BootRung, Outcome, ResultOf } from '../flows/run/action.ts';

/** Something new a running job wrote: raw chunks of its log and its status file, in order, each byte once. */
export interface JobChunk {
  readonly log: string;
  readonly status: string;
}

/** What an executor is given besides the action. */
export interface Errand {
  readonly server: Server;
  /** The confirmed host key fingerprint (`SHA256:…`); undefined means that none is confirmed yet. */
  readonly hostKey: string | undefined;
  /** Name of the job, `<run>-<epoch>-<step>-<attempt>`; set exactly for job actions. */
  readonly jobName?: string;
  readonly onChunk?: (chunk: JobChunk) => void;
  /** What the waiting for a reboot sees: ping, TCP, banner, login. */
  readonly onContact?: (rung: BootRung) => void;
  /** Aborts the waiting, never the work on the server. */
  readonly signal?: AbortSignal;
}

/**
 * The hands. An executor never throws for what a server does: every end is an `Outcome`. Performing a job action twice
 * under the same name runs it once; the second call attaches to the first.
 */
export interface Executor<A extends Action = Action> {
  perform<B extends A>(action: B, errand: Errand): Promise<Outcome<ResultOf<B>>>;
}
