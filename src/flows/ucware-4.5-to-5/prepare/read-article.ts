import { pass } from '../../run/verdict.ts';
import { POSTPONE, yes } from '../../steps/choices.ts';
import { confirmation, who } from '../../steps/confirmation.ts';

const ARTICLE = 'https://wiki.ucware.com/installationshandbuch/update_v5';

export const readArticle = confirmation({
  id: 'read-article',
  phase: 'prepare',
  title: { de: 'Artikel des Herstellers gelesen', en: 'Vendor’s article read' },
  why: {
    de: 'Der Hersteller verlangt, dass seine Hinweise vor dem Update vollständig gelesen werden.',
    en: 'The vendor asks that all of its notes are read before the update begins.',
  },
  guide: ['UCware Server auf Version 5 aktualisieren', 'Hinweise zur Kompatibilität'],
  ask: () => ({
    text: {
      de: `Haben Sie den Artikel „UCware Server auf Version 5 aktualisieren“ vollständig gelesen? ${ARTICLE}`,
      en: `Have you read the whole article “UCware Server auf Version 5 aktualisieren”? ${ARTICLE}`,
    },
    notes: [
      {
        de: 'Wesentliche Funktionen wurden überarbeitet; gewohnte Nutzungskonzepte sind nicht immer eins zu eins übertragbar. Im Zweifel vorher den Hersteller-Support fragen, ob das Update zu empfehlen ist.',
        en: 'Essential functions were reworked; familiar ways of use do not always carry over one to one. In doubt ask the vendor’s support first whether the update is advisable.',
      },
    ],
    choices: [yes({ de: 'Gelesen', en: 'Read' }), POSTPONE],
    who: 'operator',
  }),
  judge: (answer) => pass({ de: `Gelesen von ${who(answer)}.`, en: `Read by ${who(answer)}.` }),
});
