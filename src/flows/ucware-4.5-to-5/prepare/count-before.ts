import { z } from 'zod';
import { importUsers } from '../../merges/accounts/import-users.ts';
import { defineFact, learn } from '../../run/fact.ts';
import { joinTexts, type Text } from '../../run/text.ts';
import { pass } from '../../run/verdict.ts';
import { yes } from '../../steps/choices.ts';
import { confirmation } from '../../steps/confirmation.ts';
import {
  checkTable,
  givenTable,
  importedText,
  tableFields,
  unlikeBefore,
} from '../../steps/table-fields.ts';
import { COUNTS, countFields, describeCounts, noted, readCounts } from '../counts.ts';

/** The counts of 4.5, and the user overview as somebody pasted it: compared with version 5 at the end. */
export const countsBefore = defineFact('counts-before', COUNTS);
export const userOverviewBefore = defineFact('user-overview-before', z.string());

export const countBefore = confirmation({
  id: 'count-before',
  phase: 'prepare',
  title: {
    de: 'Benutzerübersicht und Anzahlen festgehalten',
    en: 'User overview and counts noted',
  },
  why: {
    de: 'Nach dem Update zeigt die Hauptseite des Admin-Clients Anzahlen; nur mit den alten lässt sich vergleichen.',
    en: 'After the update the main page of the Admin client shows counts; comparing needs the old ones.',
  },
  guide: ['Benutzer anzeigen', 'Nicht mehr benötigte Benutzer löschen'],
  ask: () => ({
    text: {
      de: 'Wie viele Benutzer, Warteschlangen, Faxe … sind jetzt in 4.5 eingerichtet? Die Benutzerübersicht können Sie mit einfügen (Benutzername, Vorname, Nachname, Nebenstellen).',
      en: 'How many users, queues, faxes … exist now in 4.5? You can paste the user overview as well (Benutzername, Vorname, Nachname, Nebenstellen).',
    },
    notes: [
      {
        de: 'Der Hersteller rät, Rufnummern vor dem Löschen von Benutzern zu notieren oder einen Screenshot zu machen: Hier steht es, bis es gebraucht wird.',
        en: 'The vendor advises to note numbers, or take a screenshot, before users are deleted: here they stay until they are needed.',
      },
    ],
    choices: [
      yes({ de: 'Eintragen …', en: 'Enter …' }, [
        ...countFields(),
        ...tableFields('overview', OVERVIEW),
      ]),
      { id: 'none', label: { de: 'Nicht vergleichen', en: 'Do not compare' } },
    ],
    who: 'operator',
  }),
  check: ({ values }) => checkTable('overview', values, importUsers, false),
  judge: (answer, ctx) => {
    if (answer.choice === 'none') {
      return pass({
        de: 'Keine Anzahlen festgehalten; ein Vergleich nach dem Update ist nicht möglich.',
        en: 'No counts noted; there will be nothing to compare with after the update.',
      });
    }
    const counts = readCounts(answer.values);
    const overview = givenTable('overview', answer.values)?.text;
    if (overview === undefined) {
      return pass(describeCounts(counts), { facts: [learn(countsBefore, counts)] });
    }
    const imported = importUsers(overview);
    const doubts = unlikeBefore(imported.rows.length, counts.users, noted('users'));
    const note = joinTexts([describeCounts(counts), importedText(imported, doubts)], '\n');
    return pass(note, {
      facts: [learn(countsBefore, counts), learn(userOverviewBefore, overview)],
      notices: [
        {
          to: 'thread',
          text: KEPT,
          file: { name: `${FILE[ctx.run.language]}-${ctx.server.name}.csv`, content: overview },
        },
      ],
    });
  },
});

const FILE: Text = { de: 'benutzer-vorher', en: 'users-before' };
const OVERVIEW: Text = {
  de: 'Benutzerübersicht (Administration > Benutzer)',
  en: 'User overview (Administration > Benutzer)',
};
const KEPT: Text = {
  de: 'Die Benutzerübersicht von vor dem Update, wie sie übergeben wurde. Sie enthält Namen und Rufnummern.',
  en: 'The user overview from before the update, as it was handed in. It contains names and numbers.',
};
