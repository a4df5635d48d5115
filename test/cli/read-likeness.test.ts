import { afterEach, describe, expect, it } from 'vitest';
import { readLikeness } from '../../src/cli/rehearse/read-likeness.ts';
import { scenarioLike } from '../../src/cli/rehearse/scenario-like.ts';
import type { Server } from '../../src/config/server.ts';
import { createExecutors, type Executors } from '../../src/executors/registry.ts';
import { USUAL } from '../../src/rehearsal/scenarios/scenarios.ts';
import type { PracticeServer } from '../../src/rehearsal/server/practice-server.ts';
import { CANARIES } from '../../src/rehearsal/server/scenarios/base-files.ts';
import type { Likeness } from '../../src/rehearsal/server/scenarios/likeness.ts';
import { secret } from '../executors/ssh/setup.ts';
import { clock, PASSWORD, practise } from '../rehearsal/server/support/practice.ts';
import { aServer } from '../support/server.ts';
import { realServer } from './support/real-server.ts';

let executors: Executors | undefined;
afterEach(() => executors?.close());

function inventoryEntry(real: PracticeServer): Server {
  return aServer({
    name: 'pbx-real',
    addresses: [real.addresses.ngn],
    port: real.port,
    sshUser: real.user,
    hostKey: real.fingerprint(),
    login: { key: undefined, passphrase: undefined, agent: undefined, password: secret(PASSWORD) },
    sudoPassword: secret(PASSWORD),
  });
}

async function likenessOf(real: PracticeServer): Promise<Likeness> {
  executors = createExecutors({ clock });
  return readLikeness(inventoryEntry(real), executors);
}

/** Everything on the disk but what each log-in leaves by itself. */
async function disk(server: PracticeServer): Promise<string> {
  const { stdout } = await server.machine.console(
    'find /etc /root /home /usr/share /var/lib /var/cache /opt /tmp /var/tmp -type f -exec md5sum {} + | sort -k 2',
  );
  return stdout;
}

describe('a practice server built after a real one', () => {
  it('takes names, versions and checksums, writes nothing there and carries no secret away', async () => {
    const real = await practise({ scenario: 'hostile' });
    await real.machine.console('apt-mark hold tzdata');
    const before = await disk(real);
    const likeness = await likenessOf(real);
    expect(await disk(real)).toBe(before);
    expect(before.split('\n').length).toBeGreaterThan(50);
    const text = JSON.stringify(likeness);
    for (const canary of [...Object.values(CANARIES), PASSWORD]) expect(text).not.toContain(canary);
    expect(likeness.changedFiles.map(({ path }) => path).sort()).toEqual([
      '/etc/asterisk/logger.conf',
      '/etc/init/asterisk.conf',
      '/etc/ucware/ucware.php',
    ]);
    expect(likeness.held).toEqual(['tzdata']);
    expect(likeness.sources[0]).toMatchObject({ series: '4.5', hasCredentials: true, crlf: true });
    expect(real.unknownCommands()).toEqual([]);
  });

  it('has the same packages, holds, sources, telephones and changed files, with contents of its own', async () => {
    const real = await practise({ scenario: 'hostile' });
    await real.machine.console('apt-mark hold tzdata');
    real.machine.halfConfigure('ucware-web');
    real.machine.setPhones([
      { extension: '7', address: '10.0.0.7', userAgent: 'snomD785/10.1.127.10' },
    ]);
    const likeness = await likenessOf(real);
    const built = await practise({ likeness });
    const list = 'dpkg-query -W';
    const installed = (await built.machine.console(list)).stdout.split('\n');
    for (const line of (await real.machine.console(list)).stdout.split('\n'))
      expect(installed).toContain(line);
    expect(likeness.halfConfigured).toEqual(['ucware-web']);
    expect(await again(built, likeness)).toEqual(likeness);
    const files = await built.machine.console(
      'cat /etc/ucware/ucware.php /etc/apt/sources.list.d/*',
    );
    for (const canary of Object.values(CANARIES)) expect(files.stdout).not.toContain(canary);
    expect(files.stdout).toContain('changed on pbx-real');
    // Asterisk takes a line with # in front for a directive.
    const logger = await built.machine.console('cat /etc/asterisk/logger.conf');
    expect(logger.stdout).toMatch(/^; changed on pbx-real/m);
    expect(logger.stdout).not.toMatch(/^#/m);
    expect(built.unknownCommands()).toEqual([]);
  });

  it('resembles servers of other versions, and packages nobody knows', async () => {
    const real = await practise({ scenario: '4.5.0.10' });
    const likeness = await likenessOf(real);
    const built = await practise({
      likeness: {
        ...likeness,
        packages: [...likeness.packages, { name: 'acme-agent', version: '1:3-1' }],
      },
    });
    expect(built.machine.version('ucware')).toBe('4.5.0.10');
    expect(built.machine.version('acme-agent')).toBe('1:3-1');
    const { stdout } = await built.machine.console('apt-get -s full-upgrade');
    expect(stdout).toMatch(/\n0 upgraded, 0 newly installed, 0 to remove/);
  });
});

describe('rehearse <host>', () => {
  it('finds the server in the inventory', async () => {
    const { env } = await realServer();
    const about = { env, language: 'en' } as const;
    const scenario = await scenarioLike('PBX-real', USUAL, about);
    expect(scenario).toMatchObject({
      id: 'pbx-real',
      server: '4.5.0.8',
      likeness: { hostname: 'pbx-real' },
      customer: USUAL.customer,
    });
    await expect(scenarioLike('pbx-rael', USUAL, about)).rejects.toThrow(
      'is not in the inventory. Perhaps: pbx-real.',
    );
  });
});

/** The likeness of the likeness; room on the disk is another thing, as other files lie there. */
async function again(built: PracticeServer, first: Likeness): Promise<Likeness> {
  executors?.close();
  const { disks: _, ...second } = await likenessOf(built);
  const extra = new Set(first.packages.map(({ name }) => name));
  return {
    ...second,
    packages: second.packages.filter(({ name }) => extra.has(name)),
    disks: first.disks,
  };
}
