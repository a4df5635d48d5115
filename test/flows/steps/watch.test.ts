import { describe, expect, test } from 'vitest';
import { bootId } from '../../../src/flows/remote/boot-id.ts';
import { loggedIn } from '../../../src/flows/remote/logged-in.ts';
import { packages } from '../../../src/flows/remote/packages.ts';
import type { Watched } from '../../../src/flows/remote/watch.ts';
import { type Learned, learn } from '../../../src/flows/run/fact.ts';
import { Run } from '../../../src/flows/run/run.ts';
import { ucware45to5 } from '../../../src/flows/ucware-4.5-to-5/flow.ts';
import { PASS_45 } from '../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { aPlan, BOOT, OTHER_BOOT } from '../remote/a-plan.ts';
import { NOW } from './a-context.ts';
import { FREE, OURS } from './server-values.ts';

const ANNA = { user: 'anna', terminal: 'pts/0', since: '2026-11-23 22:01', from: '192.0.2.7' };
const APT = { path: '/var/lib/dpkg/lock', pid: 7, command: 'apt-get install vim', ageSeconds: 3 };
const CLEAN = { auditEmpty: true, audit: [], journalDirty: false, halfConfigured: [] };

function ucware(version: string) {
  return { product: [{ name: 'ucware', version, status: 'ii' }], broken: [], total: 900 };
}

const KNOWN = [
  learn(bootId, BOOT),
  learn(loggedIn, []),
  learn(packages, ucware('4.5.0.8')),
  learn(PASS_45.plan, aPlan()),
];
const NEW = aPlan().candidate ?? '';

interface Server {
  readonly jobs?: readonly (readonly [string, string])[];
  readonly boot?: string;
  readonly people?: readonly (typeof ANNA)[];
  readonly locks?: readonly (typeof APT)[];
  readonly half?: readonly string[];
  readonly version?: string;
  readonly hold?: typeof OURS;
}

function watched(server: Server): Watched {
  return [
    true,
    (server.jobs ?? []).map(([name, state]) => ({ name, state, exitCode: null })),
    server.boot ?? BOOT,
    [...(server.people ?? [])],
    [...(server.locks ?? [])],
    { ...CLEAN, halfConfigured: [...(server.half ?? [])] },
    ucware(server.version ?? '4.5.0.8'),
    server.hold ?? OURS,
  ] as Watched;
}

type Steps = Readonly<Record<string, { status: string; jobs?: string[] }>>;

function judge(server: Server, steps: Steps = {}, learned: readonly Learned[] = []) {
  const run = Run.parse({
    id: 'run-1',
    server: 'pbx',
    epoch: 1,
    flow: { id: 'ucware-4.5-to-5', version: 1 },
    startedAt: NOW,
    startedBy: { id: 'U0ANNA', via: 'slack' },
    channel: 'C1',
    language: 'de',
    rehearsal: false,
    state: { kind: 'working' },
    steps: Object.fromEntries(
      Object.entries(steps).map(([id, step]) => [id, { attempt: 1, ...step }]),
    ),
    facts: Object.fromEntries([...KNOWN, ...learned].map(({ key, value }) => [key, value])),
    answers: {},
    overrides: [],
    seq: 1,
    at: NOW,
  });
  return ucware45to5.watch.judge(watched(server) as never, run, ucware45to5);
}

const HELD: Steps = { 'hold-4.5': { status: 'passed', jobs: ['run-1-1-hold-4.5-1'] } };
const JOBS = [['run-1-1-hold-4.5-1', 'ended']] as const;
const INSTALLED: Steps = { ...HELD, 'install-4.5': { status: 'passed', jobs: [] } };

describe('what the regular look notices', () => {
  test.each([
    ['nothing new', {}, HELD, ''],
    ['somebody at a terminal', { people: [ANNA] }, HELD, 'anna'],
    ['another boot id', { boot: OTHER_BOOT }, HELD, OTHER_BOOT],
    [
      'another boot id while the bot restarts it',
      { boot: OTHER_BOOT, version: NEW },
      { ...INSTALLED, 'reboot-4.5': { status: 'passed' } },
      '',
    ],
    ['apt of somebody else', { locks: [APT] }, HELD, 'apt-get install vim'],
    [
      'apt of its own job',
      { locks: [APT], jobs: [...JOBS, ['run-1-1-fetch-4.5-1', 'started']] },
      HELD,
      '',
    ],
    ['a newer version nobody approved', { version: '4.5.0.9' }, HELD, '4.5.0.9'],
    ['the version it installed', { version: NEW }, INSTALLED, ''],
    [
      'some version while it installs',
      { version: '4.5.0.9', half: ['ucware-core'] },
      { ...HELD, 'install-4.5': { status: 'waiting', jobs: ['run-1-1-install-4.5-1'] } },
      '',
    ],
    ['half-done packages', { half: ['vim'] }, HELD, 'vim'],
    ['a lock that is gone', { hold: FREE }, HELD, 'Sperre'],
    ['no lock before it takes one', { hold: FREE }, {}, ''],
  ] as [string, Server, Steps, string][])('%s', (_, server, steps, words) => {
    const { older, foreign } = judge({ jobs: JOBS, ...server }, steps);
    expect(older).toEqual([]);
    expect(foreign).toHaveLength(words === '' ? 0 : 1);
    for (const text of foreign) {
      expect(text.de).toContain(words);
      expect(text.en).not.toBe(text.de);
    }
  });

  test('each thing is said once: what is learned makes the next look quiet', () => {
    const server: Server = {
      jobs: JOBS,
      boot: OTHER_BOOT,
      people: [ANNA],
      locks: [APT],
      version: '4.5.0.9',
      half: ['vim'],
      hold: FREE,
    };
    const first = judge(server, HELD);
    expect(first.foreign).toHaveLength(6);
    expect(judge(server, HELD, first.facts).foreign).toEqual([]);
  });

  test.each([
    ['a job that ended well is missing', { jobs: [] }, HELD, 'run-1-1-hold-4.5-1'],
    ['the version is lower than the installed one', { jobs: JOBS }, INSTALLED, '4.5.0.8'],
  ] as [string, Server, Steps, string][])('the server is older: %s', (_, server, steps, words) => {
    const { older } = judge(server, steps);
    expect(older).toHaveLength(1);
    expect(older[0]?.de).toContain(words);
  });
});
