import { asCode, asCodes } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { myCnf, readMyCnf } from '../../remote/my-cnf.ts';
import type { Check, Found } from './define-check.ts';

/** The guide's "Wenn .my.cnf-Dateien vorhanden sind, löschen Sie diese, um Probleme bei der Anmeldung zu vermeiden." */
export const myCnfCheck: Check = {
  id: 'my-cnf',
  title: { de: '.my.cnf-Dateien', en: '.my.cnf files' },
  readings: (server) => [reading(myCnf, readMyCnf(server.sshUser))],
  judge: (facts, { sshUser }) => {
    const files = facts.need(myCnf);
    const ours = files.filter(({ owner }) => owner === 'root' || owner === sshUser);
    const others = files.filter(({ owner }) => owner !== 'root' && owner !== sshUser);
    const found: Found[] = [];
    if (ours.length > 0) {
      found.push({
        id: 'my-cnf-ours',
        weight: 'info',
        title: { de: '.my.cnf wird beiseitegelegt', en: '.my.cnf will be moved aside' },
        why: {
          de: `Gefunden: ${asCodes(ours.map(({ path }) => path))}. Solche Dateien können die Anmeldung von root an MySQL stören. Der Artikel löscht sie.`,
          en: `Found: ${asCodes(ours.map(({ path }) => path))}. Such files can disturb root’s login to MySQL. The article deletes them.`,
        },
        remedy: {
          de: 'Nichts zu tun: Der Bot benennt sie vor dem Upgrade um, löscht nichts und kann es zurücknehmen.',
          en: 'Nothing to do: the bot renames them before the upgrade, deletes nothing and can take it back.',
        },
      });
    }
    if (others.length > 0) {
      const names = others
        .map(({ path, owner }) => `${asCode(path)} (${asCode(owner)})`)
        .join(', ');
      found.push({
        id: 'my-cnf-others',
        weight: 'warning',
        title: { de: '.my.cnf anderer Benutzer', en: '.my.cnf of other users' },
        why: {
          de: `Gefunden: ${names}. Sie gehören anderen Benutzern, oft einem Sicherungsprogramm. Das Upgrade läuft als root und liest sie nicht.`,
          en: `Found: ${names}. They belong to other users, often to a backup program. The upgrade runs as root and does not read them.`,
        },
        remedy: {
          de: 'Vor dem Upgrade klären, wozu sie dienen. Der Bot fragt danach und lässt sie sonst, wo sie sind.',
          en: 'Find out before the upgrade what they are for. The bot asks about them, and otherwise leaves them where they are.',
        },
      });
    }
    return found;
  },
};
