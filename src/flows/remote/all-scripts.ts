import type { RemoteScript } from '../run/action.ts';
import { CHANGING_SCRIPTS, PLANNING_SCRIPTS } from './jobs/scripts.ts';
import { READING_SCRIPTS } from './reading-scripts.ts';
import { queryTable } from './table-query.ts';

/** Every script the bot may run on a server, apart from the job protocol's own: what a root-owned helper is rendered from. */
export const ALL_SCRIPTS: readonly RemoteScript[] = [
  ...READING_SCRIPTS,
  ...PLANNING_SCRIPTS,
  ...CHANGING_SCRIPTS,
  queryTable('').script,
];
