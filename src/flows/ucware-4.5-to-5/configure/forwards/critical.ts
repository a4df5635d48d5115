import { z } from 'zod';
import { defineFact, learn } from '../../../run/fact.ts';
import { pass } from '../../../run/verdict.ts';
import { field, yes } from '../../../steps/choices.ts';
import { confirmation, who } from '../../../steps/confirmation.ts';
import { leftOutNote, SKIP_PART } from '../../../steps/skip-part.ts';

/** Accounts or numbers whose forwards come first, as somebody named them. */
export const criticalForwards = defineFact('critical-forwards', z.array(z.string()));

/** Ids of the steps about forwarding profiles. */
export const FORWARDS = {
  critical: 'forwards-critical',
  notice: 'forwards-notice',
  list: 'forwards',
} as const;

export const nameCriticalForwards = confirmation({
  id: FORWARDS.critical,
  phase: 'configure',
  title: { de: 'Geschäftskritische Rufumleitungen', en: 'Business-critical forwards' },
  why: {
    de: 'Nach dem Update sind alle Rufumleitungsprofile inaktiv. Nachtschaltung, Feiertage und Zentrale sollen zuerst wieder gelten.',
    en: 'After the update all forwarding profiles are inactive. Night service, holidays and reception should work again first.',
  },
  guide: ['Rufumleitungsprofile für mehrere Rufnummern'],
  ask: () => ({
    text: {
      de: 'Für wen gelten geschäftskritische Rufumleitungen (Nachtschaltung, Feiertage, Zentrale, Bereitschaft)?',
      en: 'For whom are there business-critical forwards (night service, holidays, reception, on-call duty)?',
    },
    choices: [
      yes({ de: 'Eintragen …', en: 'Enter …' }, [
        field(
          'critical',
          'multiline',
          { de: 'Benutzername oder Rufnummer, je Zeile', en: 'User name or number, one a line' },
          { optional: true },
        ),
      ]),
      SKIP_PART,
    ],
    who: 'operator',
  }),
  judge: (answer) => {
    if (answer.choice === SKIP_PART.id) {
      return pass(leftOutNote(answer), { skips: [FORWARDS.notice, FORWARDS.list] });
    }
    const named = (answer.values['critical'] ?? '')
      .split(/[\n,;]/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    return pass(
      {
        de: `${named.length} zuerst, genannt von ${who(answer)}.`,
        en: `${named.length} come first, named by ${who(answer)}.`,
      },
      { facts: [learn(criticalForwards, named)] },
    );
  },
});
