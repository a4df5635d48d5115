import type { Text } from '../../run/text.ts';
import type { ConffileClass } from './classify.ts';

/** The classes as people read them, in the order in which they matter to them. */
export const CLASS_NAMES: Readonly<Record<ConffileClass, Text>> = {
  conflict: { de: 'Konflikt (beide Seiten geändert)', en: 'conflict (both sides changed)' },
  deleted: { de: 'von Ihnen gelöscht', en: 'deleted by you' },
  unpredictable: { de: 'nicht vorhersagbar', en: 'cannot be predicted' },
  replaced: {
    de: 'vom Paket ohne Frage ersetzt',
    en: 'replaced by the package without a question',
  },
  'only-local': { de: 'nur von Ihnen geändert', en: 'changed only by you' },
  'same-change': { de: 'beide Seiten gleich geändert', en: 'same change on both sides' },
  'only-upstream': { de: 'nur vom Hersteller geändert', en: 'changed only by the vendor' },
  new: { de: 'neu', en: 'new' },
  obsolete: { de: 'vom Hersteller nicht mehr geliefert', en: 'no longer shipped by the vendor' },
  unchanged: { de: 'unverändert', en: 'unchanged' },
};
