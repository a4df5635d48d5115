import { words } from '../../../document/words.ts';
import { forwardingNotice } from '../../../merges/accounts/forwarding-texts.ts';
import type { Text } from '../../../run/text.ts';
import { pass } from '../../../run/verdict.ts';
import { confirmation } from '../../../steps/confirmation.ts';
import { leftOutNote, SKIP_PART } from '../../../steps/skip-part.ts';
import { ANNOUNCE, announced } from '../../prepare/announcement.ts';
import { FORWARDS } from './critical.ts';
import { forwardsOf } from './rows.ts';

const FILE: Text = { de: 'rufumleitungen', en: 'forwards' };

export const announceForwards = confirmation({
  id: FORWARDS.notice,
  phase: 'configure',
  title: { de: 'Benutzer an ihre Rufumleitungen erinnert', en: 'Users reminded of their forwards' },
  why: {
    de: 'Ihre Rufumleitungsprofile können nur die Benutzer selbst wieder einschalten, je Rufnummer im UCC-Client.',
    en: 'Only the users themselves can switch their forwarding profiles on again, per number, in the UCC-Client.',
  },
  guide: ['Rufumleitungsprofile für mehrere Rufnummern'],
  ask: (ctx) => ({
    text: {
      de: 'Wissen die Benutzer, dass sie ihre Rufumleitungen neu einschalten müssen? Entwurf:',
      en: 'Do the users know that they have to switch their forwards on again? Draft:',
    },
    notes: [forwardingNotice(forwardsOf(ctx))],
    choices: [...ANNOUNCE.filter(({ id }) => id !== 'abort'), SKIP_PART],
    who: 'operator',
  }),
  // Not everybody reads the language of the channel, and many users read no channel at all.
  notices: (ctx) => {
    const { de, en } = forwardingNotice(forwardsOf(ctx));
    return [
      {
        to: 'thread',
        text: {
          de: 'Der Entwurf auf Deutsch und Englisch, zum Verschicken.',
          en: 'The draft in German and English, to be sent.',
        },
        file: {
          name: `${FILE[ctx.run.language]}-${ctx.server.name}.txt`,
          content: `${words(de)}\n\n-- \n\n${words(en)}\n`,
        },
      },
    ];
  },
  judge: (answer, ctx) =>
    answer.choice === SKIP_PART.id
      ? pass(leftOutNote(answer))
      : announced(answer, forwardingNotice(forwardsOf(ctx))),
});
