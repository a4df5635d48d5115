import { ERRORS } from '../errors.ts';
import { makeContext } from '../flows/run/context.ts';
import type { Run } from '../flows/run/run.ts';
import type { Step } from '../flows/run/step.ts';
import type { Text } from '../flows/run/text.ts';
import type { Desk } from './desk.ts';
import { jobNames, performAll } from './perform.ts';

/**
 * Takes one change back after an abort. An undo that does not work is recorded and shown, and the next one is still
 * tried: the first problem is never hidden by a second.
 */
export async function takeBack(
  desk: Desk,
  run: Run,
  step: Step,
  signal: AbortSignal,
): Promise<void> {
  if (!step.undo) return;
  const ctx = makeContext(run, desk.server, step.id, desk.clock.now().toISOString());
  const actions = step.undo.run(ctx);
  const jobs = jobNames(run, `${step.id}-undo`, 1, actions);
  const performed = await performAll(desk, actions, jobs, { signal });
  if (signal.aborted) return;
  const note: Text = performed.ok
    ? step.undo.judge(performed.values as never, ctx)
    : withFound(ERRORS[performed.failure.code].sentence, performed.failure.found);
  await desk.record(run.id, { type: 'undo-ended', step: step.id, ok: performed.ok, note });
}

function withFound(sentence: Text, found: string): Text {
  return { de: `${sentence.de} ${found}`, en: `${sentence.en} ${found}` };
}
