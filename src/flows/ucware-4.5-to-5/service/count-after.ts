import { joinTexts, type Text } from '../../run/text.ts';
import { pass } from '../../run/verdict.ts';
import { accept, yes } from '../../steps/choices.ts';
import { confirmation } from '../../steps/confirmation.ts';
import { compareCounts, countFields, describeCounts, readCounts } from '../counts.ts';
import { countsBefore } from '../prepare/count-before.ts';

export const countAfter = confirmation({
  id: 'count-after',
  phase: 'service',
  title: { de: 'Hauptseite mit vorher verglichen', en: 'Main page compared with before' },
  why: {
    de: 'Fehlende Benutzer, Faxe oder Warteschlangen sollen auffallen, bevor jemand sie vermisst.',
    en: 'Missing users, faxes or queues should be noticed before somebody misses them.',
  },
  guide: ['Admin-Client starten'],
  ask: () => ({
    text: {
      de: 'Welche Anzahlen zeigt die *Hauptseite* des Admin-Clients?',
      en: 'Which counts does the main page (*Hauptseite*) of the Admin client show?',
    },
    choices: [
      yes({ de: 'Eintragen …', en: 'Enter …' }, countFields()),
      accept({ de: 'Nicht vergleichen …', en: 'Do not compare …' }),
    ],
    who: 'operator',
  }),
  judge: (answer, ctx) => {
    if (answer.choice === 'accept') {
      return pass({ de: 'Nicht verglichen.', en: 'Not compared.' });
    }
    const after = readCounts(answer.values);
    const before = ctx.get(countsBefore);
    if (!before) return pass(describeCounts(after));
    const differences = compareCounts(before, after);
    if (differences.length === 0) {
      const same: Text = { de: 'Wie vorher: ', en: 'As before: ' };
      return pass(joinTexts([same, describeCounts(after)], ''));
    }
    const list = joinTexts(differences, '; ');
    return {
      complaint: {
        de: `Anders als vor dem Update: ${list.de}. Bitte nachsehen und neu eintragen, oder von einer freigebenden Person hinnehmen lassen.`,
        en: `Not as before the update: ${list.en}. Please look and enter again, or have an approver accept it.`,
      },
    };
  },
});
