import { expect, it } from 'vitest';
import { aptGet, dpkgConfigureAll } from '../../../../src/flows/remote/apt.ts';
import { practise } from '../support/practice.ts';

/**
 * A server on which everything asks that can ask: debconf, ucf, the list of changes, needrestart. Nobody is there to answer, so
 * each question ends the installation; where stdin were open it would wait for ever.
 */
const ASKING: Readonly<Record<string, string>> = {
  '/etc/apt/apt.conf.d/99asking': `DPkg::Pre-Install-Pkgs { "sh /usr/sbin/dpkg-preconfigure"; "sh /usr/bin/ucf"; "sh /usr/bin/apt-listchanges"; };
DPkg::Post-Invoke { "sh /usr/lib/needrestart/apt-pinvoke"; };
`,
  '/usr/sbin/dpkg-preconfigure': '[ "$DEBIAN_FRONTEND" = noninteractive ] || read -r answer\n',
  '/usr/bin/ucf': '[ "$UCF_FORCE_CONFFOLD" = 1 ] || read -r answer\n',
  '/usr/bin/apt-listchanges': '[ "$APT_LISTCHANGES_FRONTEND" = none ] || read -r answer\n',
  '/usr/lib/needrestart/apt-pinvoke':
    '[ "$NEEDRESTART_SUSPEND" = 1 ] || [ "$NEEDRESTART_MODE" = a ] || read -r answer\n',
};

/** The line as it is built, after lists and archives were fetched by lines of the same builder. */
async function install(change: (line: string) => string) {
  const server = await practise();
  for (const [path, content] of Object.entries(ASKING)) {
    await server.machine.writeFile(path, content, 0o644);
  }
  for (const command of ['update', 'download'] as const) {
    const fetched = await server.machine.console(`${aptGet(command)} </dev/null 3>/dev/null`);
    expect(fetched).toMatchObject({ exitCode: 0 });
  }
  const line = aptGet('install');
  const changed = change(line);
  const finished = await server.machine.console(`${changed} </dev/null 3>/dev/null`);
  return { changed: changed !== line, machine: server.machine, ...finished };
}

it('installs with the whole line', async () => {
  const { exitCode, machine } = await install((line) => line);
  expect(exitCode).toBe(0);
  expect(machine.status('ucware')).toBe('installed');
  expect(machine.version('ucware')).toBe('4.5.0.10');
});

it.each([
  ['DEBIAN_FRONTEND', (line: string) => line.replace('DEBIAN_FRONTEND=noninteractive ', '')],
  ['UCF_FORCE_CONFFOLD', (line: string) => line.replace('UCF_FORCE_CONFFOLD=1 ', '')],
  ['needrestart', (line: string) => line.replace(/NEEDRESTART_\w+=\w+ /g, '')],
  ['APT_LISTCHANGES_FRONTEND', (line: string) => line.replace(/APT_LISTCHANGES\w+=none /, '')],
  ['-y', (line: string) => line.replace(' -y ', ' ')],
  ['the conffile policy', (line: string) => line.replace(/-o Dpkg::Options::=\S+ /g, '')],
])('does not get through without %s', async (_option, change) => {
  const { changed, exitCode } = await install(change);
  expect(changed).toBe(true);
  expect(exitCode).not.toBe(0);
});

it('speaks German without LC_ALL, and no program could read it', async () => {
  const { stdout } = await install((line) =>
    line.replace('LC_ALL=C.UTF-8', 'LC_ALL= LANG=de_DE.UTF-8'),
  );
  expect(stdout).toContain('wird eingerichtet');
});

it('removes nothing with --no-remove, and would without', async () => {
  for (const [change, expected] of [
    [(line: string) => line, '4.5.0.8'],
    [(line: string) => line.replace(' --no-remove', ''), undefined],
  ] as const) {
    const { machine } = await practise();
    await machine.console(
      "sed -i 's,/ucware-4.5 ,/ucware-5 ,' /etc/apt/sources.list.d/ucware.list",
    );
    await machine.console(`${aptGet('update')} </dev/null`);
    await machine.console(`${aptGet('download', 'approved')} </dev/null 3>/dev/null`);
    await machine.console(`${change(aptGet('install'))} </dev/null 3>/dev/null`);
    expect(machine.version('ucware-web')).toBe(expected);
  }
});

it('fetches nothing in the middle of an installation with --no-download, and would without', async () => {
  for (const [change, code] of [
    [(line: string) => line, 100],
    [(line: string) => line.replace(' --no-download', ''), 0],
  ] as const) {
    const { machine } = await practise();
    await machine.console(`${aptGet('update')} </dev/null`);
    const { exitCode } = await machine.console(
      `${change(aptGet('install'))} </dev/null 3>/dev/null`,
    );
    expect(exitCode).toBe(code);
  }
});

it('needs the error mode to notice that a name cannot be resolved', async () => {
  for (const [change, fails] of [
    [(line: string) => line, true],
    [(line: string) => line.replace('-o APT::Update::Error-Mode=any ', ''), false],
  ] as const) {
    const { machine } = await practise();
    machine.setRepositoryTrouble('https://', 'dns');
    const { exitCode } = await machine.console(`${change(aptGet('update'))} </dev/null`);
    expect(exitCode !== 0).toBe(fails);
  }
});

it('finishes what is half done only with the policy', async () => {
  for (const [change, status] of [
    [(line: string) => line.replace(/--force-\w+ /g, ''), 'unpacked'],
    [(line: string) => line, 'installed'],
  ] as const) {
    const { machine } = await practise();
    await machine.console(`${aptGet('update')} </dev/null`);
    const bare = aptGet('install').replace(/-o Dpkg::Options::=\S+ |--no-download /g, '');
    await machine.console(`${bare} </dev/null 3>/dev/null`);
    await machine.console(`${change(dpkgConfigureAll())} </dev/null`);
    expect(machine.status('ucware')).toBe(status);
  }
});
