import type { JobAction, Probe } from '../../src/flows/run/action.ts';
import type { Flow } from '../../src/flows/run/step.ts';
import { same } from '../../src/flows/run/text.ts';
import { pass } from '../../src/flows/run/verdict.ts';
import { aStep, toyFlow } from '../support/toy-flow.ts';

const STEPS = 20;

/** As in the anchors: half of the commands do nothing, half look at a package. */
function commandOf(step: number): string {
  return step % 2 === 0 ? 'true' : 'dpkg-query -W bash';
}

export const COMMANDS: readonly string[] = Array.from({ length: STEPS }, (_, step) =>
  commandOf(step),
);

/** The same commands for `ssh host 'bash -s'`. */
export const SCRIPT: string = `${COMMANDS.join('\n')}\n`;

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

/** Bytes a second of one talking job, in four bursts, as far as the server keeps up. */
export const TALKS_AT = 500_000;

/** Half a megabyte a second for `seconds`, in lines as apt writes them. */
function talk(seconds: number): JobAction {
  return {
    kind: 'job',
    script: {
      name: 'talk',
      as: 'root',
      kind: 'job',
      body: `for i in $(seq ${seconds * 4}); do
  yes 'Unpacking ucware-daemon (5.1.3) over (4.5.0.10) ...' | head -c ${TALKS_AT / 4}
  sleep 0.25
done`,
    },
    args: [],
    timeoutMs: 600_000,
    progress: 'apt',
  };
}

/** How long each job of `TALKING_JOBS` writes, seconds: long enough to count a minute's edits. */
const TALKS_FOR = 60;

/** One long step whose log is a flood: 20 such upgrades write up to 10 MB a second. */
export const TALKING_JOBS: Flow = toyFlow([
  aStep({ id: 'talk', run: (() => [talk(TALKS_FOR)]) as never, judge: () => pass(same('done')) }),
]);
