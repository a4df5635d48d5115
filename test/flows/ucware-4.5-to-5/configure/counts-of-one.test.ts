import { expect, it } from 'vitest';
import { importUsers } from '../../../../src/flows/merges/accounts/import-users.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import { importFaxes } from '../../../../src/flows/merges/fax/import-faxes.ts';
import { importGroups } from '../../../../src/flows/merges/fax/import-groups.ts';
import { learn } from '../../../../src/flows/run/fact.ts';
import type { Step } from '../../../../src/flows/run/step.ts';
import type { Verdict } from '../../../../src/flows/run/verdict.ts';
import { itemsOf } from '../../../../src/flows/run/worklist.ts';
import { decideMerges } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/decide.ts';
import {
  accountRows,
  mergeSettings,
} from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/facts.ts';
import { offerSnapshot } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/snapshot.ts';
import { verifyAccounts } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/verify.ts';
import { decideFaxGroups } from '../../../../src/flows/ucware-4.5-to-5/configure/fax/decide.ts';
import { faxRows, groupRows } from '../../../../src/flows/ucware-4.5-to-5/configure/fax/facts.ts';
import { verifyFax } from '../../../../src/flows/ucware-4.5-to-5/configure/fax/verify.ts';
import { reactivateForwards } from '../../../../src/flows/ucware-4.5-to-5/configure/forwards/list.ts';
import { asked, contextOf, judged } from '../../steps/a-context.ts';

const BEFORE =
  'Benutzername;Vorname;Nachname;Nebenstellen;Rufumleitungsprofile\niris;Iris;Immsee;417;x';
const TWO = `${BEFORE}\niris.d;Iris;Immsee;4171;`;
const GROUPS = 'Id;Titel;Name;Typ\n1;Lager;lager;user';
const facts = [
  learn(accountRows, [...importUsers(TWO).rows]),
  learn(mergeSettings, MergeSettings.parse({})),
  learn(faxRows, [...importFaxes('Id;Name;Nebenstelle\n7;Fax Lager;404').rows]),
  learn(groupRows, [...importGroups(GROUPS).rows]),
];
const allOf = (step: Step) =>
  Object.fromEntries(
    itemsOf(step.worklist?.(contextOf(step.id, { facts })) ?? { sections: [] }).map(({ id }) => [
      id,
      { choice: 'accept' },
    ]),
  );
const entries = {
  'accounts-decide/list': allOf(decideMerges),
  'fax-decide/list': allOf(decideFaxGroups),
};

/** Everything a verdict says. */
function said(verdict: Verdict): string {
  if (verdict.verdict === 'pass') return `${verdict.note.de}\n${verdict.note.en}`;
  const { text, complaint } = asked(verdict);
  return [text, complaint].map((one) => `${one?.de}\n${one?.en}`).join('\n');
}

const given = (table: string) => ({ table: { choice: 'give', values: { table } } });

it.each<[string, Step, object, string, string]>([
  ['before the deletion', offerSnapshot, {}, 'Gleich zu löschen: 1 Konto.', 'deleted: 1 account.'],
  [
    'once all is done',
    verifyAccounts,
    { answers: given(BEFORE.replace('417', '417, 4171')) },
    'Die Zusammenführung ist wie entschieden.',
    'The merge is as decided.',
  ],
  [
    'while nothing is done',
    verifyAccounts,
    { answers: given(TWO) },
    'Die Zusammenführung ist nicht wie entschieden.',
    'Please mend it and',
  ],
  [
    'of fax groups',
    decideFaxGroups,
    { answers: { list: { choice: 'yes' } } },
    '1 Fax-Gruppe ist festgelegt, jede',
    '1 fax group is decided, every',
  ],
  [
    'of fax groups that are there',
    verifyFax,
    { answers: given(`${GROUPS}\n2;Faxgruppe Lager;faxgruppe_lager;fax`) },
    'Die Fax-Gruppe ist wie festgelegt angelegt.',
    'The fax group exists as decided.',
  ],
  [
    'of fax groups that are not',
    verifyFax,
    { answers: given(GROUPS) },
    'Die Fax-Gruppe ist nicht wie entschieden.',
    'The fax group is not as decided.',
  ],
  [
    'of forwards',
    reactivateForwards,
    { now: '2026-11-24T22:30:00.000Z', done: ['forwards-notice'] },
    '1 Tag:* 1 Rufumleitung ist noch',
    '1 day:* 1 forward is not',
  ],
])('counts one %s as one', (_, step, situation, de, en) => {
  const text = said(judged(step, [], { facts, entries, ...situation }));
  expect(text).toContain(de);
  expect(text).toContain(en);
});
