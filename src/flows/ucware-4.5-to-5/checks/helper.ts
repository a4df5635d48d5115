import { ALL_SCRIPTS } from '../../remote/all-scripts.ts';
import { asCode } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { helper, readHelper } from '../../remote/helper.ts';
import { helperDigest } from '../../remote/job-protocol/helper-digest.ts';
import { renderHelper } from '../../remote/job-protocol/render-helper.ts';
import type { Check } from './define-check.ts';

const SHOWN_DIGITS = 12;

/** Only where root commands go through the helper: an old one would refuse a step in the middle of the window. */
export const helperCheck: Check = {
  id: 'helper',
  title: { de: 'Hilfsprogramm auf dem Server', en: 'Helper on the server' },
  readings: (server) => (server.sudo === 'helper' ? [reading(helper, readHelper())] : []),
  judge: (facts, server) => {
    if (server.sudo !== 'helper') return [];
    const installed = facts.need(helper);
    const expected = helperDigest(renderHelper(ALL_SCRIPTS));
    if (installed === expected) return [];
    return [
      {
        id: 'helper-outdated',
        weight: 'blocker',
        title: { de: 'Das Hilfsprogramm ist veraltet', en: 'The helper is outdated' },
        why: {
          de: `Installiert ist ${asCode(installed.slice(0, SHOWN_DIGITS))}, dieser Bot braucht ${asCode(expected.slice(0, SHOWN_DIGITS))} (Anfang der SHA-256-Summen). Ein Schritt des Upgrades könnte mittendrin abgelehnt werden.`,
          en: `Installed is ${asCode(installed.slice(0, SHOWN_DIGITS))}, this bot needs ${asCode(expected.slice(0, SHOWN_DIGITS))} (start of the SHA-256 digests). A step of the upgrade might be refused in the middle.`,
        },
        remedy: {
          de: 'Das Hilfsprogramm dieses Bots und die Zeile für sudoers neu einrichten (docs/operations.md), dann erneut prüfen.',
          en: 'Install the helper of this bot and its line for sudoers again (docs/operations.md), then check again.',
        },
      },
    ];
  },
};
