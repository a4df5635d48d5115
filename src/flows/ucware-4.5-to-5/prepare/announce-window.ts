import type { StepContext } from '../../run/step.ts';
import { moment, type Text } from '../../run/text.ts';
import { confirmation } from '../../steps/confirmation.ts';
import { ANNOUNCE, announced } from './announcement.ts';
import { window } from './window.ts';

export const announceWindow = confirmation({
  id: 'announce-window',
  phase: 'prepare',
  title: { de: 'Benutzer über den Zeitraum informiert', en: 'Users told about the window' },
  why: {
    de: 'Alle betroffenen Benutzer sollen wissen, wann die Telefone aus sind.',
    en: 'Everybody concerned should know when the telephones are off.',
  },
  guide: ['Vorbereitung'],
  ask: (ctx) => ({
    text: {
      de: 'Sind alle betroffenen Benutzer über den Zeitraum informiert? Entwurf:',
      en: 'Have all users concerned been told about the window? Draft:',
    },
    notes: [draft(ctx)],
    choices: [...ANNOUNCE],
    who: 'operator',
  }),
  judge: (answer, ctx) => announced(answer, draft(ctx)),
});

function draft(ctx: StepContext): Text {
  return windowNotice(ctx.need(window));
}

/** What users should know of a window. */
export function windowNotice(agreed: { readonly start: string; readonly minutes: number }): Text {
  const at = moment(agreed.start);
  return {
    de: `:telephone_receiver: *Wartung der Telefonanlage*\nAb ${at} wird die Telefonanlage auf UCware 5 aktualisiert. In diesem Zeitraum (${agreed.minutes} Minuten) kann zeitweise nicht telefoniert werden, auch nicht im Notfall: Bitte halten Sie ein Mobiltelefon bereit.`,
    en: `:telephone_receiver: *Maintenance of the telephone system*\nFrom ${at} the telephone system is upgraded to UCware 5. During this window (${agreed.minutes} minutes) there are times when no calls are possible, not even in an emergency: please keep a mobile phone at hand.`,
  };
}
