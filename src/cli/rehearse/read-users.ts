import { readFile } from 'node:fs/promises';
import { importUsers } from '../../flows/merges/accounts/import-users.ts';
import { SLOT_NAMES } from '../../flows/merges/accounts/slot.ts';
import type { UserRow } from '../../flows/merges/accounts/user-row.ts';
import { OVERVIEWS } from '../../flows/merges/overviews.ts';
import { describeProblems } from '../../flows/merges/table/import-texts.ts';
import { readUpload } from '../../flows/merges/table/read-upload.ts';
import type { Language, Text } from '../../flows/run/text.ts';
import { type Account, SLOTS } from '../../rehearsal/scenarios/customer.ts';
import { UsageError } from '../command.ts';

/** The accounts of the practice server, from a user overview as people save it; read as the bot would read it, or refused. */
export async function readUsers(path: string, language: Language): Promise<readonly Account[]> {
  const bytes = await readFile(path).catch(notReadable(path));
  const upload = readUpload(bytes, OVERVIEWS.users);
  if (!upload.ok) throw refused(path, upload.problem[language]);
  const { usable, rows, problems } = importUsers(upload.text);
  if (!usable) throw refused(path, describeProblems(problems)[language]);
  return rows.map(asAccount);
}

function refused(path: string, why: string): UsageError {
  return new UsageError(`--users ${path}: ${why}`);
}

function notReadable(path: string): (error: unknown) => never {
  return (error) => {
    throw refused(path, (error as NodeJS.ErrnoException).code ?? String(error));
  };
}

function asAccount({ username, firstName, lastName, numbers, ...row }: UserRow): Account {
  const more = Object.fromEntries(Object.entries(furtherColumns(row)).filter(([, cell]) => cell));
  return {
    username,
    firstName,
    lastName,
    numbers,
    ...(Object.keys(more).length > 0 ? { more } : {}),
  };
}

/** What an overview may show beside what it always shows. */
function furtherColumns(
  row: Pick<UserRow, 'email' | 'slots' | 'groups' | 'phones' | 'profiles'>,
): Readonly<Record<string, string>> {
  const { email, slots, groups, phones, profiles } = row;
  const names: readonly Text[] = slots.map((slot) => SLOT_NAMES[slot]);
  return {
    'E-Mail': email,
    [SLOTS]: names.map(({ de }) => de).join(', '),
    Gruppen: groups.join(', '),
    Telefone: phones.join(', '),
    Rufumleitungsprofile: profiles.join(', '),
  };
}
