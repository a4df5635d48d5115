import { FAMILY_NAMES } from '../../remote/device-family.ts';
import { type Devices, devices } from '../../remote/devices.ts';
import { quote, type Text } from '../../run/text.ts';
import { pass } from '../../run/verdict.ts';
import { accept, no, POSTPONE } from '../../steps/choices.ts';
import { confirmation, said, who } from '../../steps/confirmation.ts';

const LIST = Object.values(FAMILY_NAMES).join('\n• ');

/** How many user agents stand beside the question; the rest is counted. */
const SHOWN_AGENTS = 5;

export const askAboutDevices = confirmation({
  id: 'unsupported-devices',
  phase: 'prepare',
  title: { de: 'Geräte geprüft', en: 'Devices checked' },
  why: {
    de: 'Geräte dieser Hersteller unterstützt Version 5 nicht oder noch nicht; wer sie weiter nutzen will, soll vorerst verzichten.',
    en: 'Version 5 does not, or not yet, support devices of these makers; who wants to go on using them should wait.',
  },
  guide: ['Hardware und Software'],
  ask: (ctx) => ({
    text: {
      de: `Sollen Geräte eines dieser Hersteller weiter mit UCware genutzt werden?\n• ${LIST}\nGigaset DECT wird ab UCware 5.1.1 wieder unterstützt; welche Version 5 das Repository anbietet, steht in den Befunden.`,
      en: `Are devices of one of these makers to be used with UCware in future?\n• ${LIST}\nGigaset DECT is supported again from UCware 5.1.1; the findings say which version 5 the repository offers.`,
    },
    evidence: evidence(ctx.get(devices)),
    choices: [
      no({ de: 'Nein', en: 'No' }, seenNevertheless(ctx.get(devices))),
      accept({ de: 'Ja, Ausfall wird hingenommen …', en: 'Yes, the loss is accepted …' }),
      POSTPONE,
    ],
    who: 'operator',
  }),
  judge: (answer, ctx) =>
    answer.choice === 'accept'
      ? pass({
          de: `Nicht unterstützte Geräte sind im Einsatz, der Ausfall wird hingenommen: ${said(answer, 'reason')}`,
          en: `Unsupported devices are in use and their loss is accepted: ${said(answer, 'reason')}`,
        })
      : pass({
          de: `Solche Geräte sollen nicht weiter genutzt werden, laut ${who(answer)}. Bei der Prüfung angemeldet: ${unsupported(ctx.get(devices)) || 'keine gesehen'}.`,
          en: `Such devices are not to be used in future, says ${who(answer)}. Registered at the check: ${unsupported(ctx.get(devices)) || 'none seen'}.`,
        }),
});

/** Devices of the list that were registered: `Gigaset DECT: 1`; empty when there were none. */
function unsupported(seen: Devices | undefined): string {
  return (seen?.families ?? [])
    .map(({ family, count }) => `${FAMILY_NAMES[family]}: ${count}`)
    .join(', ');
}

/** A no against what the bot has seen is asked about once more. */
function seenNevertheless(seen: Devices | undefined): Text | undefined {
  const found = unsupported(seen);
  if (found === '') return undefined;
  return {
    de: `Angemeldet sind gerade solche Geräte (${found}). Sie werden mit Version 5 nicht mehr telefonieren. Wirklich „Nein“?`,
    en: `Such devices are registered right now (${found}). They will not work with version 5. Really “No”?`,
  };
}

/** What the server can tell. A telephone that is switched off is not registered, so this is a hint and no proof. */
function evidence(seen: Devices | undefined): Text[] {
  if (!seen?.asked) {
    return [
      {
        de: 'Am Server ließ sich nicht nachsehen, welche Geräte angemeldet sind; es zählt Ihre Auskunft.',
        en: 'The server could not tell which devices are registered; it is your word that counts.',
      },
    ];
  }
  const found = unsupported(seen);
  const agents = seen.userAgents
    .slice(0, SHOWN_AGENTS)
    .map(({ agent, count }) => `${quote(agent)} (${count})`)
    .join(', ');
  const more = seen.userAgents.length - SHOWN_AGENTS;
  return [
    {
      de: `Gerade angemeldet: ${seen.registered} Geräte. Davon nicht unterstützt: ${found || 'keine gesehen'}.`,
      en: `Registered right now: ${seen.registered} devices. Not supported among them: ${found || 'none seen'}.`,
    },
    {
      de: `So melden sie sich: ${agents || 'ohne Angabe'}${more > 0 ? ` und ${more} weitere` : ''}.`,
      en: `They call themselves: ${agents || 'nothing'}${more > 0 ? ` and ${more} more` : ''}.`,
    },
  ];
}
