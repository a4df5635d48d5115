import { asCode } from '../../remote/as-code.ts';
import { offeredHostKey } from '../../remote/host-key.ts';
import type { Failure } from '../../run/action.ts';
import { learn } from '../../run/fact.ts';
import type { Finding } from '../../run/finding.ts';
import type { QuestionInput } from '../../run/question.ts';
import type { StepContext } from '../../run/step.ts';
import { ask, block, type Verdict } from '../../run/verdict.ts';

/** Where a person reads the fingerprint to compare with. */
const AT_THE_CONSOLE = '`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`';

/** What to do about a host key nobody has confirmed, or another one than the confirmed; null for every other failure. */
export function judgeHostKey(failure: Failure, ctx: StepContext): Verdict | null {
  const { code, fingerprint } = failure;
  if (code !== 'ssh-host-key-unknown' && code !== 'ssh-host-key-changed') return null;
  if (fingerprint === undefined) return null;
  // The inventory goes before what people confirm here, so a different key can only be mended there.
  if (ctx.server.hostKey !== undefined) return block(CHANGED, [pinned(ctx, fingerprint)]);
  const question =
    code === 'ssh-host-key-unknown' ? unknown(ctx, fingerprint) : changed(ctx, fingerprint);
  return ask(question, { facts: [learn(offeredHostKey, fingerprint)] });
}

/** After somebody said no: nothing is tried again until a person asks for it. */
export function refused(ctx: StepContext): Verdict {
  return block(
    { de: 'Der Host-Schlüssel wurde nicht bestätigt.', en: 'The host key was not confirmed.' },
    [
      {
        id: 'host-key-refused',
        check: 'connect',
        severity: 'error',
        blocks: true,
        overridable: false,
        title: { de: 'Host-Schlüssel abgelehnt', en: 'Host key refused' },
        why: {
          de: `Der Schlüssel, den ${asCode(ctx.server.name)} zeigt, wurde abgelehnt: ${asCode(ctx.get(offeredHostKey) ?? '?')}. Es wurde nichts ausgeführt.`,
          en: `The key ${asCode(ctx.server.name)} shows was refused: ${asCode(ctx.get(offeredHostKey) ?? '?')}. Nothing was run.`,
        },
        remedy: {
          de: 'Klären, ob die Adressen im Inventar stimmen. „Erneut prüfen“ fragt noch einmal.',
          en: 'Find out whether the addresses in the inventory are right. “Check again” asks once more.',
        },
      },
    ],
  );
}

const CHANGED = {
  de: 'SSH-Verbindung zum Server: Der Host-Schlüssel ist ein anderer als im Inventar.',
  en: 'Connecting to the server by SSH: the host key is another one than in the inventory.',
};

function pinned(ctx: StepContext, fingerprint: string): Finding {
  return {
    id: 'host-key-changed',
    check: 'connect',
    severity: 'error',
    blocks: true,
    overridable: false,
    title: { de: 'Anderer Host-Schlüssel', en: 'Another host key' },
    why: {
      de: `Im Inventar steht ${asCode(ctx.server.hostKey ?? '')}, der Server zeigt ${asCode(fingerprint)}. Neuinstallation, ein anderer Server unter dieser Adresse oder ein Angriff: von hier nicht zu unterscheiden.`,
      en: `The inventory says ${asCode(ctx.server.hostKey ?? '')}, the server shows ${asCode(fingerprint)}. A reinstallation, another server at this address or an attack: not to be told apart from here.`,
    },
    remedy: {
      de: `An der Konsole mit ${AT_THE_CONSOLE} vergleichen. Nur wenn der neue Schlüssel stimmt, ihn ins Inventar eintragen, den Bot neu starten und erneut prüfen.`,
      en: `Compare at the console with ${AT_THE_CONSOLE}. Only if the new key is right, put it into the inventory, restart the bot and check again.`,
    },
  };
}

function unknown({ server }: StepContext, fingerprint: string): QuestionInput {
  return {
    id: 'host-key',
    kind: 'choice',
    text: {
      de: `Der Host-Schlüssel von ${asCode(server.name)} ist noch nicht bestätigt. Der Server zeigt\n${asCode(fingerprint)}\nStimmt das mit ${AT_THE_CONSOLE} an der Konsole des Servers überein?`,
      en: `The host key of ${asCode(server.name)} has not been confirmed yet. The server shows\n${asCode(fingerprint)}\nIs that what ${AT_THE_CONSOLE} says at the console of the server?`,
    },
    choices: [
      { id: 'confirm', label: { de: 'Stimmt überein', en: 'It is the same' }, style: 'primary' },
      { id: 'refuse', label: { de: 'Stimmt nicht', en: 'It is not' } },
    ],
    who: 'approver',
  };
}

function changed({ server }: StepContext, fingerprint: string): QuestionInput {
  return {
    id: 'host-key',
    kind: 'choice',
    text: {
      de: `*Achtung:* ${asCode(server.name)} zeigt einen anderen Host-Schlüssel als den bestätigten:\n${asCode(fingerprint)}\nNicht fortfahren, bevor jemand den Grund kennt: Neuinstallation, anderer Server oder ein Angriff. Vergleichen Sie an der Konsole mit ${AT_THE_CONSOLE}.`,
      en: `*Careful:* ${asCode(server.name)} shows another host key than the confirmed one:\n${asCode(fingerprint)}\nDo not go on before somebody knows the reason: reinstallation, another server, or an attack. Compare at the console with ${AT_THE_CONSOLE}.`,
    },
    choices: [
      { id: 'refuse', label: { de: 'Ablehnen', en: 'Refuse' }, style: 'primary' },
      {
        id: 'confirm',
        label: { de: 'Neuen Schlüssel bestätigen …', en: 'Confirm the new key …' },
        style: 'danger',
        fields: [
          {
            id: 'reason',
            kind: 'multiline',
            label: { de: 'Warum hat sich der Schlüssel geändert?', en: 'Why has the key changed?' },
            optional: false,
          },
        ],
      },
    ],
    who: 'approver',
  };
}
