import { asCode } from '../../remote/as-code.ts';
import { bootId, readBootId } from '../../remote/boot-id.ts';
import { hostKey, offeredHostKey } from '../../remote/host-key.ts';
import { readSudo, sudo } from '../../remote/sudo.ts';
import type { Probe } from '../../run/action.ts';
import { learn } from '../../run/fact.ts';
import { defineStep, type StepContext } from '../../run/step.ts';
import { same } from '../../run/text.ts';
import { fail, pass } from '../../run/verdict.ts';
import { judgeHostKey, refused } from './host-key-question.ts';

/**
 * A confirmed key is learned by passing, for only then does the executor trust it; rights and boot id are read by the scan
 * right after. Where the key is known already, this step proves both itself.
 */
export const connect = defineStep({
  id: 'connect',
  phase: 'prepare',
  title: { de: 'Verbindung zum Server', en: 'Connection to the server' },
  why: {
    de: 'Der Bot meldet sich per SSH an, prüft, ob es der richtige Server ist, und ob er Administrator-Rechte hat.',
    en: 'The bot logs in by SSH, makes sure that it is the right server, and that it has administrator rights.',
  },
  guide: ['Auf UCware Server zugreifen'],
  interruptible: true,
  changes: false,
  run: (ctx): readonly Probe<unknown>[] =>
    answered(ctx) === undefined ? [readSudo(), readBootId()] : [],
  judge: (values, ctx) => {
    const answer = answered(ctx);
    if (answer === 'refuse') return refused(ctx);
    if (answer === 'confirm') {
      const fingerprint = ctx.need(offeredHostKey);
      return pass(
        {
          de: `Host-Schlüssel ${asCode(fingerprint)} bestätigt.`,
          en: `Host key ${asCode(fingerprint)} confirmed.`,
        },
        { facts: [learn(hostKey, fingerprint)] },
      );
    }
    const rights = sudo.schema.parse(values[0]);
    if (rights.uid !== 0) {
      return fail(
        {
          de: `Befehle mit sudo laufen als Benutzer Nummer ${rights.uid} statt als root.`,
          en: `Commands with sudo run as user number ${rights.uid} instead of root.`,
        },
        {
          de: 'Die sudo-Regeln am Server prüfen, dann erneut versuchen.',
          en: 'Look at the sudo rules on the server, then retry.',
        },
      );
    }
    const key = ctx.server.hostKey ?? ctx.get(hostKey);
    // Nothing is sent to a server whose key nobody has confirmed, so without one here it was done in an earlier run.
    const pinned =
      key === undefined
        ? { de: 'wie in einem früheren Lauf bestätigt', en: 'as confirmed in an earlier run' }
        : same(asCode(key));
    return pass(
      {
        de: `Angemeldet als ${asCode(ctx.server.sshUser)}, mit Administrator-Rechten. Host-Schlüssel: ${pinned.de}.`,
        en: `Logged in as ${asCode(ctx.server.sshUser)}, with administrator rights. Host key: ${pinned.en}.`,
      },
      { facts: [learn(sudo, rights), learn(bootId, bootId.schema.parse(values[1]))] },
    );
  },
  onFailure: judgeHostKey,
});

/** What was said about the host key, unless "check again" came after it or the key is trusted already. */
function answered(ctx: StepContext): 'confirm' | 'refuse' | undefined {
  const answer = ctx.answer('host-key');
  if (!answer) return undefined;
  const again = ctx.answer('blocked');
  if (again && again.rev > answer.rev) return undefined;
  if (answer.choice === 'refuse') return 'refuse';
  return ctx.get(hostKey) === ctx.get(offeredHostKey) ? undefined : 'confirm';
}
