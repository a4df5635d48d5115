import { asCodes } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { holds, readHolds } from '../../remote/holds.ts';
import type { Check, Found } from './define-check.ts';

/** Packages that belong to the product or carry it. */
const PRODUCT = /^(ucware|asterisk)/;

export const holdsCheck: Check = {
  id: 'holds',
  title: { de: 'Festgehaltene Pakete', en: 'Held packages' },
  readings: () => [reading(holds, readHolds())],
  judge: (facts) => {
    const held = facts.need(holds);
    const product = held.filter((name) => PRODUCT.test(name));
    const others = held.filter((name) => !PRODUCT.test(name));
    const found: Found[] = [];
    if (product.length > 0) {
      found.push({
        id: 'product-held',
        weight: 'blocker',
        title: { de: 'UCware-Pakete sind festgehalten', en: 'UCware packages are held' },
        why: {
          de: `Festgehalten (\`apt-mark hold\`): ${asCodes(product)}. apt würde sie beim Upgrade auslassen oder ganz abbrechen.`,
          en: `Held (\`apt-mark hold\`): ${asCodes(product)}. apt would leave them out of the upgrade, or stop altogether.`,
        },
        remedy: {
          de: `Klären, wer sie warum festgehalten hat, dann \`sudo apt-mark unhold ${product.join(' ')}\` und erneut prüfen.`,
          en: `Find out who held them and why, then \`sudo apt-mark unhold ${product.join(' ')}\` and check again.`,
        },
      });
    }
    if (others.length > 0) {
      found.push({
        id: 'others-held',
        weight: 'warning',
        title: { de: 'Andere Pakete sind festgehalten', en: 'Other packages are held' },
        why: {
          de: `Festgehalten: ${asCodes(others)}. Sie bleiben auf ihrem Stand; braucht UCware eine neuere Version davon, zeigt das der Plan.`,
          en: `Held: ${asCodes(others)}. They stay as they are; if UCware needs a newer version of one, the plan shows it.`,
        },
        remedy: {
          de: 'Wenn der Grund entfallen ist: `sudo apt-mark unhold PAKET`.',
          en: 'If the reason is gone: `sudo apt-mark unhold PACKAGE`.',
        },
      });
    }
    return found;
  },
};
