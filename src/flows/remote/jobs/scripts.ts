import type { RemoteScript } from '../../run/action.ts';
import { BASE, BASE_AS_ROOT } from '../conffiles/base-script.ts';
import { OFFERED, OFFERED_AS_ROOT, OFFERED_DOWNLOADS } from '../conffiles/offered-script.ts';
import { readPresent } from '../conffiles/present.ts';
import { readReadable } from '../conffiles/readable.ts';
import { STAGE } from '../conffiles/stage.ts';
import { readSums } from '../conffiles/sums.ts';
import { keepShipped, readTexts } from '../conffiles/texts.ts';
import { readConffiles } from '../plan-conffiles.ts';
import { PLAN, PLAN_AS_ROOT, PLAN_FROM_LISTS } from '../plan-script.ts';
import { watchServer } from '../watch.ts';
import { CONFFILES_RESTORE, CONFFILES_TAKE, CONFFILES_UNDO } from './conffiles.ts';
import { HOLD, RELEASE_HOLD } from './hold.ts';
import { readLeftovers } from './leftovers.ts';
import { MY_CNF_ASIDE, MY_CNF_BACK } from './my-cnf.ts';
import { MYSQL_SOCKET, MYSQL_UNDO } from './mysql.ts';
import { DPKG_REPAIR, PACKAGES_FETCH, PACKAGES_INSTALL, REBOOT } from './packages.ts';
import { readHold } from './read-hold.ts';
import { readReplaced } from './read-replaced.ts';
import { SOURCES_RESTORE, SOURCES_SWITCH } from './sources.ts';

/** Every script that changes a server: for the root-owned helper, and for tests that must miss none. */
export const CHANGING_SCRIPTS: readonly RemoteScript[] = [
  HOLD,
  RELEASE_HOLD,
  MYSQL_SOCKET,
  MYSQL_UNDO,
  MY_CNF_ASIDE,
  MY_CNF_BACK,
  SOURCES_SWITCH,
  SOURCES_RESTORE,
  PACKAGES_FETCH,
  PACKAGES_INSTALL,
  DPKG_REPAIR,
  CONFFILES_RESTORE,
  CONFFILES_UNDO,
  CONFFILES_TAKE,
  REBOOT,
];

/** The scripts that only read for planning and for the passes. */
export const PLANNING_SCRIPTS: readonly RemoteScript[] = [
  PLAN,
  PLAN_AS_ROOT,
  PLAN_FROM_LISTS,
  readConffiles().script,
  OFFERED,
  OFFERED_AS_ROOT,
  OFFERED_DOWNLOADS,
  readPresent().script,
  readSums([]).script,
  BASE,
  BASE_AS_ROOT,
  keepShipped('', '', []).script,
  readTexts('', []).script,
  readReadable('').script,
  STAGE,
  readHold().script,
  readLeftovers().script,
  readReplaced('run', '5').script,
  watchServer('run').script,
];
