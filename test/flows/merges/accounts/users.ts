import { UserRow } from '../../../../src/flows/merges/accounts/user-row.ts';

/** An account of a test: `user('iris.immsee.d', 'Iris Immsee', '4171')`. */
export function user(
  username: string,
  name: string,
  numbers: string,
  more: Partial<UserRow> = {},
): UserRow {
  const [firstName = '', lastName = ''] = name.split(' ');
  return UserRow.parse({
    line: 1,
    username,
    firstName,
    lastName,
    numbers: numbers.split(/,\s*/).filter((number) => number !== ''),
    ...more,
  });
}
