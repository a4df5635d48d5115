import { describe, expect, it } from 'vitest';
import type { PracticeServer } from '../../../../src/rehearsal/server/practice-server.ts';
import { connect, exec, practise } from '../support/practice.ts';

const MAIN = 'https://packages.ucware.de/ubuntu/ucware-4.5';
const KEEP = '-o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold';
const QUIET = 'env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8';
const UPGRADE = `${QUIET} apt-get -q -y ${KEEP} full-upgrade </dev/null`;

async function run({ machine }: PracticeServer, script: string) {
  const { exitCode, stdout, stderr } = await machine.console(script);
  return { code: exitCode, said: `${stdout}${stderr}` };
}

describe('full-upgrade', () => {
  it('keeps changed files under the policy and leaves the new ones beside them', async () => {
    const server = await practise();
    const { code, said } = await run(server, UPGRADE);
    expect(said).toContain('==> Keeping old config file as default.');
    expect(code).toBe(0);
    expect(server.machine.version('ucware')).toBe('4.5.0.10');
    expect(await server.machine.readFile('/etc/ucware/ucware.php')).toContain('Europe/Berlin');
    expect(await server.machine.readFile('/etc/ucware/ucware.php.dpkg-dist')).toContain('ldap');
  });

  it('leaves packages unpacked without it, whatever the frontend, until dpkg is told what to do', async () => {
    const server = await practise();
    const { code, said } = await run(server, `${QUIET} apt-get -q -y full-upgrade </dev/null`);
    expect(code).toBe(100);
    expect(said).toContain('*** asterisk.conf (Y/I/N/O/D/Z) [default=N] ? ');
    expect(said).toContain(' end of file on stdin at conffile prompt\n');
    expect(said).toContain('dependency problems - leaving unconfigured');
    expect(said).toContain('E: Sub-process /usr/bin/dpkg returned an error code (1)');
    expect(server.machine.status('asterisk')).toBe('unpacked');
    expect(server.machine.status('ucware')).toBe('unpacked');
    expect(await server.machine.readFile('/etc/init/asterisk.conf.dpkg-new')).toContain('4.5.0.10');

    expect((await run(server, 'dpkg --configure -a </dev/null')).code).toBe(1);
    expect((await run(server, 'dpkg --audit')).said).toContain('unpacked but not yet configured');
    const repaired = await run(server, 'dpkg --force-confdef --force-confold --configure -a');
    expect(repaired.code).toBe(0);
    expect(server.machine.status('ucware')).toBe('installed');
    expect((await run(server, 'dpkg --audit')).said).toBe('');
  });

  it('takes a line feed on stdin as "keep", as the guide does at the keyboard', async () => {
    const server = await practise();
    const { code } = await run(server, `printf '\\n\\n\\n' | ${QUIET} apt-get -q -y full-upgrade`);
    expect(code).toBe(0);
    expect(await server.machine.readFile('/etc/ucware/ucware.php')).toContain('Europe/Berlin');
  });

  it('aborts when nobody can say yes', async () => {
    const server = await practise();
    const { code, said } = await run(server, 'apt-get full-upgrade </dev/null');
    expect(said).toContain('Do you want to continue? [Y/n] Abort.');
    expect(code).toBe(1);
    expect(server.machine.version('ucware')).toBe('4.5.0.8');
  });

  it('refuses removals under --no-remove, in the simulation too', async () => {
    const server = await practise({ scenario: 'sources-on-5' });
    const { code, said } = await run(server, 'apt-get -s --no-remove full-upgrade');
    expect(said).toContain('E: Packages need to be removed but remove is disabled.');
    expect(code).toBe(100);
    expect((await run(server, 'apt-get -s full-upgrade')).said).toContain('Remv ucware-web [4.5');
  });

  it('keeps back what is held and everything that needs it newer', async () => {
    const server = await practise({ scenario: 'held-ucware' });
    const { said } = await run(server, 'apt-get -s full-upgrade; apt-mark showhold');
    expect(said).toMatch(/kept back:\n {2}ucware ucware-core ucware-web\n/);
    expect(said).not.toContain('Inst ucware-core');
    expect(said.endsWith('ucware-core\n')).toBe(true);
  });

  it('installs nothing that was not downloaded when it may not download', async () => {
    const server = await practise();
    const { code, said } = await run(server, `apt-get -y --no-download ${KEEP} full-upgrade`);
    expect(said).toContain('E: Internal Error, No file name for');
    expect(code).toBe(100);
  });

  it('writes progress to the status descriptor that never runs backwards', async () => {
    const server = await practise();
    await run(
      server,
      `${UPGRADE.replace('-q', '-q -o APT::Status-Fd=3')} >/dev/null 3>/root/status`,
    );
    const lines = (await server.machine.readFile('/root/status')).trim().split('\n');
    for (const kind of ['dlstatus', 'pmstatus']) {
      const shares = lines
        .filter((line) => line.startsWith(kind))
        .map((line) => Number(line.split(':')[2]));
      expect(shares.length).toBeGreaterThan(10);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
    }
    expect(lines.filter((line) => line.startsWith('pmconffile:/etc/'))).toHaveLength(3);
    expect(lines.at(-1)).toMatch(/^pmstatus:[a-z-]+:100\.0000:Installed/);
  });
});

