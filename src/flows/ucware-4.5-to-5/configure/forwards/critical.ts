import { z } from 'zod';
import { defineFact, learn } from '../../../run/fact.ts';
import type { StepContext } from '../../../run/step.ts';
import { quote, type Text } from '../../../run/text.ts';
import { pass } from '../../../run/verdict.ts';
import { field, yes } from '../../../steps/choices.ts';
import { confirmation, who } from '../../../steps/confirmation.ts';
import { leftOutNote, SKIP_PART } from '../../../steps/skip-part.ts';
import { decisionsIn } from '../accounts/decide.ts';
import { accountRows, NEW_OVERVIEW, STEPS } from '../accounts/facts.ts';
import { ticksIn } from '../accounts/work.ts';
import { anotherTable, restsOnIt, startsOver } from '../start-over.ts';

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
  ask: (ctx) => ({
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
      // What rests on the overview cannot be opened again from here: then there is nothing to offer.
      ...(restsOn(ctx).length === 0
        ? [anotherTable(NEW_OVERVIEW, [...Object.values(STEPS), FORWARDS.critical])]
        : []),
      SKIP_PART,
    ],
    who: 'operator',
  }),
  check: ({ choice, values }, ctx) => {
    if (choice === SKIP_PART.id) return {};
    if (startsOver(choice)) return restsOnIt(restsOn(ctx), TOO_LATE);
    const known = knownNames(ctx);
    const unknown = named(values).filter((name) => !known.has(name.toLowerCase()));
    return known.size === 0 || unknown.length === 0 ? {} : { critical: notThere(unknown) };
  },
  judge: (answer) => {
    if (answer.choice === SKIP_PART.id) {
      return pass(leftOutNote(answer), { skips: [FORWARDS.notice, FORWARDS.list] });
    }
    const first = named(answer.values);
    return pass(comeFirst(first, who(answer)), {
      facts: [learn(criticalForwards, first)],
    });
  },
});

/** One is named itself: nobody can say of it whether it is an account or a number. */
function comeFirst(first: readonly string[], by: string): Text {
  const [only = '', ...others] = first.map(quote);
  if (first.length === 0)
    return {
      de: `${by} hat keine geschäftskritischen Rufumleitungen genannt.`,
      en: `${by} has named no business-critical forwards.`,
    };
  if (others.length === 0)
    return {
      de: `Zuerst kommen die Rufumleitungen von ${only}, genannt von ${by}. Ist das eine Nummer, die inzwischen ein anderes Konto hat, kommt dieses zuerst.`,
      en: `The forwards of ${only} come first, named by ${by}. If that is a number which another account has by now, that account comes first.`,
    };
  return {
    de: `Zuerst kommen die Rufumleitungen von ${first.length} Konten oder Nummern, genannt von ${by}. Hat eine der Nummern inzwischen ein anderes Konto, kommt dieses zuerst.`,
    en: `The forwards of ${first.length} accounts or numbers come first, named by ${by}. Where another account has one of the numbers by now, that account comes first.`,
  };
}

const TOO_LATE: Text = {
  de: 'Von hier aus lässt sich das nicht mehr öffnen; was noch zu ändern ist, bitte im Admin-Client ändern.',
  en: 'From here that cannot be opened again; please change what is still to be changed in the Admin client.',
};

function restsOn(ctx: StepContext): Text[] {
  return [...decisionsIn(ctx), ...ticksIn(ctx)];
}

function named(values: Readonly<Record<string, string>>): string[] {
  return (values['critical'] ?? '')
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Names and numbers of the overview in small letters; empty where nobody has handed one in. */
function knownNames(ctx: StepContext): Set<string> {
  const rows = ctx.get(accountRows) ?? [];
  return new Set(rows.flatMap(({ username, numbers }) => [username.toLowerCase(), ...numbers]));
}

function notThere(unknown: readonly string[]): Text {
  const list = quote(unknown.join(', '));
  return {
    de: `Nicht in der Benutzerübersicht: ${list}. Gemeint ist der Benutzername oder eine Nebenstelle, wie sie dort stehen.`,
    en: `Not in the user overview: ${list}. The user name or an extension is meant, as they stand there.`,
  };
}
