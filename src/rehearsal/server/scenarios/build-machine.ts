import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../clock.ts';
import { createMachine } from '../machine/create-machine.ts';
import type { Machine } from '../machine/machine.ts';
import type { Outside, Phone } from '../machine/outside.ts';
import { IDLE, SERVICES, TIMERS } from '../machine/services.ts';
import type { Mount, UnitFileState, World } from '../machine/world.ts';
import { NODEJS } from '../packages/catalogue/foreign.ts';
import { simulatedRepositories } from '../packages/catalogue/repositories.ts';
import { RUNNING_KERNEL } from '../packages/catalogue/ubuntu.ts';
import type { Installed } from '../packages/installed.ts';
import type { Release } from '../packages/release.ts';
import { md5 } from '../packages/stanzas.ts';
import { saveStatus } from '../packages/status-file.ts';
import { PROGRAMS } from '../programs/programs.ts';
import { viewOf } from '../shell/view-of.ts';
import { buildTree } from './build-tree.ts';
import { databaseFor } from './database.ts';
import type { Likeness } from './likeness.ts';
import type { ScenarioName } from './names.ts';
import { resemble } from './resemble.ts';
import { scenarioOf } from './scenario.ts';

/** How long the practice server has been up when it is first looked at. */
const UPTIME_MS = 40 * 86_400_000;

const PHONES: readonly Phone[] = [
  phone('101', 'snomD785/10.1.127.10'),
  phone('102', 'snomD785/10.1.127.10'),
  phone('103', 'snom720/8.9.3.80'),
  phone('416', 'snomD735/10.1.127.10'),
  phone('4161', 'Gigaset N720 DM PRO/70.119.00.000.000'),
];

function phone(extension: string, userAgent: string): Phone {
  return { extension, address: `10.20.0.${extension.slice(-2)}`, userAgent };
}

/** As many telephones of each kind; whose they are stays on the real server. */
function phonesLike({ userAgents }: Likeness): readonly Phone[] {
  const agents = userAgents.flatMap(({ agent, count }) =>
    Array.from({ length: count }, () => agent),
  );
  return agents.map((agent, index) => phone(`${100 + index}`, agent));
}

/** A practice server in a scenario, switched off. */
export async function buildMachine(
  name: ScenarioName,
  clock: Clock,
  likeness?: Likeness,
): Promise<Machine> {
  const scenario = { ...scenarioOf(name), ...(likeness ? resemble(likeness) : {}) };
  const now = clock.now().getTime();
  const repositories = [
    ...simulatedRepositories(),
    ...(scenario.foreign ? [foreignRepository()] : []),
  ];
  const tree = await buildTree({
    now: now - UPTIME_MS,
    installed: scenario.installed,
    changes: scenario.files,
    repositories,
    cached: scenario.installed.filter(({ name: item }) => /^(ucware|asterisk)/.test(item)),
  });
  const world: World = {
    hostname: likeness?.hostname ?? 'pbx-hamburg',
    addresses: { ngn: '192.0.2.10', voip: '198.51.100.10' },
    kernel: RUNNING_KERNEL,
    bootId: randomUUID(),
    bootedAt: now - UPTIME_MS,
    packages: installedFrom(scenario.installed),
    database: databaseFor(name),
    unitFiles: unitFiles(),
    mounts: mounts().map((mount) => ({
      ...mount,
      ...likeness?.disks.find(({ path }) => path === mount.path),
    })),
  };
  for (const held of scenario.held) {
    const entry = world.packages[held];
    if (entry) entry.want = 'hold';
  }
  for (const half of scenario.halfConfigured) {
    const entry = world.packages[half];
    if (entry) entry.status = 'half-configured';
  }
  const machine = createMachine({
    clock,
    world,
    outside: outsideOf(repositories, likeness ? phonesLike(likeness) : PHONES),
    tree,
    programs: PROGRAMS,
  });
  for (const mount of scenario.fullDisks) machine.faults.fullDisks.add(mount);
  machine.faults.mysqlBroken = scenario.mysqlBroken;
  const init = machine.processes.start(undefined, ['/sbin/init']);
  if (scenario.fullDisks.length === 0) await saveStatus(machine, viewOf(machine, init));
  machine.processes.finish(init);
  return machine;
}

function installedFrom(releases: readonly Release[]): Record<string, Installed> {
  return Object.fromEntries(
    releases.map((item) => [
      item.name,
      {
        version: item.version,
        status: 'installed',
        want: 'install',
        auto: /^(lib|linux-image|ucware-(core|web|admin|ucc)|asterisk)/.test(item.name),
        conffiles: Object.fromEntries(
          Object.entries(item.conffiles).map(([path, content]) => [path, md5(content)]),
        ),
        configured: item.version,
        configuredAt: 0,
      } satisfies Installed,
    ]),
  );
}

function unitFiles(): Record<string, UnitFileState> {
  return Object.fromEntries(
    [...SERVICES, ...TIMERS, ...IDLE].map(({ unit }) => [
      unit,
      unit.startsWith('apt-daily') && unit.endsWith('.service') ? 'static' : 'enabled',
    ]),
  );
}

function mounts(): Mount[] {
  return [
    {
      device: '/dev/mapper/ubuntu--vg-root',
      path: '/',
      type: 'ext4',
      sizeKb: 40_472_000,
      usedKb: 14_120_000,
      inodes: 2_588_672,
      inodesUsed: 268_114,
    },
    {
      device: '/dev/sda1',
      path: '/boot',
      type: 'ext4',
      sizeKb: 721_392,
      usedKb: 214_300,
      inodes: 46_848,
      inodesUsed: 312,
    },
  ];
}

function outsideOf(repositories: Outside['repositories'], phones: Outside['phones']): Outside {
  return {
    repositories,
    trouble: new Map(),
    calls: 0,
    phones,
    passwords: {},
    clockSynchronized: true,
    loggedIn: [],
    walls: [],
    virtualization: 'kvm',
  };
}

function foreignRepository(): Outside['repositories'][number] {
  return {
    url: 'https://deb.nodesource.com/node_18.x',
    suite: 'nodistro',
    component: 'main',
    origin: '. nodistro',
    label: '. nodistro',
    version: '',
    codename: 'nodistro',
    releases: [NODEJS.offered],
    credentials: null,
    address: '203.0.113.99 443',
  };
}
