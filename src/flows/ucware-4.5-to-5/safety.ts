import { asCode } from '../remote/as-code.ts';
import type { Step, StepContext } from '../run/step.ts';
import type { Text } from '../run/text.ts';
import type { Safety } from '../run/view.ts';
import type { Snapshot } from '../steps/pass.ts';
import { snapshot1, snapshot2 } from './pass/passes.ts';

/** From the first package script that may stop asterisk until the pass is verified, the telephones count as down. */
const DOWN_FROM = { '4.5': ['install-4.5', 'reboot-4.5'], '5': ['install-5', 'reboot-5'] } as const;
const DOWN_UNTIL = { '4.5': 'verify-4.5', '5': 'verify-5' } as const;

const NOTHING_CHANGED: Text = {
  de: 'nicht nötig: Am Server wurde noch nichts verändert',
  en: 'not needed: nothing on the server has been changed yet',
};

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

function wayBack(ctx: StepContext): Text {
  const snapshot = ctx.get(snapshot2) ?? ctx.get(snapshot1);
  if (snapshot) return describe(snapshot);
  const restored = ctx.answerOf('connect', 'rolled-back')?.values['snapshot'];
  return restored === undefined ? NOTHING_CHANGED : restoredOnce(restored);
}

/** Since it was restored nothing has been changed; what it holds may be more than the server had before the run. */
function restoredOnce(name: string): Text {
  return {
    de: `Snapshot ${asCode(name)}, der wiederhergestellt wurde; seither wurde nichts verändert`,
    en: `the snapshot ${asCode(name)} that was restored; nothing has been changed since`,
  };
}

/** The age is a date Slack draws anew each time somebody looks, so it never grows stale on the card. */
function describe({ name, takenAt }: Snapshot): Text {
  const at = `<!date^${Math.floor(Date.parse(takenAt) / 1000)}^{ago}|${takenAt.slice(0, 16).replace('T', ' ')} UTC>`;
  return {
    de: `Snapshot ${asCode(name)} wiederherstellen, angelegt ${at}`,
    en: `restore the snapshot ${asCode(name)}, taken ${at}`,
  };
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
