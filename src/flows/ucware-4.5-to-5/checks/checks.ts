import { addressesCheck } from './addresses.ts';
import { aptLocksCheck } from './apt-locks.ts';
import { clockCheck } from './clock.ts';
import type { Check } from './define-check.ts';
import { devicesCheck } from './devices.ts';
import { diskCheck } from './disk.ts';
import { dpkgCheck } from './dpkg.ts';
import { helperCheck } from './helper.ts';
import { holdsCheck } from './holds.ts';
import { localeCheck } from './locale.ts';
import { loggedInCheck } from './logged-in.ts';
import { memoryCheck } from './memory.ts';
import { myCnfCheck } from './my-cnf.ts';
import { mysqlCheck } from './mysql.ts';
import { originsCheck } from './origins.ts';
import { rebootCheck } from './reboot-required.ts';
import { releaseCheck } from './release.ts';
import { repositoryCheck } from './repository.ts';
import { servicesCheck } from './services.ts';
import { sourcesCheck } from './sources.ts';
import { sudoCheck } from './sudo.ts';
import { timersCheck } from './timers.ts';
import { versionCheck } from './version.ts';
import { virtualizationCheck } from './virtualization.ts';

/** Every check of the preflight, in the order in which they are carried out. The clock comes first: waiting would count as skew. */
export const CHECKS: readonly Check[] = [
  clockCheck,
  sudoCheck,
  helperCheck,
  releaseCheck,
  versionCheck,
  sourcesCheck,
  repositoryCheck,
  holdsCheck,
  originsCheck,
  dpkgCheck,
  aptLocksCheck,
  timersCheck,
  diskCheck,
  memoryCheck,
  rebootCheck,
  mysqlCheck,
  myCnfCheck,
  servicesCheck,
  devicesCheck,
  loggedInCheck,
  virtualizationCheck,
  addressesCheck,
  localeCheck,
];
