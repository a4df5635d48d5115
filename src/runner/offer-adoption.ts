import { makeContext } from '../flows/run/context.ts';
import type { Choice, Question } from '../flows/run/question.ts';
import type { Run } from '../flows/run/run.ts';
import type { Text } from '../flows/run/text.ts';
import type { Desk } from './desk.ts';
import { performAll } from './perform.ts';

/**
 * Somebody may have mended by hand what a step could not do: if the server shows that the step is done, the question is asked
 * again with the evidence, and taking it over comes first.
 */
export async function offerAdoption(desk: Desk, run: Run, signal: AbortSignal): Promise<void> {
  if (run.state.kind !== 'waiting' || run.state.question.kind !== 'failed') return;
  const { question } = run.state;
  const step = desk.flow.steps.find(
    ({ id }) => run.state.kind === 'waiting' && id === run.state.step,
  );
  if (!step?.done || question.evidence.length > 0) return;
  const ctx = makeContext(run, desk.server, step.id, desk.clock.now().toISOString());
  const looked = await performAll(desk, step.done.probes(ctx), [], { signal });
  if (!looked.ok || signal.aborted || desk.store.state().run?.seq !== run.seq) return;
  const evidence = step.done.isDone(looked.values as never, ctx);
  if (!evidence) return;
  const offer = withOffer(question, evidence);
  await desk.record(
    run.id,
    { type: 'asked', step: step.id, attempt: ctx.attempt, question: offer },
    () => desk.store.state().run?.seq === run.seq,
  );
}

function withOffer(question: Question, evidence: Text): Question {
  const offered: Choice[] = question.choices
    .filter(({ id }) => id === 'adopt')
    .map((choice) => ({ ...choice, style: 'primary' }));
  const others = question.choices
    .filter(({ id }) => id !== 'adopt')
    .map(({ style, ...choice }) => (style === 'danger' ? { ...choice, style } : choice));
  return {
    ...question,
    evidence: [evidence],
    complaint: {
      de: 'Am Server ist dieser Schritt inzwischen erledigt, nicht vom Bot. „Schon erledigt, prüfen“ übernimmt das.',
      en: 'This step has been done on the server meanwhile, not by the bot. “Done by hand, check” takes it over.',
    },
    choices: [...offered, ...others],
    pickUp: undefined,
  };
}