describe('update', () => {
  it.each(['dns', 'refused', 'timeout'] as const)(
    'ends with 0 when the network fails (%s), unless the error mode is any',
    async (trouble) => {
      const server = await practise();
      server.machine.setRepositoryTrouble(MAIN, trouble);
      const mild = await run(server, 'apt-get update');
      expect(mild.said).toContain('W: Failed to fetch');
      expect(mild.code).toBe(0);
      const strict = await run(server, 'apt-get -o APT::Update::Error-Mode=any update');
      expect(strict.said).toContain('E: Failed to fetch');
      expect(strict.code).toBe(100);
    },
  );

  it.each([
    ['unauthorized', '401  Unauthorized'],
    ['certificate-expired', 'certificate chain uses expired certificate'],
    ['missing', '404  Not Found'],
  ] as const)('fails for %s', async (trouble, words) => {
    const server = await practise();
    server.machine.setRepositoryTrouble(MAIN, trouble);
    const { code, said } = await run(server, 'apt-get update');
    expect(said).toContain(words);
    expect(said).toMatch(/^E: The repository/m);
    expect(code).toBe(100);
  });

  it('only warns about an expired key of a repository it knows', async () => {
    const server = await practise();
    server.machine.setRepositoryTrouble(MAIN, 'key-expired');
    const { code, said } = await run(server, 'apt-get update');
    expect(said).toMatch(/^W: An error occurred during the signature verification.*EXPKEYSIG/m);
    expect(code).toBe(0);
  });

  it('reads into folders of its own without touching those of the system, as an ordinary user', async () => {
    const server = await practise();
    const before = await run(
      server,
      'cat /var/lib/apt/lists/*Packages | md5sum; ls -l /var/lib/apt/lists',
    );
    const client = await connect(server);
    const own =
      '-o Dir::State::Lists=/home/ucware/p/lists -o Dir::Cache=/home/ucware/p/cache -o Dir::Etc::SourceList=/home/ucware/p/list -o Dir::Etc::SourceParts=/dev/null';
    const answer = await exec(
      client,
      `mkdir -p p/lists p/cache && echo 'deb https://packages.ucware.de/ubuntu/ucware-5 bionic main' >p/list && LC_ALL=C apt-get ${own} update && LC_ALL=C apt-cache ${own} policy ucware && LC_ALL=C apt-get ${own} -s full-upgrade`,
    );
    expect(answer.code).toBe(0);
    expect(answer.stdout).toContain('Candidate: 5.0.2.1');
    expect(answer.stdout).toContain(
      'Inst ucware-core [4.5.0.8] (5.0.2.1 UCware:18.04/bionic [amd64])',
    );
    expect(
      await run(server, 'cat /var/lib/apt/lists/*Packages | md5sum; ls -l /var/lib/apt/lists'),
    ).toEqual(before);
    expect((await exec(client, 'LC_ALL=C LANGUAGE= apt-get update')).code).toBe(100);
  });

  it('uses the credentials of the source line', async () => {
    const server = await practise({ scenario: 'line-with-credentials' });
    const { code, said } = await run(server, 'apt-get update && apt-cache policy ucware');
    expect(code).toBe(0);
    expect(said).not.toContain('canary');
  });
});

describe('locks, journal and space', () => {
  it('gives up at once when somebody holds the lock, and names nobody', async () => {
    const server = await practise();
    const lock = server.machine.holdAptLock();
    const { code, said } = await run(
      server,
      `${QUIET} apt-get -y -o DPkg::Lock::Timeout=60 full-upgrade`,
    );
    expect(code).toBe(100);
    expect(said).toContain(
      'E: Could not get lock /var/lib/dpkg/lock-frontend - open (11: Resource',
    );
    const holder = await run(
      server,
      `cat /proc/locks; fuser /var/lib/dpkg/lock-frontend 2>/dev/null; ps -o args= -p ${lock.pid}`,
    );
    expect(holder.said).toContain(` ${lock.pid} 08:01:`);
    expect(holder.said).toContain('unattended-upgrade');
    lock.release();
    expect((await run(server, UPGRADE)).code).toBe(0);
  });

  it('stops at a journal that was not worked off', async () => {
    const server = await practise();
    await server.machine.writeFile('/var/lib/dpkg/updates/0003', 'x');
    const { code, said } = await run(server, UPGRADE);
    expect(said).toContain(
      "E: dpkg was interrupted, you must manually run 'sudo dpkg --configure -a'",
    );
    expect(code).toBe(100);
  });

  it('says that there is no room for the archives', async () => {
    const server = await practise();
    server.machine.fillDisk('/');
    const { code, said } = await run(server, `apt-get -y -o Debug::NoLocking=1 full-upgrade`);
    expect(said).toContain("E: You don't have enough free space in /var/cache/apt/archives/.");
    expect(code).toBe(100);
  });

  it('cannot unpack a kernel into a full /boot', async () => {
    const server = await practise({ scenario: 'boot-full' });
    const { code, said } = await run(server, UPGRADE);
    expect(said).toContain("'/boot/vmlinuz-");
    expect(said).toContain('No space left on device');
    expect(code).toBe(100);
  });

  it('needs root for real work, and says so in German by default', async () => {
    const client = await connect(await practise());
    const answer = await exec(client, 'apt-get -y full-upgrade');
    expect(answer.stderr).toContain('sind Sie root?');
    expect(answer.code).toBe(100);
  });
});
