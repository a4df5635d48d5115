import type { Probe, RemoteScript } from '../run/action.ts';
import type { Fact } from '../run/fact.ts';
import { type Answer, readAnswer, unreadable } from './answer.ts';

/** Long enough for a busy server with slow disks; a script bounds each command that can hang by itself. */
export const PROBE_TIMEOUT_MS = 60_000;

interface ProbeSpec<T> {
  readonly script: RemoteScript;
  readonly fact: Fact<T>;
  readonly args?: readonly string[];
  readonly timeoutMs?: number;
  readonly read: (answer: Answer) => T;
}

/** A script that only reads. */
export function readingScript(name: string, as: RemoteScript['as'], body: string): RemoteScript {
  return { name, as, kind: 'probe', body };
}

/**
 * A probe whose value is checked against the fact it is learned as, so that what a server says is either of the expected
 * shape or an error.
 */
export function defineProbe<T>({ script, fact, args, timeoutMs, read }: ProbeSpec<T>): Probe<T> {
  return {
    kind: 'probe',
    script,
    args: args ?? [],
    timeoutMs: timeoutMs ?? PROBE_TIMEOUT_MS,
    parse: (output) => {
      const checked = fact.schema.safeParse(read(readAnswer(script.name, output)));
      if (checked.success) return checked.data;
      const issue = checked.error.issues[0];
      throw unreadable(script.name, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
    },
  };
}
