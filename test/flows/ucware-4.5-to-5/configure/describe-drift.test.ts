import { expect, test } from 'vitest';
import { importUsers } from '../../../../src/flows/merges/accounts/import-users.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import { learn } from '../../../../src/flows/run/fact.ts';
import {
  accountRows,
  mergeSettings,
} from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/facts.ts';
import { verifyAccounts } from '../../../../src/flows/ucware-4.5-to-5/configure/accounts/verify.ts';
import { judged } from '../../steps/a-context.ts';

/** A table of accounts with one number each, as this spells them. */
function table(spell: (at: number) => string): string {
  const lines = Array.from({ length: 7 }, (_, at) => `u${at};Vor${at};Nach${at};${spell(at)}`);
  return ['Benutzername;Vorname;Nachname;Nebenstellen', ...lines].join('\n');
}

test('numbers that are only written otherwise are told in one line, and are no difference', () => {
  const first = importUsers(table((at) => `040 6696950${at}`)).rows;
  const verdict = judged(verifyAccounts, [], {
    facts: [learn(accountRows, [...first]), learn(mergeSettings, MergeSettings.parse({}))],
    answers: {
      table: { choice: 'give', values: { table: table((at) => `+49 40 6696950${at}`) } },
    },
  });
  expect(verdict).toMatchObject({
    verdict: 'pass',
    note: {
      de: expect.stringMatching(
        /Nur anders geschrieben .*: 04066969500 → \+494066969500 \(u0\), .*\(u4\) und 2 weitere\./,
      ),
    },
  });
});
