import { CodedError } from '../../errors.ts';
import type { Probe } from '../../flows/run/action.ts';
import type { Target } from './create-pool.ts';
import type { RunScript } from './run-script.ts';

/** Asks a question and reads the answer; a parser that stumbles makes a failure, never a half-understood value. */
export async function performProbe<T>(run: RunScript, target: Target, probe: Probe<T>): Promise<T> {
  const { exitCode, stdout, stderr } = await run(target, probe);
  try {
    return probe.parse({ exitCode, stdout, stderr });
  } catch (thrown) {
    if (thrown instanceof CodedError) throw thrown;
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new CodedError('remote-answer-unreadable', `(${probe.script.name}) ${reason}`, {
      cause: thrown,
    });
  }
}
