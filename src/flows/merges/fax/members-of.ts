import { personOf } from '../accounts/names.ts';
import type { UserRow } from '../accounts/user-row.ts';
import { plainWord } from '../table/plain-word.ts';
import type { GroupRow } from './group-row.ts';

/** The people of a user group, as far as the user overview has a column of groups: they will see all of its faxes. */
export function membersOf(
  { name, title }: Pick<GroupRow, 'name' | 'title'>,
  users: readonly UserRow[],
): string[] {
  const wanted = new Set([name, title].map(plainWord));
  const members = users.filter(({ groups }) => groups.some((one) => wanted.has(plainWord(one))));
  return [...new Set(members.map(personOf))];
}
