import {
  type Database,
  hashOf,
  PLUGIN_TABLE,
  type Row,
  USER_TABLE,
  userRow,
} from '../mysql/database.ts';
import { CANARIES } from './base-files.ts';
import type { ScenarioName } from './names.ts';

/** MySQL as a server set up with a root password has it; `mysql-ready` and version 5 use the socket already. */
export function databaseFor(scenario: ScenarioName): Database {
  const native = (user: string, host: string, password: string): Row =>
    userRow(user, host, 'mysql_native_password', hashOf(password));
  const socket = scenario === 'mysql-ready' || scenario === '5';
  return {
    tables: {
      [USER_TABLE]: [
        socket
          ? userRow('root', 'localhost', 'auth_socket', '')
          : native('root', 'localhost', CANARIES.root),
        ...(scenario === 'mysql-backup-row' || scenario === 'hostile'
          ? [native('root', '127.0.0.1', CANARIES.root)]
          : []),
        userRow('mysql.session', 'localhost', 'mysql_native_password', '*LOCKED'),
        userRow('mysql.sys', 'localhost', 'mysql_native_password', '*LOCKED'),
        native('debian-sys-maint', 'localhost', CANARIES.maintenance),
        native('ucware', 'localhost', CANARIES.database),
      ],
      [PLUGIN_TABLE]: socket ? [{ name: 'auth_socket', dl: 'auth_socket.so' }] : [],
      'ucware.settings': [{ name: 'schema_version', value: scenario === '5' ? '5.0' : '4.5' }],
    },
  };
}
