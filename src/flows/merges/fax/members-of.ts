import { personOf } from '../accounts/names.ts';
import type { UserRow } from '../accounts/user-row.ts';
import { plainWord } from '../table/plain-word.ts';
import type { GroupRow } from './group-row.ts';

/**
 * The accounts of a user group by the names of their people, as far as the user overview has a column of groups: they will see all of its
 * faxes. Two of one name are two who see them, and told apart by their user names.
 */
export function membersOf(
  { name, title }: Pick<GroupRow, 'name' | 'title'>,
  users: readonly UserRow[],
): string[] {
  const wanted = new Set([name, title].map(plainWord));
  const members = users.filter(({ groups }) => groups.some((one) => wanted.has(plainWord(one))));
  const named = members.map(personOf);
  return members.map((row, at) => {
    const person = named[at] as string;
    const alone = named.indexOf(person) === named.lastIndexOf(person);
    return alone ? person : `${person} (${row.username})`;
  });
}
