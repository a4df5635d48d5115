/** A row of any table: column names in their own spelling. */
export type Row = Record<string, string | null>;

/** What MySQL keeps on disk. Plain data: a snapshot holds it. */
export interface Database {
  /** By `schema.table`, all in lower case except the schema of the vendor. */
  readonly tables: Record<string, Row[]>;
}

/** A user as `mysql.user` has it, as far as logging in goes. */
export function userRow(user: string, host: string, plugin: string, authentication: string): Row {
  return {
    Host: host,
    User: user,
    plugin,
    authentication_string: authentication,
    account_locked: 'N',
    password_expired: 'N',
  };
}

export const USER_TABLE = 'mysql.user';
export const PLUGIN_TABLE = 'mysql.plugin';

/** The simulated hash of a password: enough to compare, never to be shown. */
export function hashOf(password: string): string {
  return password === '' ? '' : `*SIMULATED${Buffer.from(password).toString('hex').toUpperCase()}`;
}
