/** Ways to tell a program to end: Ctrl-C, `kill`, and a terminal that was closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** How soon it is noticed that npm has gone, real ms. */
const LOOK_MS = 500;

/** Somebody wants the rehearsal to end. */
export interface Told {
  readonly signal: AbortSignal;
  /** Resolves with it. */
  readonly ended: Promise<void>;
  /** Listens no more. */
  stop(): void;
}

/**
 * Listens for the wish to end; without that, a signal would end this process at once and leave the bot behind. A second signal of the
 * kind is no longer caught. npm hands a signal to the shell it has started, which ends and tells nobody: so whoever was started by npm
 * ends when that shell has gone.
 */
export function toldToEnd(
  own: Pick<NodeJS.Process, 'once' | 'off' | 'ppid'>,
  { npm_lifecycle_event: byNpm }: NodeJS.ProcessEnv,
): Told {
  const told = new AbortController();
  const ended = new Promise<void>((resolve) => {
    told.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const tell = (): void => told.abort();
  for (const signal of SIGNALS) own.once(signal, tell);
  const parent = own.ppid;
  const look = (): void => {
    if (own.ppid !== parent) tell();
  };
  const looking = byNpm === undefined ? undefined : setInterval(look, LOOK_MS).unref();
  return {
    signal: told.signal,
    ended,
    stop() {
      clearInterval(looking);
      for (const signal of SIGNALS) own.off(signal, tell);
    },
  };
}
