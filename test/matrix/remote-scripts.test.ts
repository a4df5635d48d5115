import { expect, it, onTestFinished } from 'vitest';
import { createClock } from '../../src/clock.ts';
import type { Server } from '../../src/config/server.ts';
import { commandLine } from '../../src/executors/ssh/command-line.ts';
import { createSshExecutor } from '../../src/executors/ssh/create-ssh-executor.ts';
import { ALL_SCRIPTS } from '../../src/flows/remote/all-scripts.ts';
import { helperDigest } from '../../src/flows/remote/job-protocol/helper-digest.ts';
import { startJobByHelper } from '../../src/flows/remote/job-protocol/launch-from-helper.ts';
import { LAYOUT } from '../../src/flows/remote/job-protocol/layout.ts';
import { renderHelper } from '../../src/flows/remote/job-protocol/render-helper.ts';
import { sudoersLine } from '../../src/flows/remote/job-protocol/sudoers-line.ts';
import { hold, releaseHold } from '../../src/flows/remote/jobs/hold.ts';
import { moveMyCnfAside } from '../../src/flows/remote/jobs/my-cnf.ts';
import { setUpMysqlSocket } from '../../src/flows/remote/jobs/mysql.ts';
import {
  fetchPackages,
  installPackages,
  rebootServer,
} from '../../src/flows/remote/jobs/packages.ts';
import { switchSources } from '../../src/flows/remote/jobs/sources.ts';
import { queryTable } from '../../src/flows/remote/table-query.ts';
import type { JobAction, RemoteScript } from '../../src/flows/run/action.ts';
import { Secret } from '../../src/redact.ts';
import type { ScenarioName } from '../../src/rehearsal/server/scenarios/names.ts';
import { connect, exec, PASSWORD, practise, until } from '../rehearsal/server/support/practice.ts';

/** A query needs the socket, which only later servers have; it is asked below. */
const READING = ALL_SCRIPTS.filter(({ kind, name }) => kind === 'probe' && name !== 'table-query');

/** Slow enough for the executor's own patience, which counts in the same time. */
const CLOCK = createClock(40);
/** The package version 5 takes the place of. */
const GOES = ['ucware-web'];

async function bot(scenario?: ScenarioName) {
  const practice = await practise({ clock: CLOCK, ...(scenario ? { scenario } : {}) });
  const password = async () => new Secret(PASSWORD);
  const server: Server = {
    name: 'practice',
    addresses: [practice.addresses.ngn, practice.addresses.voip],
    port: practice.port,
    sshUser: 'ucware',
    sudo: 'password',
    login: { key: undefined, passphrase: undefined, agent: undefined, password },
    sudoPassword: password,
    hostKey: practice.fingerprint(),
    webUrl: practice.webUrl,
    webCertificate: undefined,
    hypervisor: 'manual',
    language: 'de',
    fourEyes: false,
    channel: 'C0',
    approvers: [],
    operators: [],
    labels: [],
  };
  const executor = createSshExecutor({ clock: CLOCK });
  onTestFinished(() => executor.close());
  const hostKey = practice.fingerprint();
  let number = 0;

  return {
    practice,
    async read(script: RemoteScript, args: readonly string[]) {
      const outcome = await executor.perform(
        { kind: 'probe', script, args, timeoutMs: 600_000, parse: (output) => output },
        { server, hostKey },
      );
      return outcome.ok ? outcome.value.stdout : outcome.failure.found;
    },
    async work(action: JobAction) {
      number += 1;
      const chunks: string[] = [];
      const outcome = await executor.perform(action, {
        server,
        hostKey,
        jobName: `run-1-${action.script.name}-${number}`,
        onChunk: ({ log }) => {
          if (log !== '') chunks.push(log);
        },
      });
      const end = outcome.ok ? `${outcome.value.state} ${outcome.value.exitCode}` : outcome.failure;
      return { end, pieces: chunks.length };
    },
    async bootAfter(previousBootId: string) {
      const outcome = await executor.perform(
        { kind: 'await-boot', previousBootId, timeoutMs: 1_800_000 },
        { server, hostKey },
      );
      return outcome.ok ? outcome.value.bootId : outcome.failure;
    },
  };
}

