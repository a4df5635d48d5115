import { importUsers } from '../../../merges/accounts/import-users.ts';
import { readSuffixes, writeSuffixes } from '../../../merges/accounts/read-suffixes.ts';
import { MergeSettings } from '../../../merges/accounts/settings.ts';
import { learn } from '../../../run/fact.ts';
import type { Answer } from '../../../run/question.ts';
import type { StepContext } from '../../../run/step.ts';
import { joinTexts, type Text } from '../../../run/text.ts';
import { pass } from '../../../run/verdict.ts';
import { field } from '../../../steps/choices.ts';
import { LIST } from '../../../steps/list-step.ts';
import { leftOutNote } from '../../../steps/skip-part.ts';
import { importedText, unlikeBefore } from '../../../steps/table-fields.ts';
import { tableStep } from '../../../steps/table-step.ts';
import { STAY } from '../../../steps/take-over.ts';
import { noted } from '../../counts.ts';
import { countsBefore, overviewSource, userOverviewBefore } from '../../prepare/count-before.ts';
import { asReconsidered, carriedNote } from '../carry-over.ts';
import { carryAccounts } from './carry.ts';
import { accountRows, mergeSettings, STEPS } from './facts.ts';

export const importAccounts = tableStep({
  id: STEPS.overview,
  phase: 'configure',
  title: { de: 'Benutzerübersicht übernommen', en: 'User overview taken over' },
  why: {
    de: 'Bis 4.5 war ein Benutzer mit mehreren Geräten mehrfach angelegt. Aus der Übersicht wird vorgeschlagen, welche Konten zusammengehören.',
    en: 'Up to 4.5 a user with several devices had several accounts. The overview shows which of them seem to belong together.',
  },
  guide: ['Mehrere Geräte und Rufnummern pro Benutzer', 'Benutzer anzeigen'],
  read: importUsers,
  table: 'users',
  label: {
    de: 'Benutzerübersicht (Administration > Benutzer)',
    en: 'User overview (Administration > Benutzer)',
  },
  file: { de: 'benutzer', en: 'users' },
  text: () => ({
    de: 'Der Server ist in Betrieb; das Folgende kann Stunden oder Tage dauern und auf mehrere Personen verteilt werden. Zuerst die Benutzer: Bitte die Übersicht *Administration > Benutzer* übergeben (alle Seiten). Geändert wird dadurch nichts.',
    en: 'The server is in production; what follows may take hours or days and be shared by several people. First the users: please hand in the overview *Administration > Benutzer* (all pages). Nothing is changed by it.',
  }),
  query: (ctx) => ctx.server.tables?.users,
  kept: (ctx) => {
    const text = ctx.get(userOverviewBefore);
    const source = ctx.get(overviewSource) ?? 'table';
    return text === undefined ? undefined : { text, source, label: KEPT };
  },
  fields: (ctx) => [
    field(
      'suffixes',
      'multiline',
      { de: 'Endungen der weiteren Konten', en: 'Suffixes of the further accounts' },
      {
        initial: writeSuffixes(settingsOf(ctx).suffixes, ctx.run.language),
        optional: true,
        hint: {
          de: 'Wie im Beispiel des Herstellers: ralf.ranke, ralf.ranke.d (DECT), ralf.ranke.m (mobil).',
          en: 'As in the vendor’s example: ralf.ranke, ralf.ranke.d (DECT), ralf.ranke.m (mobile).',
        },
      },
    ),
  ],
  checkFields: (values) => {
    const read = readSuffixes(values['suffixes'] ?? '');
    return read.ok ? {} : { suffixes: read.problem };
  },
  choices: (ctx) => ((ctx.get(accountRows) ?? []).length > 0 ? [STAY] : []),
  reconsider: ({ rows }, answer, ctx) =>
    asReconsidered(carryAccounts(rows, settingsIn(answer, ctx), ctx), rows.length, ctx),
  use: (imported, answer, ctx) => {
    const settings = settingsIn(answer, ctx);
    const carried = carryAccounts(imported.rows, settings, ctx);
    const doubts = [
      ...unlikeBefore(imported.rows.length, ctx.get(countsBefore)?.users, noted('users')),
      ...unlikeBefore(imported.rows.length, accountsBefore(ctx), OVERVIEW_BEFORE),
    ];
    return pass(joinTexts([...carriedNote(carried), importedText(imported, doubts)], '\n'), {
      reopens: [{ list: `${STEPS.decide}/${LIST}`, items: carried.again }],
      facts: [learn(accountRows, [...imported.rows]), learn(mergeSettings, settings)],
    });
  },
  otherwise: (answer, ctx) =>
    pass(joinTexts([NO_MERGE, leftOutNote(answer)], ' '), {
      skips: [STEPS.decide, STEPS.snapshot, STEPS.work, STEPS.verify],
      // A table that was taken back must not count any more.
      facts: ctx.get(accountRows) ? [learn(accountRows, [])] : [],
    }),
});

/** How many accounts the overview from before the update has, where there is one. */
function accountsBefore(ctx: StepContext): number | undefined {
  const text = ctx.get(userOverviewBefore);
  if (text === undefined) return undefined;
  return importUsers(text, ctx.get(overviewSource) ?? 'table').rows.length;
}

/** As somebody said before, else as the inventory says, else as in the vendor's example. */
function settingsOf(ctx: StepContext): MergeSettings {
  return ctx.get(mergeSettings) ?? ctx.server.accounts ?? MergeSettings.parse({});
}

/** Only the form asks for suffixes; a table that was kept or read by a query goes by what is known. */
function settingsIn(answer: Answer, ctx: StepContext): MergeSettings {
  const typed = answer.values['suffixes'];
  const read = typed === undefined ? undefined : readSuffixes(typed);
  return { ...settingsOf(ctx), ...(read?.ok ? { suffixes: read.suffixes } : {}) };
}

const OVERVIEW_BEFORE: Text = {
  de: 'Konten in der Übersicht von vor dem Update',
  en: 'Accounts in the overview from before the update',
};
const KEPT: Text = {
  de: 'Übersicht von vor dem Update nehmen',
  en: 'Use the overview from before the update',
};
const NO_MERGE: Text = {
  de: 'Konten werden nicht zusammengeführt.',
  en: 'Accounts are not merged.',
};
