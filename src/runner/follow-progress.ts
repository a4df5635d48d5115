import type { Errand, JobChunk } from '../executors/types.ts';
import { type AptProgress, aptProgress } from '../flows/remote/apt-status.ts';
import type { Action, BootRung } from '../flows/run/action.ts';
import type { Run } from '../flows/run/run.ts';
import type { Step } from '../flows/run/step.ts';
import { same, type Text } from '../flows/run/text.ts';
import { redact } from '../redact.ts';
import type { Desk } from './desk.ts';

/** Longest line of a log that is shown as progress; the whole log is a file on the server. */
const LINE_LENGTH = 160;
/** Nobody writes longer lines but by mistake; what follows is not kept, so that no line begins in the middle of a secret. */
const LONGEST_LINE = 65_536;

const RUNGS = {
  nothing: {
    de: 'Der Server antwortet nicht (Neustart läuft).',
    en: 'The server does not answer (it is rebooting).',
  },
  ping: {
    de: 'Der Server ist im Netz zu sehen, SSH antwortet noch nicht.',
    en: 'The server is seen on the network, SSH does not answer yet.',
  },
  tcp: { de: 'Der SSH-Port nimmt Verbindungen an.', en: 'The SSH port accepts connections.' },
  banner: { de: 'Der SSH-Dienst meldet sich.', en: 'The SSH service answers.' },
  login: { de: 'Die Anmeldung klappt wieder.', en: 'Logging in works again.' },
  'old-boot': {
    de: 'Der Server fährt noch herunter.',
    en: 'The server is still going down.',
  },
} as const satisfies Record<BootRung, Text>;

/** Turns what a running job writes into progress for people. Never recorded, never backwards. */
export function followProgress(
  desk: Desk,
  run: Run,
  step: Step,
  actions: readonly Action[],
): Pick<Errand, 'onChunk' | 'onContact'> {
  const reads = actions.some((action) => action.kind === 'job' && action.progress === 'apt');
  let apt: AptProgress | undefined;
  let rest = '';
  function publish(percent: number | null, text: Text): void {
    const at = desk.clock.now().toISOString();
    desk.bus.progress({ server: desk.server.name, run: run.id, step: step.id, percent, text, at });
  }
  return {
    onChunk: (chunk: JobChunk) => {
      if (reads) {
        // apt's own figures say more than its log, which would have to be searched for nothing.
        if (chunk.status === '') return;
        apt = aptProgress(apt, chunk.status);
        publish(apt.percent, apt.text);
        return;
      }
      // A line may come in pieces, and half a secret is not known for one.
      const lines = (rest + chunk.log).split('\n');
      rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
      const line = lines.findLast((one) => one.trim() !== '')?.trim();
      if (line) publish(null, same(redact(line).slice(0, LINE_LENGTH)));
    },
    onContact: (rung) => publish(null, RUNGS[rung]),
  };
}
