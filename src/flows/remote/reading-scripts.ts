import type { RemoteScript } from '../run/action.ts';
import { readAddresses } from './addresses.ts';
import { readAptLocks } from './apt-locks.ts';
import { readBootId } from './boot-id.ts';
import { readCalls } from './calls.ts';
import { readClock } from './clock.ts';
import { readDevices } from './devices.ts';
import { readDisk } from './disk.ts';
import { readDpkgState } from './dpkg-state.ts';
import { readHolds } from './holds.ts';
import { readLocale } from './locale.ts';
import { readLoggedIn } from './logged-in.ts';
import { readMemory } from './memory.ts';
import { readMyCnf } from './my-cnf.ts';
import { readMysqlRoot } from './mysql-root.ts';
import { readOrigins } from './origins.ts';
import { readPackages } from './packages.ts';
import { readRebootRequired } from './reboot-required.ts';
import { readRelease } from './release.ts';
import { readRepository } from './repository.ts';
import { readServices } from './services.ts';
import { readSources } from './sources.ts';
import { readSudo } from './sudo.ts';
import { readTimers } from './timers.ts';
import { readVirtualization } from './virtualization.ts';

/** Every script of this folder that only reads: for the root-owned helper, and for tests that must miss none. */
export const READING_SCRIPTS: readonly RemoteScript[] = [
  readAddresses(),
  readAptLocks(),
  readBootId(),
  readCalls(),
  readClock(''),
  readDevices(),
  readDisk(),
  readDpkgState(),
  readHolds(),
  readLocale(),
  readLoggedIn(),
  readMemory(),
  readMyCnf('root'),
  readMysqlRoot(),
  readOrigins(),
  readPackages(),
  readRebootRequired(),
  readRelease(),
  readRepository(),
  readServices(),
  readSources(),
  readSudo(),
  readTimers(),
  readVirtualization(),
].map((probe) => probe.script);
