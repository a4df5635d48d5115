import { offeredHostKey } from '../remote/host-key.ts';
import type { Failure } from './action.ts';
import { learn } from './fact.ts';
import { ABORT, REASON } from './stuck.ts';
import { quote, type Text } from './text.ts';
import type { Verdict } from './verdict.ts';

/** The question's id, and the answer by which an approver trusts the key that was shown; the reducer knows both. */
export const CHANGED_HOST_KEY = 'changed-host-key';
export const TRUST = 'trust-key';

/**
 * A host key that changed in the middle of a run is a question of its own: nothing was sent to whoever shows it. Null for
 * every other failure.
 */
export function changedHostKey(
  { code, found, fingerprint }: Failure,
  server: string,
  whileStopping: boolean,
): Extract<Verdict, { verdict: 'ask' }> | null {
  if (code !== 'ssh-host-key-changed' || fingerprint === undefined) return null;
  const text: Text = {
    de: `*Achtung:* \`${server}\` zeigt einen anderen Host-Schlüssel als den bestätigten. ${quote(found)}\nEs wurde nichts gesendet. Ist es der richtige Server? An der Konsole vergleichen: \`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub\`. Ein wiederhergestelltes oder neu installiertes System, ein anderer Server unter dieser Adresse und ein Angriff sehen von hier gleich aus.`,
    en: `*Careful:* \`${server}\` shows another host key than the confirmed one. ${quote(found)}\nNothing was sent. Is it the right server? Compare at the console: \`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub\`. A restored or reinstalled system, another server at this address and an attack look the same from here.`,
  };
  return {
    verdict: 'ask',
    question: {
      id: CHANGED_HOST_KEY,
      kind: 'choice',
      text,
      choices: [
        { id: 'again', label: { de: 'Erneut versuchen', en: 'Try again' }, style: 'primary' },
        {
          id: TRUST,
          label: { de: 'Neuen Schlüssel bestätigen …', en: 'Confirm the new key …' },
          style: 'danger',
          who: 'approver',
          fields: [
            {
              ...REASON,
              label: {
                de: 'Wer hat verglichen, und warum hat sich der Schlüssel geändert?',
                en: 'Who compared it, and why has the key changed?',
              },
            },
          ],
        },
        ...(whileStopping ? [] : [ABORT]),
        {
          id: 'abandon',
          label: { de: 'Aufgeben …', en: 'Abandon …' },
          style: 'danger',
          fields: [REASON],
        },
      ],
      who: 'operator',
      whileStopping,
    },
    facts: [learn(offeredHostKey, fingerprint)],
  };
}
