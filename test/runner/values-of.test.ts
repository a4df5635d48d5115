import { expect, test } from 'vitest';
import { importUsers } from '../../src/flows/merges/accounts/import-users.ts';
import { field } from '../../src/flows/steps/choices.ts';
import { tableFields } from '../../src/flows/steps/table-fields.ts';
import { valuesOf } from '../../src/runner/values-of.ts';

const LABEL = { de: 'Übersicht', en: 'Overview' };

test('blanks around a value mean nothing, and fields nobody asked for are left out', () => {
  const give = { id: 'give', label: LABEL, fields: [field('who', 'text', LABEL)] };
  expect(valuesOf(give, { who: ' Anna ', other: 'x' })).toEqual({ who: 'Anna' });
  expect(valuesOf(give, {})).toEqual({});
});

test.each(['table', 'table-file'])(
  'the empty cells a table ends with stay, given as %s',
  (given) => {
    const text = 'Benutzername\tVorname\tNachname\tNebenstellen\notto.ohne\tOtto\tOhne\t';
    const give = { id: 'give', label: LABEL, fields: tableFields('table', LABEL, 'users') };
    const kept = valuesOf(give, { [given]: text })[given] ?? '';
    expect(importUsers(kept)).toMatchObject({ usable: true, rows: [{ username: 'otto.ohne' }] });
  },
);
