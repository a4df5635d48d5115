import { asCode } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { readRelease, release } from '../../remote/release.ts';
import type { Check } from './define-check.ts';

/** The guide's package sources name only this suite. */
const CODENAME = 'bionic';

export const releaseCheck: Check = {
  id: 'release',
  title: { de: 'Betriebssystem', en: 'Operating system' },
  readings: () => [reading(release, readRelease())],
  judge: (facts) => {
    const { codename, prettyName } = facts.need(release);
    if (codename === CODENAME) return [];
    return [
      {
        id: 'not-bionic',
        weight: 'obstacle',
        title: { de: 'Nicht Ubuntu 18.04 (bionic)', en: 'Not Ubuntu 18.04 (bionic)' },
        why: {
          de: `Gefunden: ${asCode(prettyName)} (${asCode(codename)}). Der Artikel des Herstellers nennt für UCware 4.5 und 5 nur Paketquellen für bionic; andere Paketstände sind dort nicht beschrieben.`,
          en: `Found: ${asCode(prettyName)} (${asCode(codename)}). The vendor’s article names package sources for UCware 4.5 and 5 on bionic only; nothing is said there about other releases.`,
        },
        remedy: {
          de: 'Vor dem Upgrade den Hersteller-Support fragen. Nur mit dessen Zusage fortfahren und sie in der Begründung festhalten.',
          en: 'Ask the vendor support before the upgrade. Go on only with their consent, and note it in the reason.',
        },
      },
    ];
  },
};
