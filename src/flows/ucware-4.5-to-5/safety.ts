import type { Step, StepContext } from '../run/step.ts';
import type { Text } from '../run/text.ts';
import type { Safety } from '../run/view.ts';
import { wayBack } from './way-back.ts';

/** From the first package script that may stop asterisk until the pass is verified, the telephones count as down. */
const DOWN_FROM = { '4.5': ['install-4.5', 'reboot-4.5'], '5': ['install-5', 'reboot-5'] } as const;
const DOWN_UNTIL = { '4.5': 'verify-4.5', '5': 'verify-5' } as const;

/** Safe to stop now? And how to get back? */
export function safety(ctx: StepContext, current: Step | undefined): Safety {
  const atWork = current !== undefined && !current.interruptible;
  return {
    safeToStop: !atWork && !halfway(ctx),
    stopsAfter: atWork ? stopsAfter(current) : undefined,
    wayBack: wayBack(ctx),
    phonesDownSince: phonesDownSince(ctx),
  };
}

/** The step ends first; dpkg is never killed. */
function stopsAfter({ title }: Step): Text {
  return { de: `hält an nach: ${title.de}`, en: `stops after: ${title.en}` };
}

function phonesDownSince(ctx: StepContext): string | undefined {
  for (const pass of ['5', '4.5'] as const) {
    const since = DOWN_FROM[pass].map((step) => ctx.begunAt(step)).find((at) => at !== undefined);
    if (since !== undefined && ctx.doneAt(DOWN_UNTIL[pass]) === undefined) return since;
  }
  return undefined;
}

/** Between the installation and the proof that all came back, stopping leaves a system nobody has looked at. */
function halfway(ctx: StepContext): boolean {
  return phonesDownSince(ctx) !== undefined;
}
