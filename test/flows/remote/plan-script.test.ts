import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readConffiles } from '../../../src/flows/remote/plan-conffiles.ts';
import {
  madeSimulation,
  readSimulation,
  readSimulationFromLists,
  type Simulation,
} from '../../../src/flows/remote/plan-parse.ts';
import type { Probe } from '../../../src/flows/run/action.ts';
import { type Ran, runJob, type Site } from './jobs/run-job.ts';

const LIST = '/etc/apt/sources.list.d/ucware.list';
const LINE = 'deb https://kunde:canary@packages.ucware.de/ubuntu/ucware-4.5 bionic main';
const OWN = '/root/.cache/ucware-upgrade';

const SIMULATED = `Reading package lists...
The following packages have been kept back:
  linux-generic linux-image-generic
The following packages will be upgraded:
  libc6 ucware
Remv asterisk-config [1:13.18]
Inst libc6:i386 [2.27-3ubuntu1] (2.27-3ubuntu1.6 Ubuntu:18.04/bionic-updates [i386]) []
Inst ucware [4.5.0.8] (4.5.0.10 UCware:18.04/bionic [all])
Inst ucware-sounds (5.0 UCware:18.04/bionic [all])
Conf ucware (4.5.0.10 UCware:18.04/bionic [all])
`;

const POLICY = `ucware:
  Installed: 4.5.0.8
  Candidate: 4.5.0.10
  Version table:
     4.5.0.10 500
        500 https://kunde:canary@packages.ucware.de/ubuntu/ucware-4.5 bionic/main amd64 Packages
 *** 4.5.0.8 100
        100 /var/lib/dpkg/status
`;

const URIS = `'https://kunde:canary@packages.ucware.de/a.deb' a.deb 3000000000 SHA256:00
'http://archive.ubuntu.com/b.deb' b.deb 500 SHA256:11
`;

function site(
  parts: {
    update?: string;
    updateCode?: number;
    simulated?: string;
    code?: number;
    uris?: string;
  } = {},
): Site {
  const { update = '', updateCode = 0, simulated = SIMULATED, code = 0, uris = URIS } = parts;
  return {
    files: {
      [LIST]: `${LINE}\n`,
      '/etc/apt/sources.list': 'deb http://archive.ubuntu.com/ubuntu bionic main\n',
    },
    commands: {
      'apt-get': `echo "apt-get $*" >>/calls
case " $* " in
  *" update "*) printf '%s' '${update}'; exit ${updateCode} ;;
  *" -s "*) printf '%s' '${simulated}'; exit ${code} ;;
  *" --print-uris "*) printf '%s' "${uris}" ;;
esac`,
      'apt-cache': `echo "apt-cache $*" >>/calls
case " $* " in
  *" policy ucware "*) printf '%s' '${POLICY}' ;;
  *" show "*ucware-sounds*) printf 'Package: ucware-sounds\\nReplaces: asterisk-config (<< 5), other\\n' ;;
esac`,
    },
  };
}

async function look(probe: Probe<Simulation>, machine: Site): Promise<Ran & { plan: Simulation }> {
  const ran = await runJob(probe.script, probe.args, machine);
  return { ...ran, plan: probe.parse({ exitCode: ran.exitCode, stdout: ran.log, stderr: '' }) };
}

