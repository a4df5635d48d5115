import { describe, expect, it } from 'vitest';
import { importUsers } from '../../../../src/flows/merges/accounts/import-users.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import { importFaxes } from '../../../../src/flows/merges/fax/import-faxes.ts';
import { importGroups } from '../../../../src/flows/merges/fax/import-groups.ts';
import { learn } from '../../../../src/flows/run/fact.ts';
import { viewRun } from '../../../../src/flows/run/view-run.ts';
import {
  accountRows,
  accountsSeen,
  mergeSettings,
} from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/facts.ts';
import { faxRows, groupRows } from '../../../../src/flows/ucware-4.5-to-5/configure/fax/facts.ts';
import { openNumbers } from '../../../../src/flows/ucware-4.5-to-5/configure/hand-over/open-numbers.ts';
import { ucware45to5 } from '../../../../src/flows/ucware-4.5-to-5/flow.ts';
import { tableFor } from '../../../support/article-tables.ts';
import { contextOf, NOW } from '../../steps/a-context.ts';

type Situation = NonNullable<Parameters<typeof contextOf>[1]>;

const TABLE = [
  'Benutzername;Vorname;Nachname;Nebenstellen',
  'tina;Tina;Twice;422',
  'tina.d;Tina;Twice;4221',
  'otto;Otto;Other;4221',
  'ralf;Ralf;Ranke;414',
  'ralf.d;Ralf;Ranke;4141',
].join('\n');
const FACTS = [
  learn(accountRows, [...importUsers(TABLE).rows]),
  learn(mergeSettings, MergeSettings.parse({})),
];
const seen = (...accounts: (readonly [string, ...string[]])[]) =>
  learn(
    accountsSeen,
    accounts.map(([username, ...numbers]) => ({ username, numbers })),
  );
const open = (situation: Situation) =>
  openNumbers(contextOf('hand-over', situation)).map(({ text, by }) => `${text.en} ${by.id}`);

describe('numbers that are not in order', () => {
  const answers = { 'accounts-decide/list': { choice: 'yes' } };

  it('are those on several accounts, as long as they are', () => {
    expect(open({ facts: FACTS, answers })).toEqual([
      'Number 4221 is on several accounts: tina.d, otto. Find out whose it is. U0ANNA',
    ]);
    const mended = seen(['tina', '422'], ['tina.d', '4221'], ['otto', '440']);
    expect(open({ facts: [...FACTS, mended], answers })).toEqual([]);
  });

  it('are fax numbers no group has', () => {
    const fax = [
      learn(faxRows, [...importFaxes(tableFor('Faxnummern') ?? '').rows]),
      learn(groupRows, [...importGroups(tableFor('Gruppen (Administration') ?? '').rows]),
    ];
    const done = ['fax-decide'];
    const closed = { 'fax-decide/list': { choice: 'yes' } };
    expect(open({ facts: fax, answers: closed, done })[0]).toMatch(
      /^In no fax group and reachable for nobody .*: 401 \(Fax Zentrale\), 402 .* U0ANNA$/,
    );
    expect(open({ facts: fax })).toEqual([]);
  });
});

describe('a run at its end', () => {
  const left: Situation = {
    facts: FACTS,
    done: ['accounts-decide', 'accounts-work', 'fax-work'],
    answers: {
      'accounts-decide/list': { choice: 'yes' },
      'accounts-work/list': { choice: 'skip-part', values: { reason: 'keine Zeit' } },
      'fax-work/list': { choice: 'skip-part', values: { reason: 'kein Fax' } },
    },
  };

  it('names the parts that were left out and counts what is open, in both languages', () => {
    const said = ucware45to5.unfinished?.(contextOf('hand-over', left));
    expect(said?.en).toMatch(
      /not everything is done\. Left out: Accounts merged in the Admin client; Fax groups created in the Admin client\. \d+ open points, with names in the hand-over document `uebergabe-run-1\.md`/,
    );
    expect(said?.de).toMatch(/Ausgelassen: Konten im Admin-Client .*\d+ offene Punkte/);
    expect(ucware45to5.unfinished?.(contextOf('hand-over'))).toBeNull();
  });

  it('shows the parts left out with their phase', () => {
    const { run, server } = contextOf('hand-over', left);
    const phases = viewRun(ucware45to5, run, server, NOW).phases;
    expect(phases.map(({ id, leftOut }) => `${id} ${leftOut}`)).toEqual([
      'prepare 0',
      'update-4.5 0',
      'upgrade-5 0',
      'service 0',
      'configure 2',
    ]);
  });
});
