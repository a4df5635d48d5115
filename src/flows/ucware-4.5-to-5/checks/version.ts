import { asCode, asCodes } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { isInstalled, packages, readPackages, ucwareVersion } from '../../remote/packages.ts';
import {
  compareVersions,
  isVersion5,
  isVersion45,
  upstreamVersion,
} from '../../remote/versions.ts';
import type { Text } from '../../run/text.ts';
import type { Check, Found } from './define-check.ts';

/** The guide's "Versionshinweis": for servers older than 4.5 another article applies. */
const OLDER_ARTICLE = 'Update des UCware Servers auf die aktuelle Version';

export const versionCheck: Check = {
  id: 'version',
  title: { de: 'UCware-Version', en: 'UCware version' },
  readings: () => [reading(packages, readPackages())],
  judge: (facts) => {
    const known = facts.need(packages);
    const version = ucwareVersion(known);
    if (version === undefined) return [missing(known.product.map(({ name }) => name))];
    const parts = known.product.filter(
      ({ name, ...rest }) =>
        ['ucware', 'ucware-core'].includes(name) && isInstalled({ name, ...rest }),
    );
    const fives = parts.filter((part) => isVersion5(part.version)).length;
    if (fives > 0 && fives < parts.length) {
      return [mixed(parts.map((part) => `${part.name} ${part.version}`))];
    }
    if (isVersion45(version)) return [];
    if (isVersion5(version)) return [already(version)];
    return [compareVersions(upstreamVersion(version), '4.5') < 0 ? older(version) : newer(version)];
  },
};

function missing(names: readonly string[]): Found {
  return {
    id: 'ucware-missing',
    weight: 'blocker',
    title: { de: 'UCware ist nicht installiert', en: 'UCware is not installed' },
    why: {
      de: `Weder \`ucware\` noch \`ucware-core\` ist installiert${names.length > 0 ? `; gefunden: ${asCodes(names)}` : ''}.`,
      en: `Neither \`ucware\` nor \`ucware-core\` is installed${names.length > 0 ? `; found: ${asCodes(names)}` : ''}.`,
    },
    remedy: {
      de: 'Adressen im Inventar prüfen: Ist das der UCware-Server?',
      en: 'Check the addresses in the inventory: is this the UCware server?',
    },
  };
}

function mixed(found: readonly string[]): Found {
  return {
    id: 'versions-mixed',
    weight: 'blocker',
    title: { de: 'Teile von 4.5 und von 5 gemischt', en: 'Parts of 4.5 and of 5 are mixed' },
    why: {
      de: `Installiert sind ${asCodes(found)}. Ein Upgrade ist hier schon begonnen und nicht beendet worden.`,
      en: `Installed are ${asCodes(found)}. An upgrade has been begun here and was not finished.`,
    },
    remedy: {
      de: 'Den letzten Snapshot wiederherstellen oder mit dem Hersteller-Support zu Ende bringen, dann erneut prüfen.',
      en: 'Restore the last snapshot, or finish it with the vendor support, then check again.',
    },
  };
}

function older(version: string): Found {
  return {
    id: 'older-than-4-5',
    weight: 'blocker',
    title: { de: 'Älter als 4.5', en: 'Older than 4.5' },
    why: refusal(version),
    remedy: {
      de: `Zuerst nach dem Artikel „${OLDER_ARTICLE}“ auf 4.5 aktualisieren, dann hier neu beginnen.`,
      en: `First upgrade to 4.5 by the article “${OLDER_ARTICLE}”, then start again here.`,
    },
  };
}

function newer(version: string): Found {
  return {
    id: 'newer-than-5',
    weight: 'blocker',
    title: { de: 'Weder 4.5 noch 5', en: 'Neither 4.5 nor 5' },
    why: refusal(version),
    remedy: {
      de: 'Für diese Version gibt es hier keinen Ablauf. Den Hersteller-Support fragen.',
      en: 'There is no flow for this version here. Ask the vendor support.',
    },
  };
}

function refusal(version: string): Text {
  return {
    de: `Installiert ist ${asCode(version)}. Der Artikel gilt ausschließlich für das Update von 4.5 auf 5.`,
    en: `Installed is ${asCode(version)}. The article is valid only for the update from 4.5 to 5.`,
  };
}

function already(version: string): Found {
  return {
    id: 'already-5',
    weight: 'obstacle',
    title: { de: 'Schon auf Version 5', en: 'Already on version 5' },
    why: {
      de: `Installiert ist ${asCode(version)}. Es ist nichts zu aktualisieren; offen sein können noch Inbetriebnahme und Konfiguration.`,
      en: `Installed is ${asCode(version)}. There is nothing to upgrade; putting into service and configuration may still be open.`,
    },
    remedy: {
      de: '„Trotzdem fortfahren“ führt zu Inbetriebnahme und Konfiguration: Was am Server schon erledigt ist, wird erkannt und übersprungen. Sonst den Lauf abbrechen.',
      en: '“Go on anyway” leads on to putting into service and configuration: what is done on the server already is recognised and skipped. Otherwise abort the run.',
    },
  };
}
