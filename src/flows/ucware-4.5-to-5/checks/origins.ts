import { asCode, asCodes } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { type Origins, origins, readOrigins } from '../../remote/origins.ts';
import type { Check, Found } from './define-check.ts';

const VENDOR = /\/ucware-/;

export const originsCheck: Check = {
  id: 'origins',
  title: { de: 'Herkunft der Pakete', en: 'Origin of the packages' },
  readings: () => [reading(origins, readOrigins())],
  judge: (facts) => {
    const known = facts.need(origins);
    return [...foreignProduct(known), ...pins(known), ...foreignSources(known)];
  },
};

/** Repositories that offer what is installed, or what apt would install, and are neither the vendor's nor Ubuntu's. */
function foreignProduct({ product, offers, sources }: Origins): readonly Found[] {
  const ubuntu = new Set(sources.filter(({ origin }) => origin === 'Ubuntu').map(({ uri }) => uri));
  const found = product.flatMap(({ package: name, installed, candidate }) => {
    const from = offers.filter(
      (offer) => offer.package === name && [installed, candidate].includes(offer.version),
    );
    // Offered by the vendor or Ubuntu as well: then apt has it from there.
    if (from.some(({ uri }) => VENDOR.test(uri) || ubuntu.has(uri))) return [];
    return from.map(({ version, uri }) => `${name} ${version} ← ${uri}`);
  });
  if (found.length === 0) return [];
  return [
    {
      id: 'product-foreign-origin',
      weight: 'obstacle',
      title: {
        de: 'UCware-Pakete aus fremder Quelle',
        en: 'UCware packages from a foreign source',
      },
      why: {
        de: `${asCodes(found, 3)}. Solche Pakete ersetzt das Upgrade vielleicht nicht, oder sie passen nicht zu Version 5.`,
        en: `${asCodes(found, 3)}. The upgrade may not replace such packages, or they may not fit version 5.`,
      },
      remedy: {
        de: 'Die fremde Quelle entfernen und die Pakete des Herstellers installieren, oder den Hersteller-Support fragen.',
        en: 'Remove the foreign source and install the packages of the vendor, or ask the vendor support.',
      },
    },
  ];
}

function pins({ pins: pinned }: Origins): readonly Found[] {
  const product = pinned.filter(({ package: name }) => /^(ucware|asterisk)/.test(name));
  if (product.length === 0) return [];
  const list = asCodes(product.map(({ package: name, version }) => `${name} → ${version}`));
  return [
    {
      id: 'product-pinned',
      weight: 'obstacle',
      title: { de: 'UCware-Pakete sind angeheftet', en: 'UCware packages are pinned' },
      why: {
        de: `In /etc/apt/preferences festgelegt: ${list}. apt bliebe bei diesen Versionen.`,
        en: `Set in /etc/apt/preferences: ${list}. apt would stay with these versions.`,
      },
      remedy: {
        de: 'Die Einträge aus /etc/apt/preferences und /etc/apt/preferences.d entfernen, dann erneut prüfen.',
        en: 'Remove the entries from /etc/apt/preferences and /etc/apt/preferences.d, then check again.',
      },
    },
  ];
}

function foreignSources({ sources }: Origins): readonly Found[] {
  const foreign = sources.filter(({ uri, origin }) => origin !== 'Ubuntu' && !VENDOR.test(uri));
  const uris = [...new Set(foreign.map(({ uri }) => uri))];
  if (uris.length === 0) return [];
  return [
    {
      id: 'foreign-sources',
      weight: 'warning',
      title: {
        de: `${uris.length} fremde Paketquelle${uris.length > 1 ? 'n' : ''}`,
        en: `${uris.length} foreign package source${uris.length > 1 ? 's' : ''}`,
      },
      why: {
        de: `${uris.slice(0, 5).map(asCode).join(', ')}. Das Upgrade aktualisiert auch, was von dort kommt; der Artikel rechnet nicht damit.`,
        en: `${uris.slice(0, 5).map(asCode).join(', ')}. The upgrade also updates what comes from there; the article does not expect it.`,
      },
      remedy: {
        de: 'Quellen, die nicht mehr gebraucht werden, vor dem Upgrade auskommentieren.',
        en: 'Comment out sources that are no longer needed before the upgrade.',
      },
    },
  ];
}