const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  'conffiles-offered': ['5'],
  'conffiles-offered-as-root': ['5'],
  'conffiles-downloaded': ['4.5'],
  'conffiles-base': ['5', 'ucware-core', '4.5.0.8', '0'],
  'conffiles-base-as-root': ['5', 'ucware-core', '4.5.0.8', '0'],
  'conffiles-keep': ['/etc/ucware/ucware.php', '/home/ucware/.cache/ucware-upgrade/shipped'],
  'conffiles-texts': ['/etc/ucware/ucware.php'],
  'conffiles-stage': ['run', '5', '/etc/ucware/ucware.php', '-', '0', '0', 'v', '1/1'],
  'conffiles-standing': ['run', '5'],
  'conffiles-sums': ['/etc/hosts'],
  'my-cnf': ['ucware'],
  plan: ['5'],
  'plan-as-root': ['5'],
  'plan-from-lists': ['4.5'],
};

it('understands every script that reads', { timeout: 60_000 }, async () => {
  const { practice, read } = await bot();
  const answers = new Map<string, string>();
  for (const script of READING) {
    answers.set(script.name, await read(script, ARGUMENTS[script.name] ?? []));
  }
  for (const [name, answer] of answers) expect(answer, name).toMatch(/(^|\n)end\n$/);
  expect(answers.get('conffiles')).toMatch(
    /^changed\tasterisk\t\/etc\/init\/asterisk\.conf\t\w+\nchanged\tasterisk\t\/etc\/asterisk\/logger\.conf\t\w+\nchanged\tucware-core\t\/etc\/ucware\/ucware\.php\t\w+\nasterisk\tasterisk\n/,
  );
  expect(answers.get('packages')).toContain('product\tucware\t4.5.0.8\tii\n');
  expect(answers.get('packages')).not.toContain('broken');
  expect(answers.get('plan')).toContain('inst\tucware-core\t4.5.0.8\t5.0.2.1\n');
  expect(answers.get('conffiles-offered')).toMatch(
    /file\t\/etc\/ucware\/ucware\.php\t[0-9a-f]{32}\t644\tucware-core\n/,
  );
  expect(answers.get('conffiles-offered')).not.toContain('unread');
  expect(answers.get('conffiles-offered-as-root')).toContain('closed');
  expect(answers.get('conffiles-present')).toMatch(
    /file\tasterisk\t\/etc\/init\/asterisk\.conf\t[0-9a-f]{32}\t-\t1:13\.38\.3-ucware1\t[0-9a-f]{32}\n/,
  );
  expect(answers.get('conffiles-sums')).toMatch(/^sum\t\/etc\/hosts\t[0-9a-f]{32}\n/);
  expect(answers.get('origins')).toContain('offer\tucware\t4.5.0.10\t');
  expect(practice.unknownCommands()).toEqual([]);
});

it('answers a query of the inventory, and nothing that would change something', {
  timeout: 60_000,
}, async () => {
  const { practice, read } = await bot('5');
  const { script, args } = queryTable(
    'SELECT name AS Benutzername, value AS v FROM ucware.settings',
  );
  expect(await read(script, args)).toBe('Benutzername\tv\nschema_version\t5.0\nend\n');
  expect(await read(script, ["UPDATE ucware.settings SET value = 'x'"])).not.toContain('end');
  const client =
    'mysql -uroot -e "SET SESSION TRANSACTION READ ONLY; UPDATE ucware.settings SET value = 1"';
  expect((await practice.machine.console(client)).stderr).toContain('1792');
  expect(practice.unknownCommands()).toEqual([]);
});

