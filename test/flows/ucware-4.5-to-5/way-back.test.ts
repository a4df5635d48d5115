import { describe, expect, it } from 'vitest';
import { importUsers } from '../../../src/flows/merges/accounts/import-users.ts';
import { MergeSettings } from '../../../src/flows/merges/accounts/settings.ts';
import { importFaxes } from '../../../src/flows/merges/fax/import-faxes.ts';
import { importGroups } from '../../../src/flows/merges/fax/import-groups.ts';
import { type Learned, learn } from '../../../src/flows/run/fact.ts';
import type { Step } from '../../../src/flows/run/step.ts';
import { itemsOf } from '../../../src/flows/run/worklist.ts';
import { decideMerges } from '../../../src/flows/ucware-4.5-to-5/configure/accounts/decide.ts';
import {
  accountRows,
  mergeSettings,
  snapshot3,
} from '../../../src/flows/ucware-4.5-to-5/configure/accounts/facts.ts';
import { workOnAccounts } from '../../../src/flows/ucware-4.5-to-5/configure/accounts/work.ts';
import { decideFaxGroups } from '../../../src/flows/ucware-4.5-to-5/configure/fax/decide.ts';
import { faxRows, groupRows } from '../../../src/flows/ucware-4.5-to-5/configure/fax/facts.ts';
import { workOnFaxGroups } from '../../../src/flows/ucware-4.5-to-5/configure/fax/work.ts';
import { snapshot2 } from '../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { wayBack } from '../../../src/flows/ucware-4.5-to-5/way-back.ts';
import { tableFor } from '../../support/article-tables.ts';
import { contextOf, NOW } from '../steps/a-context.ts';

const table = (label: string): string => tableFor(label) ?? '';
const FACTS = [
  learn(accountRows, [...importUsers(table('Benutzerübersicht')).rows]),
  learn(mergeSettings, MergeSettings.parse({})),
  learn(faxRows, [...importFaxes(table('Faxnummern')).rows]),
  learn(groupRows, [...importGroups(table('Gruppen (Administration')).rows]),
];
const SNAPSHOT = { takenAt: NOW, by: 'U0ANNA' };
const BEFORE_DELETION = learn(snapshot3, { ...SNAPSHOT, name: 'vor-loeschen' });
const BEFORE_UPGRADE = learn(snapshot2, { ...SNAPSHOT, name: 'vor-5' });

type Entries = NonNullable<NonNullable<Parameters<typeof contextOf>[1]>['entries']>;

const items = (step: Step, entries: Entries) =>
  itemsOf(step.worklist?.(contextOf(step.id, { facts: FACTS, entries })) ?? { sections: [] });
const all = (step: Step, choice: string, entries: Entries = {}, id = '') =>
  Object.fromEntries(
    items(step, entries)
      .filter((item) => item.id.includes(id))
      .map((item) => [item.id, { choice }]),
  );

const decided: Entries = {
  'accounts-decide/list': all(decideMerges, 'accept'),
  'fax-decide/list': all(decideFaxGroups, 'accept'),
};
/** The points of the work lists whose ids say this, ticked. */
const ticked = (id: string): Entries => ({
  ...decided,
  'accounts-work/list': all(workOnAccounts, 'done', decided, id),
  'fax-work/list': all(workOnFaxGroups, 'done', decided, id),
});

describe('the way back', () => {
  it.each<[string, string, readonly Learned[], RegExp]>([
    ['nothing is ticked', 'nowhere', [], /^not needed: nothing on the server/],
    ['somebody only looked', ':inventory:', [], /^not needed: nothing on the server/],
    [
      'accounts are deleted without any snapshot',
      ':delete:',
      [],
      /^no snapshot before the deletion \(8 accounts\); only by the table of accounts .* numbers anew by hand$/,
    ],
    ['only fax groups are made', ':create', [], /^no snapshot; .* taken back by hand/],
    [
      'a snapshot was taken before the deletion',
      ':delete:',
      [BEFORE_DELETION],
      /^restore the snapshot `vor-loeschen`.*that loses what has come into being since/,
    ],
    [
      'there is one from before the upgrade, too: the nearer one comes first',
      ':delete:',
      [BEFORE_DELETION, BEFORE_UPGRADE],
      /^restore the snapshot `vor-loeschen`.*loses.*Further back, to before the upgrade: .*`vor-5`/,
    ],
    [
      'accounts are deleted and the only snapshot is from before the upgrade',
      ':delete:',
      [BEFORE_UPGRADE],
      /^no snapshot before the deletion .*Further back, to before the upgrade: .*`vor-5`/,
    ],
    ['nothing is ticked after the upgrade', 'nowhere', [BEFORE_UPGRADE], /^restore .*`vor-5`/],
  ])('where %s', (_, id, facts, said) => {
    const situation = { facts: [...FACTS, ...facts], entries: ticked(id) };
    expect(wayBack(contextOf('hand-over', situation)).en).toMatch(said);
  });
});
