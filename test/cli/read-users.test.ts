import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { readUsers } from '../../src/cli/rehearse/read-users.ts';
import { importUsers } from '../../src/flows/merges/accounts/import-users.ts';
import { createAdminClient } from '../../src/rehearsal/admin-client/admin-client.ts';
import { asCopied, asCsv } from '../../src/rehearsal/admin-client/table.ts';
import { SMALL_CUSTOMER } from '../../src/rehearsal/scenarios/small-customer.ts';

async function fileWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ucware-users-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'benutzer.csv');
  await writeFile(path, text);
  return path;
}

const TABLE = `Login;Last name;First name;Durchwahl;E-Mail;Slots;Gruppen
anna.x;X;Anna;12;anna@example.org;desk;Lager
anna.x.d;"X; Y";Anna;121;;dect;
`;

it('brings the accounts of a table as the bot reads it, further columns included', async () => {
  const users = await readUsers(await fileWith(TABLE), 'en');
  const { users: shown } = createAdminClient({ ...SMALL_CUSTOMER, users });
  const read = importUsers(TABLE).rows.map(({ line: _, ...row }) => row);
  expect(read).toHaveLength(2);
  for (const draw of [asCopied, asCsv]) {
    const { rows } = importUsers(draw(shown()));
    expect(rows.map(({ line: _, ...row }) => row)).toEqual(read);
  }
});

it.each([
  ['de', 'Zeile 2'],
  ['en', 'Line 2'],
] as const)('refuses what the bot would refuse, and says why (%s)', async (language, says) => {
  const path = await fileWith('Benutzername;Nebenstellen\nanna;zwölf\n');
  await expect(readUsers(path, language)).rejects.toThrow(says);
});

it('says that there is no such file', async () => {
  await expect(readUsers('/nowhere/users.csv', 'en')).rejects.toThrow(
    new UsageError('--users /nowhere/users.csv: ENOENT'),
  );
});