describe('planning as the ordinary user', () => {
  test('reads what apt would do', async () => {
    const { plan } = await look(readSimulation('4.5')[0], site());
    expect(plan).toMatchObject({
      state: 'made',
      update: { state: 'ok' },
      objections: [],
      installed: [
        { name: 'libc6:i386', from: '2.27-3ubuntu1', to: '2.27-3ubuntu1.6' },
        { name: 'ucware', from: '4.5.0.8', to: '4.5.0.10' },
        { name: 'ucware-sounds', from: null, to: '5.0' },
      ],
      removed: [{ name: 'asterisk-config', from: '1:13.18', to: null }],
      keptBack: ['linux-generic', 'linux-image-generic'],
      downloadBytes: 3_000_000_500,
      replaces: [{ name: 'ucware-sounds', list: 'asterisk-config (<< 5), other' }],
      product: { name: 'ucware', installed: '4.5.0.8', candidate: '4.5.0.10' },
    });
  });

  test('tells what lies on the server itself, which is no part of the download', async () => {
    const uris = `'file:/srv/mirror/ucware-4.5/pool/ucware_4.5.0.10_all.deb' ucware_4.5.0.10_all.deb 700 SHA256:00
'file:/srv/mirror/ucware-4.5/pool/ucware-sounds_5.0_all.deb' ucware-sounds_5.0_all.deb 800 SHA256:00
'cdrom://UC disc/pool/libc6_2.27_i386.deb' libc6_2.27_i386.deb 900 SHA256:00
'copy:/srv/other/b.deb' b.deb 20 SHA256:11
'http://archive.ubuntu.com/b.deb' b.deb 500 SHA256:11
`;
    const { plan } = await look(readSimulation('4.5')[0], site({ uris }));
    expect(plan.inPlace).toEqual(['file:/srv/mirror/ucware-4.5/pool', 'cdrom://UC disc/pool']);
    expect(plan.downloadBytes).toBe(520);
    expect((await look(readSimulation('4.5')[0], site())).plan.inPlace).toEqual([]);
  });

  test('never touches the server’s apt and never shows credentials', async () => {
    const { calls, log } = await look(readSimulation('4.5')[0], site());
    expect(calls.length).toBeGreaterThan(3);
    for (const call of calls) {
      expect(call).toContain(`-o Dir::Etc::SourceList=${OWN}/plan-4.5/sources.list`);
      expect(call).toContain(`-o Dir::Etc::SourceParts=${OWN}/plan-4.5/parts`);
      expect(call).toContain(`-o Dir::State::Lists=${OWN}/plan-4.5/lists`);
      expect(call).toContain(`-o Dir::Cache=${OWN}/plan-4.5/cache`);
    }
    expect(log).not.toContain('canary');
  });

  test.each([
    ['4.5', LINE],
    ['5', LINE.replace('4.5', '5')],
  ] as const)('pass %s plans with its own copy of the sources', async (pass, line) => {
    const { files } = await look(readSimulation(pass)[0], site());
    expect(files[`${OWN}/plan-${pass}/parts/ucware.list`]).toBe(`${line}\n`);
    expect(files[`${OWN}/plan-${pass}/sources.list`]).toContain('archive.ubuntu.com');
    expect(files[LIST]).toBe(`${LINE}\n`);
    expect(files[`${OWN}/plan-${pass}/apt.conf`]).toContain('#clear APT::Update::Post-Invoke;');
  });

  test('a source that could not be read is said, although apt ended well', async () => {
    const said =
      'W: Failed to fetch https://kunde:canary@packages.ucware.de/x  Could not resolve host';
    const { plan, log } = await look(readSimulation('4.5')[0], site({ update: said }));
    expect(plan.update?.state).toBe('name-resolution');
    expect(log).not.toContain('canary');
  });

  test('what apt objects to is kept', async () => {
    const { plan } = await look(
      readSimulation('4.5')[0],
      site({ simulated: 'E: Unmet dependencies.\n', code: 100 }),
    );
    expect(plan.objections).toEqual(['E: Unmet dependencies.']);
  });

  test('a simulation that fails without a word is no plan either', async () => {
    const { plan } = await look(readSimulation('4.5')[0], site({ simulated: '', code: 124 }));
    expect(plan.objections).not.toEqual([]);
  });

  test.each(['6', '', '4.5; reboot'])('refuses the version "%s"', async (version) => {
    const probe = readSimulation('4.5')[0];
    const { exitCode, calls } = await runJob(probe.script, [version], site());
    expect(exitCode).toBe(64);
    expect(calls).toEqual([]);
  });
});

describe('planning as root', () => {
  test('is not needed while everybody may read the sources', async () => {
    const { plan, calls } = await look(readSimulation('4.5')[1], site());
    expect(plan.state).toBe('not-needed');
    expect(calls).toEqual([]);
  });

  test('works in root’s own folder when a file is closed', async () => {
    const machine = site();
    const closed = { ...machine, closed: [LIST] };
    const { plan, calls } = await look(readSimulation('5')[1], closed);
    expect(plan.state).toBe('made');
    for (const call of calls) expect(call).toContain('/var/cache/ucware-upgrade/plan-5');
  });
});

test('the last look asks the system’s own lists and changes none', async () => {
  const { plan, calls } = await look(readSimulationFromLists('5'), site());
  expect(plan.state).toBe('made');
  expect(plan.update).toBeNull();
  expect(calls.join()).not.toMatch(/ update|Dir::/);
});

test('of two looks the one that was made counts', async () => {
  const made = (await look(readSimulation('4.5')[0], site())).plan;
  const notNeeded: Simulation = { ...made, state: 'not-needed' };
  const closed: Simulation = { ...made, state: 'closed', closed: [LIST] };
  expect(madeSimulation([closed, made])).toBe(made);
  expect(madeSimulation([made, notNeeded])).toBe(made);
  expect(madeSimulation([closed, notNeeded])).toBeUndefined();
});

describe('changed configuration files', () => {
  const SHIPPED = 'as shipped\n';
  const MD5 = createHash('md5').update(SHIPPED).digest('hex');

  async function conffiles(listed: string, files: Readonly<Record<string, string>>) {
    const probe = readConffiles();
    const ran = await runJob(probe.script, [], {
      files,
      commands: {
        'dpkg-query': `printf '%s' '${listed}'`,
        dpkg: `case "$*" in "-S /usr/sbin/asterisk") echo 'asterisk: /usr/sbin/asterisk' ;; esac`,
      },
    });
    return probe.parse({ exitCode: ran.exitCode, stdout: ran.log, stderr: '' });
  }

  test('names those that differ and those somebody deleted, and no others', async () => {
    const listed = `ucware

 /etc/ucware/ucware.php ${MD5}
 /etc/ucware/gone.php ${MD5}
 /etc/ucware/same.php ${MD5}
 /etc/ucware/old.php ${MD5} obsolete
 /etc/ucware/new.php newconffile
bash

`;
    const { changed, asteriskOwner } = await conffiles(listed, {
      '/etc/ucware/ucware.php': '<?php $password = "canary";\n',
      '/etc/ucware/same.php': SHIPPED,
      '/etc/ucware/old.php': 'changed\n',
      '/etc/ucware/new.php': SHIPPED,
    });
    expect(changed).toEqual([
      {
        package: 'ucware',
        path: '/etc/ucware/ucware.php',
        md5: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
      { package: 'ucware', path: '/etc/ucware/gone.php', md5: null },
    ]);
    expect(asteriskOwner).toBeNull();
  });

  test('no conffiles at all', async () => {
    expect((await conffiles('bash\n\n', {})).changed).toEqual([]);
  });
});
