import { asCodes } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { dpkgState, readDpkgState } from '../../remote/dpkg-state.ts';
import { packages, readPackages } from '../../remote/packages.ts';
import type { Check, Found } from './define-check.ts';

/** Keeps local configuration files, as the guide does; without it dpkg would stop at the first question. */
const CONFIGURE = '`sudo dpkg --force-confdef --force-confold --configure -a`';

export const dpkgCheck: Check = {
  id: 'dpkg',
  title: { de: 'Zustand von dpkg', en: 'State of dpkg' },
  readings: () => [reading(dpkgState, readDpkgState()), reading(packages, readPackages())],
  judge: (facts) => {
    const { auditEmpty, audit, journalDirty, halfConfigured } = facts.need(dpkgState);
    const broken = facts.need(packages).broken.map(({ name, status }) => `${name} (${status})`);
    const found: Found[] = [];
    if (journalDirty) {
      found.push({
        id: 'dpkg-interrupted',
        weight: 'blocker',
        title: { de: 'dpkg wurde unterbrochen', en: 'dpkg was interrupted' },
        why: {
          de: 'In /var/lib/dpkg/updates liegen Änderungen, die nie zu Ende geführt wurden. apt verweigert so jede Arbeit.',
          en: 'In /var/lib/dpkg/updates there are changes that were never finished. apt refuses any work like this.',
        },
        remedy: {
          de: `${CONFIGURE} ausführen, dann erneut prüfen.`,
          en: `Run ${CONFIGURE}, then check again.`,
        },
      });
    }
    if (broken.length > 0 || halfConfigured.length > 0) {
      const names = broken.length > 0 ? broken : halfConfigured;
      found.push({
        id: 'packages-half-configured',
        weight: 'blocker',
        title: { de: 'Pakete sind halb installiert', en: 'Packages are half installed' },
        why: {
          de: `${names.length} Paket(e) nicht fertig: ${asCodes(names)}. Ein Upgrade darauf vermischt alte und neue Fehler.`,
          en: `${names.length} package(s) not finished: ${asCodes(names)}. An upgrade on top of that mixes old and new errors.`,
        },
        remedy: {
          de: `${CONFIGURE} und danach \`sudo apt-get -f install\` ausführen, dann erneut prüfen.`,
          en: `Run ${CONFIGURE} and after it \`sudo apt-get -f install\`, then check again.`,
        },
      });
    }
    if (!auditEmpty && found.length === 0) {
      found.push({
        id: 'dpkg-audit',
        weight: 'blocker',
        title: { de: 'dpkg meldet Unstimmigkeiten', en: 'dpkg reports inconsistencies' },
        why: {
          de: `\`dpkg --audit\` sagt: ${asCodes(audit, 3)}. Vor einem Upgrade muss es schweigen.`,
          en: `\`dpkg --audit\` says: ${asCodes(audit, 3)}. Before an upgrade it has to be silent.`,
        },
        remedy: {
          de: 'Die genannten Pakete neu installieren (`sudo apt-get install --reinstall PAKET`), dann erneut prüfen.',
          en: 'Reinstall the packages named (`sudo apt-get install --reinstall PACKAGE`), then check again.',
        },
      });
    }
    return found;
  },
};
