import { z } from 'zod';
import { importUsers } from '../../merges/accounts/import-users.ts';
import type { TableSource } from '../../merges/table/import-table.ts';
import { describeProblems } from '../../merges/table/import-texts.ts';
import { mysqlRoot } from '../../remote/mysql-root.ts';
import { queryTable } from '../../remote/table-query.ts';
import type { Probe } from '../../run/action.ts';
import { defineFact, learn } from '../../run/fact.ts';
import type { Answer, Choice } from '../../run/question.ts';
import { defineStep, type StepContext } from '../../run/step.ts';
import { joinTexts, type Text } from '../../run/text.ts';
import { ask, type Notice, pass, type Verdict } from '../../run/verdict.ts';
import { yes } from '../../steps/choices.ts';
import { asRead, queryFailed } from '../../steps/queried-table.ts';
import {
  checkTable,
  givenTable,
  importedText,
  tableFields,
  unlikeBefore,
} from '../../steps/table-fields.ts';
import { COUNTS, countFields, describeCounts, noted, readCounts } from '../counts.ts';
import { BEFORE } from './count-before-texts.ts';

/** The counts of 4.5, and the user overview as somebody pasted it: compared with version 5 at the end. */
export const countsBefore = defineFact('counts-before', COUNTS);
export const userOverviewBefore = defineFact('user-overview-before', z.string());
/** What wrote that overview. */
export const overviewSource = defineFact('user-overview-source', z.enum(['table', 'mysql']));

const ANSWER = 'answer';
const QUERY = 'query';

export const countBefore = defineStep<readonly Probe<string>[]>({
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
  interruptible: true,
  changes: false,
  check: ({ values }) => checkTable('overview', values, importUsers, false),
  run: (ctx) => {
    const query = ctx.server.tables?.users;
    return ctx.answer(ANSWER)?.choice === QUERY && query !== undefined ? [queryTable(query)] : [];
  },
  judge: ([answered], ctx) => {
    const answer = ctx.answer(ANSWER);
    if (!answer) return question(ctx);
    if (answer.choice === 'none') return pass(BEFORE.none);
    if (answer.choice === QUERY) {
      const text = answered ?? '';
      const notice = asRead(text, BEFORE.file, ctx);
      const { usable, problems } = importUsers(text, 'mysql');
      return usable
        ? withOverview(answer, { text, source: 'mysql', notice })
        : question(ctx, describeProblems(problems), [notice]);
    }
    const text = givenTable('overview', answer.values)?.text;
    if (text === undefined) {
      const counts = readCounts(answer.values);
      return pass(describeCounts(counts), { facts: [learn(countsBefore, counts)] });
    }
    const name = `${BEFORE.file[ctx.run.language]}-${ctx.server.name}.csv`;
    const notice: Notice = { to: 'thread', text: BEFORE.kept, file: { name, content: text } };
    return withOverview(answer, { text, source: 'table', notice });
  },
  onFailure: ({ found }, ctx) => question(ctx, queryFailed(found)),
});

/** Whether the query can be asked is known from the scan: it logs in as the upgrade will, which 4.5 often does not allow yet. */
function question(ctx: StepContext, complaint?: Text, notices: readonly Notice[] = []): Verdict {
  const wanted = ctx.server.tables?.users !== undefined;
  const possible = wanted && ctx.get(mysqlRoot)?.socketLoginBare === true;
  const queried: Choice[] = possible
    ? [{ id: QUERY, label: BEFORE.query, fields: countFields() }]
    : [];
  const text = joinTexts(
    [BEFORE.text, BEFORE.advice, ...(wanted && !possible ? [BEFORE.notYet] : [])],
    '\n',
  );
  return ask(
    {
      id: ANSWER,
      kind: 'choice',
      text,
      ...(complaint ? { complaint } : {}),
      choices: [
        yes(BEFORE.enter, [...countFields(), ...tableFields('overview', BEFORE.overview, 'users')]),
        ...queried,
        { id: 'none', label: BEFORE.doNot },
      ],
      who: 'operator',
    },
    { notices },
  );
}

interface Overview {
  readonly text: string;
  readonly source: TableSource;
  readonly notice: Notice;
}

function withOverview(answer: Answer, { text, source, notice }: Overview): Verdict {
  const counts = readCounts(answer.values);
  const imported = importUsers(text, source);
  const doubts = unlikeBefore(imported.rows.length, counts.users, noted('users'));
  const note = joinTexts([describeCounts(counts), importedText(imported, doubts)], '\n');
  return pass(note, {
    facts: [
      learn(countsBefore, counts),
      learn(userOverviewBefore, text),
      learn(overviewSource, source),
    ],
    notices: [notice],
  });
}
