import type { Machine } from '../machine/machine.ts';
import { hashOf, PLUGIN_TABLE, USER_TABLE } from './database.ts';
import { SqlError } from './sql-error.ts';

export interface LoginTry {
  readonly user: string;
  readonly password: string | undefined;
  /** `localhost` for the socket, else where the client comes from over TCP. */
  readonly from: string;
  /** Name of the operating system's user on the other end of the socket. */
  readonly osUser: string;
}

/** Lets somebody in, or throws the error MySQL 5.7 answers with. Uses the grants in memory, not the table on disk. */
export function logIn(machine: Machine, attempt: LoginTry): string {
  const { user, password, from, osUser } = attempt;
  const rows = machine.grants?.tables[USER_TABLE] ?? [];
  const row =
    rows.find((item) => item['User'] === user && item['Host'] === from) ??
    rows.find((item) => item['User'] === user && item['Host'] === '%');
  const using = password === undefined || password === '' ? 'NO' : 'YES';
  const denied = new SqlError(
    1045,
    '28000',
    `Access denied for user '${user}'@'${from}' (using password: ${using})`,
  );
  if (row === undefined) throw denied;
  const plugin = row['plugin'] ?? '';
  if (plugin === 'auth_socket') {
    const loaded = machine.world.database.tables[PLUGIN_TABLE] ?? [];
    if (!loaded.some((item) => item['name'] === 'auth_socket')) {
      throw new SqlError(1524, 'HY000', "Plugin 'auth_socket' is not loaded");
    }
    // A text left over from a password counts as the name of a second user.
    const second = row['authentication_string'] ?? '';
    const fits = from === 'localhost' && (osUser === user || (second !== '' && osUser === second));
    if (!fits) throw new SqlError(1698, '28000', `Access denied for user '${user}'@'${from}'`);
    return `${user}@${row['Host'] ?? from}`;
  }
  if (plugin !== 'mysql_native_password') {
    throw new SqlError(1524, 'HY000', `Plugin '${plugin}' is not loaded`);
  }
  if (hashOf(password ?? '') !== (row['authentication_string'] ?? '')) throw denied;
  return `${user}@${row['Host'] ?? from}`;
}
