import { z } from 'zod';
import { dialled } from '../../../merges/accounts/dialled.ts';
import { readNumbers } from '../../../merges/accounts/read-numbers.ts';
import type { UserRow } from '../../../merges/accounts/user-row.ts';
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
    const rows = ctx.get(accountRows) ?? [];
    const unknown = named(values).filter((name) => asInTable(name, rows).length === 0);
    return rows.length === 0 || unknown.length === 0 ? {} : { critical: notThere(unknown) };
  },
  judge: (answer, ctx) => {
    if (answer.choice === SKIP_PART.id) {
      return pass(leftOutNote(answer), { skips: [FORWARDS.notice, FORWARDS.list] });
    }
    const rows = ctx.get(accountRows) ?? [];
    const first = [...new Set(named(answer.values).flatMap((name) => either(name, rows)))];
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

/** A user name as it was typed, or numbers as they were read from the overview, whatever stands between their digits; none where it is neither. */
function asInTable(name: string, rows: readonly UserRow[]): string[] {
  if (rows.some(({ username }) => username.toLowerCase() === name.toLowerCase())) return [name];
  const meant = readNumbers(name).numbers;
  const known = new Set(rows.flatMap(({ numbers }) => numbers));
  const found = meant.map((number) =>
    known.has(number) ? [number] : [...known].filter((one) => dialled(one) === dialled(number)),
  );
  return found.every(({ length }) => length > 0) ? found.flat() : [];
}

/** Without an overview, and for what a record holds that one does not know, what somebody typed. */
function either(name: string, rows: readonly UserRow[]): string[] {
  const found = asInTable(name, rows);
  return found.length > 0 ? found : [name];
}

function notThere(unknown: readonly string[]): Text {
  const list = quote(unknown.join(', '));
  return {
    de: `Nicht in der Benutzerübersicht: ${list}. Gemeint ist der Benutzername oder eine Nebenstelle.`,
    en: `Not in the user overview: ${list}. The user name or an extension is meant.`,
  };
}