it('obeys the pinned helper: what it reads, and a job it starts', { timeout: 60_000 }, async () => {
  const helper = renderHelper(ALL_SCRIPTS);
  const practice = await practise({
    clock: CLOCK,
    sudoers: [sudoersLine('ucware', helperDigest(helper))],
  });
  await practice.machine.writeFile(LAYOUT.helper, helper, 0o755);
  const client = await connect(practice);
  const call = (script: RemoteScript, args: readonly string[]) =>
    exec(client, commandLine(script, args, 'helper', '', LAYOUT).command);

  for (const script of READING.filter(({ as }) => as === 'root')) {
    const { stdout } = await call(script, ARGUMENTS[script.name] ?? []);
    expect(stdout, script.name).toMatch(/\nend\n$/);
  }
  await practice.machine.writeFile('/var/lib/ucware-upgrade/lock/run', 'run\n');
  const { script, args } = setUpMysqlSocket('run', 'localhost');
  const start = startJobByHelper({ name: 'run-1-mysql-1', script, args });
  expect((await call(start.script, start.args)).stdout).toMatch(/\nstarted\n$/);
  expect((await call(start.script, start.args)).stdout).toMatch(/\nfound\n$/);
  const exit = `${LAYOUT.jobs}/run-1-mysql-1/exit`;
  await until(async () => (await practice.machine.console(`test -f ${exit}`)).exitCode === 0);
  expect(await practice.machine.readFile(exit)).toBe('0\n');
  expect(practice.unknownCommands()).toEqual([]);
});

it('goes through both passes with the jobs of the bot', { timeout: 90_000 }, async () => {
  const { practice, work, bootAfter } = await bot();
  const { machine } = practice;
  const done = { end: 'ended 0' };
  expect(await work(hold('run', 'practice'))).toMatchObject(done);
  expect(await work(setUpMysqlSocket('run', 'localhost'))).toMatchObject(done);
  expect(
    await work(moveMyCnfAside('run', ['/root/.my.cnf', '/home/ucware/.my.cnf'])),
  ).toMatchObject(done);

  expect(await work(fetchPackages('run', []))).toMatchObject(done);
  const installed = await work(installPackages('run', [], 'cached'));
  expect(installed).toMatchObject(done);
  // The log was followed while it grew.
  expect(installed.pieces).toBeGreaterThan(3);
  expect(machine.version('ucware')).toBe('4.5.0.10');
  const first = machine.bootId();
  await work(rebootServer('run'));
  expect(await bootAfter(first)).toBe(machine.bootId());

  const line = { path: '/etc/apt/sources.list.d/ucware.list', line: 1 };
  expect(await work(switchSources('run', [line]))).toMatchObject(done);
  expect(await work(fetchPackages('run', GOES))).toMatchObject(done);
  expect(await work(installPackages('run', [], 'cached'))).toMatchObject({ end: 'ended 100' });
  expect(await work(installPackages('run', ['ucware-webclient'], 'cached'))).toMatchObject({
    end: 'ended 77',
  });
  expect(machine.version('ucware')).toBe('4.5.0.10');
  expect(await work(installPackages('run', GOES, 'cached'))).toMatchObject(done);
  expect(machine.version('ucware')).toBe('5.0.2.1');
  expect(await work(releaseHold('run'))).toMatchObject(done);
  expect(practice.unknownCommands()).toEqual([]);
});

it('starts jobs without systemd too', { timeout: 60_000 }, async () => {
  const { practice, work } = await bot();
  await practice.machine.writeFile('/var/lib/ucware-upgrade/lock/run', 'run\n');
  await practice.machine.console('rm /bin/systemd-run /usr/bin/systemd-run');
  expect(await work(moveMyCnfAside('run', ['/root/.my.cnf']))).toMatchObject({ end: 'ended 0' });
  expect(practice.unknownCommands()).toEqual([]);
});
