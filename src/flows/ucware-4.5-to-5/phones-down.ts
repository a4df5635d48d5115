import type { StepContext } from '../run/step.ts';

/** From the first package script that may stop asterisk until the pass is verified, the telephones count as down. */
const PASSES = [
  { from: ['install-4.5', 'reboot-4.5'], until: 'verify-4.5' },
  { from: ['install-5', 'reboot-5'], until: 'verify-5' },
] as const;

/** A time without telephones, ISO; `until` is missing while it lasts. */
export interface PhonesDown {
  readonly since: string;
  readonly until: string | undefined;
}

/** When the telephones were down, pass by pass; nothing for a pass that changed nothing. */
export function phonesDown(ctx: StepContext): PhonesDown[] {
  return PASSES.flatMap(({ from, until }) => {
    const since = from.map((step) => ctx.begunAt(step)).find((at) => at !== undefined);
    return since === undefined ? [] : [{ since, until: ctx.doneAt(until) }];
  });
}
