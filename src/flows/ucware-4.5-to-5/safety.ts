import type { Step, StepContext } from '../run/step.ts';
import type { Text } from '../run/text.ts';
import type { Safety } from '../run/view.ts';
import { phonesDown } from './phones-down.ts';
import { wayBack } from './way-back.ts';

/** Safe to stop now? And how to get back? */
export function safety(ctx: StepContext, current: Step | undefined): Safety {
  const atWork = current !== undefined && !current.interruptible;
  return {
    safeToStop: !atWork && !halfway(ctx),
    stopsAfter: atWork ? stopsAfter(current, ctx.run.state.kind === 'waiting') : undefined,
    wayBack: wayBack(ctx),
    phonesDownSince: phonesDownSince(ctx),
  };
}

/** The step ends first; dpkg is never killed. One that waits for people has nothing under way, but may have got stuck in the middle. */
function stopsAfter({ title }: Step, halted: boolean): Text {
  if (halted) return { de: `wartet schon in: ${title.de}`, en: `waits already in: ${title.en}` };
  return { de: `hält an nach: ${title.de}`, en: `stops after: ${title.en}` };
}

function phonesDownSince(ctx: StepContext): string | undefined {
  return phonesDown(ctx).findLast(({ until }) => until === undefined)?.since;
}

/** Between the installation and the proof that all came back, stopping leaves a system nobody has looked at. */
function halfway(ctx: StepContext): boolean {
  return phonesDownSince(ctx) !== undefined;
}
