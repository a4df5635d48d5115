import type { Probe } from '../../src/flows/run/action.ts';
import type { Flow } from '../../src/flows/run/step.ts';
import { same } from '../../src/flows/run/text.ts';
import { pass } from '../../src/flows/run/verdict.ts';
import { aStep, toyFlow } from '../support/toy-flow.ts';

const STEPS = 20;

/** As in the anchors: half of the commands do nothing, half look at a package. */
function commandOf(step: number): string {
  return step % 2 === 0 ? 'true' : 'dpkg-query -W bash';
}

/** The same commands for `ssh host 'bash -s'`. */
export const SCRIPT: string = `${Array.from({ length: STEPS }, (_, step) => commandOf(step)).join('\n')}\n`;

function look(step: number): Probe<string> {
  return {
    kind: 'probe',
    script: { name: `step-${step}`, as: 'user', kind: 'probe', body: commandOf(step) },
    args: [],
    timeoutMs: 60_000,
    parse: ({ stdout }) => stdout,
  };
}

/** Twenty steps that look and change nothing. */
export const TWENTY_STEPS: Flow = toyFlow(
  Array.from({ length: STEPS }, (_, step) =>
    aStep({
      id: `step-${step}`,
      run: (() => [look(step)]) as never,
      judge: () => pass(same('done')),
    }),
  ),
);
