import { readAddresses } from '../../src/flows/remote/addresses.ts';
import { readAptLocks } from '../../src/flows/remote/apt-locks.ts';
import { readBootId } from '../../src/flows/remote/boot-id.ts';
import { readCalls } from '../../src/flows/remote/calls.ts';
import { readClock } from '../../src/flows/remote/clock.ts';
import { saveBase } from '../../src/flows/remote/conffiles/base.ts';
import { readOffered } from '../../src/flows/remote/conffiles/offered.ts';
import { readPresent } from '../../src/flows/remote/conffiles/present.ts';
import { readReadable } from '../../src/flows/remote/conffiles/readable.ts';
import { stageText } from '../../src/flows/remote/conffiles/stage.ts';
import { readSums } from '../../src/flows/remote/conffiles/sums.ts';
import { keepShipped, readTexts } from '../../src/flows/remote/conffiles/texts.ts';
import { readDevices } from '../../src/flows/remote/devices.ts';
import { readDisk } from '../../src/flows/remote/disk.ts';
import { readDpkgState } from '../../src/flows/remote/dpkg-state.ts';
import { heartbeat } from '../../src/flows/remote/heartbeat.ts';
import { readHelper } from '../../src/flows/remote/helper.ts';
import { readHolds } from '../../src/flows/remote/holds.ts';
import { listJobs } from '../../src/flows/remote/job-protocol/list-jobs.ts';
import { readJob } from '../../src/flows/remote/job-protocol/read-job.ts';
import { readLeftovers } from '../../src/flows/remote/jobs/leftovers.ts';
import { readHold } from '../../src/flows/remote/jobs/read-hold.ts';
import { readReplaced } from '../../src/flows/remote/jobs/read-replaced.ts';
import { readLocale } from '../../src/flows/remote/locale.ts';
import { readLoggedIn } from '../../src/flows/remote/logged-in.ts';
import { readMemory } from '../../src/flows/remote/memory.ts';
import { readMyCnf } from '../../src/flows/remote/my-cnf.ts';
import { readMysqlRoot } from '../../src/flows/remote/mysql-root.ts';
import { readOrigins } from '../../src/flows/remote/origins.ts';
import { readPackages } from '../../src/flows/remote/packages.ts';
import { readConffiles } from '../../src/flows/remote/plan-conffiles.ts';
import { readSimulation, readSimulationFromLists } from '../../src/flows/remote/plan-parse.ts';
import { readRebootRequired } from '../../src/flows/remote/reboot-required.ts';
import { readRelease } from '../../src/flows/remote/release.ts';
import { readRepository } from '../../src/flows/remote/repository.ts';
import { readServices } from '../../src/flows/remote/services.ts';
import { readSources } from '../../src/flows/remote/sources.ts';
import { readSudo } from '../../src/flows/remote/sudo.ts';
import { readTimers } from '../../src/flows/remote/timers.ts';
import { readVirtualization } from '../../src/flows/remote/virtualization.ts';
import { watchServer } from '../../src/flows/remote/watch.ts';
import type { Probe } from '../../src/flows/run/action.ts';

/** Every question the bot asks a server, and with it every parser of what a server prints. */
export const PROBES: readonly Probe<unknown>[] = [
  readAddresses(),
  readAptLocks(),
  readBootId(),
  readCalls(),
  readClock('2026-11-26T22:00:00.000Z'),
  readConffiles(),
  readOffered('5', 'as-user'),
  readOffered('5', 'as-root'),
  readOffered('5', 'downloads'),
  readPresent(),
  readSums([]),
  saveBase('5', 'as-user', { package: 'a', version: '1', md5: '0' }),
  saveBase('5', 'as-root', { package: 'a', version: '1', md5: '0' }),
  keepShipped('', '', []),
  readTexts('', []),
  readReadable(''),
  stageText({
    ...{ run: 'a', pass: '5', path: '', own: null, vendor: '0', text: '0' },
    ...{ recipe: 'v', part: 1, parts: 1 },
  }),
  readDevices(),
  readDisk(),
  readDpkgState(),
  heartbeat(),
  readHelper(),
  readHold(),
  readHolds(),
  listJobs(),
  readJob('a-1', { log: 0, status: 0 }),
  readLeftovers(),
  readReplaced('run-1', '5'),
  readLocale(),
  readLoggedIn(),
  readMemory(),
  readMyCnf('ucware'),
  readMysqlRoot(),
  readOrigins(),
  readPackages(),
  readRebootRequired(),
  readRelease(),
  readRepository(),
  readServices(),
  ...readSimulation('5'),
  readSimulationFromLists('4.5'),
  readSources(),
  readSudo(),
  readTimers(),
  readVirtualization(),
  watchServer('run-1'),
];
