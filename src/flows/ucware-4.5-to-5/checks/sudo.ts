import { asCode } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { bootId, readBootId } from '../../remote/boot-id.ts';
import { readSudo, sudo } from '../../remote/sudo.ts';
import type { Check } from './define-check.ts';

/** The guide's "Die folgenden Schritte erfordern Administratoren-Rechte". */
export const sudoCheck: Check = {
  id: 'sudo',
  title: { de: 'Administratoren-Rechte', en: 'Administrator rights' },
  readings: () => [reading(sudo, readSudo()), reading(bootId, readBootId())],
  judge: (facts) => {
    const { uid, home } = facts.need(sudo);
    if (uid !== 0) {
      return [
        {
          id: 'sudo-not-root',
          weight: 'blocker',
          title: { de: 'sudo führt nicht zu root', en: 'sudo does not lead to root' },
          why: {
            de: `Befehle mit sudo laufen als Benutzer Nummer ${uid} statt als root (0).`,
            en: `Commands with sudo run as user number ${uid} instead of root (0).`,
          },
          remedy: {
            de: 'Die Regeln in /etc/sudoers und /etc/sudoers.d prüfen, dann erneut prüfen.',
            en: 'Look at the rules in /etc/sudoers and /etc/sudoers.d, then check again.',
          },
        },
      ];
    }
    if (home === '/root') return [];
    return [
      {
        id: 'sudo-home',
        weight: 'obstacle',
        title: { de: 'sudo behält ein fremdes HOME', en: 'sudo keeps a foreign HOME' },
        why: {
          de: `Als root ist HOME ${asCode(home)} statt \`/root\`. MySQL läse dann die \`.my.cnf\` eines anderen Benutzers.`,
          en: `As root, HOME is ${asCode(home)} instead of \`/root\`. MySQL would then read another user’s \`.my.cnf\`.`,
        },
        remedy: {
          de: 'In /etc/sudoers die Einstellungen `env_keep` und `always_set_home` prüfen.',
          en: 'Look at the settings `env_keep` and `always_set_home` in /etc/sudoers.',
        },
      },
    ];
  },
};
