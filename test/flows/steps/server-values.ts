import type { Calls } from '../../../src/flows/remote/calls.ts';
import type { DpkgState } from '../../../src/flows/remote/dpkg-state.ts';
import type { Hold } from '../../../src/flows/remote/jobs/read-hold.ts';
import type { MysqlRoot } from '../../../src/flows/remote/mysql-root.ts';
import type { Packages } from '../../../src/flows/remote/packages.ts';
import type { Unit } from '../../../src/flows/remote/units.ts';

export const QUIET: Calls = { active: 0, longestSeconds: null, how: 'asterisk' };
export const TALKING: Calls = { active: 3, longestSeconds: 90, how: 'asterisk' };
export const SILENT: Calls = { active: null, longestSeconds: null, how: 'no-answer' };

const NOBODY = { run: null, since: null, reason: null, holder: null, heartbeat: null };
export const FREE: Hold = { ...NOBODY, timersHeld: false };
export const OURS: Hold = {
  ...NOBODY,
  run: 'run-1',
  since: '2026-11-23',
  reason: 'x',
  timersHeld: true,
};
export const THEIRS: Hold = { ...OURS, run: 'run-0' };

export const MYSQL_READY: MysqlRoot = {
  reachable: true,
  access: 'debian-cnf',
  error: null,
  down: false,
  pluginStatus: 'ACTIVE',
  rows: [{ host: 'localhost', plugin: 'auth_socket' }],
  socketLoginBare: true,
  socketLoginWithDefaults: true,
  flavour: 'mysql',
  version: '5.7.42',
};
export const MYSQL_PASSWORD: MysqlRoot = {
  ...MYSQL_READY,
  pluginStatus: null,
  rows: [{ host: 'localhost', plugin: 'mysql_native_password' }],
  socketLoginBare: false,
  socketLoginWithDefaults: false,
};
export const MYSQL_SHADOWED: MysqlRoot = { ...MYSQL_READY, socketLoginWithDefaults: false };

export const DPKG_CLEAN: DpkgState = {
  auditEmpty: true,
  audit: [],
  journalDirty: false,
  halfConfigured: [],
};

export function installed(version: string, status = 'ii'): Packages {
  return { product: [{ name: 'ucware', version, status }], broken: [], total: 900 };
}

export function units(...active: readonly string[]): Unit[] {
  return active.map((name) => ({ name, load: 'loaded', active: 'active', sub: 'running' }));
}
