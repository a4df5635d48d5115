import { addresses } from '../../../../src/flows/remote/addresses.ts';
import { aptLocks } from '../../../../src/flows/remote/apt-locks.ts';
import { bootId } from '../../../../src/flows/remote/boot-id.ts';
import { calls } from '../../../../src/flows/remote/calls.ts';
import { clock } from '../../../../src/flows/remote/clock.ts';
import { devices } from '../../../../src/flows/remote/devices.ts';
import { disk } from '../../../../src/flows/remote/disk.ts';
import { dpkgState } from '../../../../src/flows/remote/dpkg-state.ts';
import { holds } from '../../../../src/flows/remote/holds.ts';
import { locale } from '../../../../src/flows/remote/locale.ts';
import { loggedIn } from '../../../../src/flows/remote/logged-in.ts';
import { memory } from '../../../../src/flows/remote/memory.ts';
import { myCnf } from '../../../../src/flows/remote/my-cnf.ts';
import { mysqlRoot } from '../../../../src/flows/remote/mysql-root.ts';
import { origins } from '../../../../src/flows/remote/origins.ts';
import { packages } from '../../../../src/flows/remote/packages.ts';
import { rebootRequired } from '../../../../src/flows/remote/reboot-required.ts';
import { release } from '../../../../src/flows/remote/release.ts';
import { repository } from '../../../../src/flows/remote/repository.ts';
import { services } from '../../../../src/flows/remote/services.ts';
import { type SourceLine, sources } from '../../../../src/flows/remote/sources.ts';
import { sudo } from '../../../../src/flows/remote/sudo.ts';
import { timers } from '../../../../src/flows/remote/timers.ts';
import { virtualization } from '../../../../src/flows/remote/virtualization.ts';
import { type Fact, type Learned, learn } from '../../../../src/flows/run/fact.ts';
import type { Finding } from '../../../../src/flows/run/finding.ts';
import type { ServerView } from '../../../../src/flows/run/server-view.ts';
import {
  type FactSource,
  judgeChecks,
  type Unread,
} from '../../../../src/flows/ucware-4.5-to-5/checks/judge-checks.ts';

export const SERVER: ServerView = {
  name: 'pbx-hamburg',
  addresses: ['10.0.0.10', '192.168.7.10'],
  sshUser: 'ucware',
  sudo: 'password',
  webUrl: 'https://10.0.0.10',
  hypervisor: 'manual',
  language: 'de',
  hostKey: undefined,
  fourEyes: false,
};

export const LINE_45: SourceLine = {
  path: '/etc/apt/sources.list.d/ucware.list',
  line: 1,
  text: 'deb https://packages.ucware.de/ubuntu/ucware-4.5 bionic main',
  type: 'deb',
  active: true,
  series: '4.5',
  hasCredentials: false,
  options: null,
  suite: 'bionic',
  crlf: false,
  format: 'list',
};

export function installed(version: string): Learned {
  return learn(packages, {
    product: [{ name: 'ucware', version, status: 'ii' }],
    broken: [],
    total: 700,
  });
}

/** What the checks know of a server with which all is well. */
export const HEALTHY_FACTS: readonly Learned[] = [
  learn(sudo, { uid: 0, home: '/root' }),
  learn(bootId, '11111111-2222-4333-8444-555555555555'),
  learn(clock, { skewSeconds: 1, synchronised: true }),
  learn(release, {
    id: 'ubuntu',
    codename: 'bionic',
    prettyName: 'Ubuntu 18.04.6 LTS',
    architecture: 'amd64',
    kernel: '4.15.0-213-generic',
  }),
  installed('4.5.0.8'),
  learn(sources, { lines: [LINE_45], others: 4 }),
  learn(repository, {
    '4.5': { state: 'ok', said: '', candidate: '4.5.0.10' },
    '5': { state: 'ok', said: '', candidate: '5.0.3' },
  }),
  learn(holds, []),
  learn(origins, { sources: [], offers: [], product: [], pins: [] }),
  learn(dpkgState, { auditEmpty: true, audit: [], journalDirty: false, halfConfigured: [] }),
  learn(aptLocks, []),
  learn(timers, []),
  learn(disk, [{ path: '/', mount: '/', totalMiB: 60_000, freeMiB: 43_008, freeInodes: 900_000 }]),
  learn(memory, { totalMiB: 4000, availableMiB: 2500, swapFreeMiB: 1000 }),
  learn(rebootRequired, { required: false, packages: [] }),
  learn(mysqlRoot, {
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
  }),
  learn(myCnf, []),
  learn(services, []),
  learn(calls, { active: 0, longestSeconds: null, how: 'asterisk' }),
  learn(devices, { asked: true, registered: 0, userAgents: [], families: [] }),
  learn(loggedIn, []),
  learn(virtualization, 'kvm'),
  learn(addresses, ['10.0.0.10', '192.168.7.10']),
  learn(locale, { lang: 'de_DE.UTF-8', hasCUtf8: true }),
];

function factsWith(changes: readonly Learned[]): FactSource {
  const known = new Map([...HEALTHY_FACTS, ...changes].map(({ key, value }) => [key, value]));
  return {
    get: <T>({ key, schema }: Fact<T>) => {
      const value = known.get(key);
      return value === undefined ? undefined : schema.parse(value);
    },
  };
}

/** What the checks find on a healthy server on which only these facts are different. */
export function findingsWith(
  changes: readonly Learned[] = [],
  server: ServerView = SERVER,
  unread: Unread = {},
): readonly Finding[] {
  return judgeChecks(factsWith(changes), unread, server);
}

/** The healthy value of a fact with some fields replaced. */
export function but<T extends object>(fact: Fact<T>, change: Partial<T>): Learned {
  const value = factsWith([]).get(fact);
  if (value === undefined) throw new Error(`${fact.key} is not among the healthy facts`);
  return learn(fact, { ...value, ...change });
}
