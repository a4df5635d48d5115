import { goneNumbers } from '../../../merges/accounts/held-numbers.ts';
import { importUsers } from '../../../merges/accounts/import-users.ts';
import type { NumberChange } from '../../../merges/accounts/number-changes.ts';
import { readSuffixes, writeSuffixes } from '../../../merges/accounts/read-suffixes.ts';
import { MergeSettings } from '../../../merges/accounts/settings.ts';
import type { UserRow } from '../../../merges/accounts/user-row.ts';
import { learn } from '../../../run/fact.ts';
import type { Answer } from '../../../run/question.ts';
import type { StepContext } from '../../../run/step.ts';
import { joinTexts, type Text } from '../../../run/text.ts';
import { pass } from '../../../run/verdict.ts';
import { field } from '../../../steps/choices.ts';
import { said as stated, who } from '../../../steps/confirmation.ts';
import { LIST } from '../../../steps/list-step.ts';
import { leftOutNote } from '../../../steps/skip-part.ts';
import { importedText, unlikeBefore } from '../../../steps/table-fields.ts';
import { tableStep } from '../../../steps/table-step.ts';
import { STAY, saidTo } from '../../../steps/take-over.ts';
import { noted } from '../../counts.ts';
import { countsBefore, overviewSource, userOverviewBefore } from '../../prepare/count-before.ts';
import { carriedNote } from '../carry-over.ts';
import { carryAccounts } from './carry.ts';
import {
  accountRows,
  mergeSettings,
  numbersBefore,
  overviewBeforeWrong,
  STEPS,
  wrongOverviews,
} from './facts.ts';
import { numberFindings } from './number-findings.ts';
import { changedByUpdate, comesFirst, numbersKnown } from './number-news.ts';
import { changeBullets, changeFile } from './number-texts.ts';
import { overviewBefore } from './overview-before.ts';
import { reconsiderAccounts, WRONG_TABLE } from './reconsider.ts';

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
    return text === undefined || ctx.get(overviewBeforeWrong)
      ? undefined
      : { text, source, label: KEPT };
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
  reconsider: ({ rows }, answer, ctx) => reconsiderAccounts(rows, settingsIn(answer, ctx), ctx),
  use: (imported, answer, ctx) => {
    const { rows } = imported;
    const settings = settingsIn(answer, ctx);
    const taken = saidTo(answer, ctx);
    const wrong = taken?.choice === WRONG_TABLE;
    const known = numbersKnown(ctx, wrong);
    const carried = carryAccounts(rows, settings, known, ctx);
    const beforeWasWrong = wrong && comesFirst(ctx);
    const left = wrong ? leftBehind(rows, ctx) : [];
    const tables = [
      ...(ctx.get(wrongOverviews) ?? []),
      ...(wrong ? [calledWrong(taken, left)] : []),
    ];
    const changes = beforeWasWrong ? [] : changedByUpdate(rows, ctx);
    const gone = goneNumbers(known, rows).map((one) => ({ ...one, to: [] }));
    const doubts = [
      ...unlikeBefore(rows.length, ctx.get(countsBefore)?.users, noted('users')),
      ...(beforeWasWrong
        ? []
        : unlikeBefore(rows.length, overviewBefore(ctx)?.length, OVERVIEW_BEFORE)),
      ...(gone.length > 0 ? [STAYS_OPEN, ...changeBullets(gone)] : []),
    ];
    return pass(joinTexts([...carriedNote(carried), importedText(imported, doubts)], '\n'), {
      reopens: [{ list: `${STEPS.decide}/${LIST}`, items: carried.again }],
      findings: numberFindings(changes, tables),
      notices: changeFile([...left, ...gone, ...changes.filter(({ to }) => to.length > 0)], ctx),
      facts: [
        learn(accountRows, [...rows]),
        learn(mergeSettings, settings),
        ...(known.length > 0 || ctx.get(numbersBefore) ? [learn(numbersBefore, [...known])] : []),
        ...(beforeWasWrong ? [learn(overviewBeforeWrong, true)] : []),
        ...(wrong ? [learn(wrongOverviews, tables)] : []),
      ],
    });
  },
  otherwise: (answer, ctx) =>
    pass(joinTexts([NO_MERGE, leftOutNote(answer)], ' '), {
      skips: [STEPS.decide, STEPS.snapshot, STEPS.work, STEPS.verify],
      // A table that was taken back must not count any more; its numbers still do, should another one be handed in.
      facts: ctx.get(accountRows)
        ? [learn(accountRows, []), learn(numbersBefore, [...numbersKnown(ctx, false)])]
        : [],
    }),
});

/** Numbers that vanish with a table somebody called wrong: nobody has to give them up. */
function leftBehind(rows: readonly UserRow[], ctx: StepContext): readonly NumberChange[] {
  const counts = new Set(numbersKnown(ctx, true).map(({ number }) => number));
  return goneNumbers(numbersKnown(ctx, false), rows)
    .filter(({ number }) => !counts.has(number))
    .map((one) => ({ ...one, to: [] }));
}

/** Who said so and why, with the numbers that are let go by it. */
function calledWrong(said: Answer, left: readonly NumberChange[]): Text {
  const reason = stated(said, 'reason');
  const head = {
    de: `${who(said)}: „${reason}“ Deshalb muss niemand aufgeben, was nur in dieser Übersicht stand:`,
    en: `${who(said)}: “${reason}” So nobody has to give up what only that overview had:`,
  };
  return joinTexts([head, ...changeBullets(left)], '\n');
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

const STAYS_OPEN: Text = {
  de: '*Achtung:* Diese Nummern aus früheren Übersichten stehen bei keinem Konto mehr und sind Punkte der Liste:',
  en: '*Note:* These numbers of earlier overviews are on no account any more, and are points of the list:',
};
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
