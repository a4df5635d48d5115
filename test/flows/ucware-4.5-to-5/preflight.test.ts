import { describe, expect, test } from 'vitest';
import { preflight } from '../../../src/flows/ucware-4.5-to-5/preflight.ts';
import { BIONIC, bionicWith } from '../remote/bionic-machine.ts';
import { type Machine, runInShells } from '../remote/run-in-shells.ts';
import { SERVER } from './checks/healthy-facts.ts';

const LIST = '/etc/apt/sources.list.d/ucware.list';
const NOW = '2026-01-01T00:00:05.000Z';

/** `check <host>`: the real scripts on a machine, judged. */
async function check(machine: Machine) {
  const values = [];
  for (const probe of preflight.probes(SERVER, NOW)) {
    values.push(probe.parse(await runInShells(probe.script, probe.args, machine)));
  }
  return preflight.judge(values, SERVER);
}

async function blocking(machine: Machine) {
  return (await check(machine)).filter(({ blocks }) => blocks).map(({ id }) => id);
}

test('it only reads, and asks each question once', () => {
  const scripts = preflight.probes(SERVER, NOW).map(({ script }) => script);
  expect(new Set(scripts.map(({ name }) => name)).size).toBe(scripts.length);
  expect(scripts.every(({ kind }) => kind === 'probe')).toBe(true);
});

describe('servers as they are', () => {
  test('a healthy one can be upgraded', async () => {
    expect(await blocking(BIONIC)).toEqual([]);
  });

  test('the source is on 5 and the packages are on 4.5', async () => {
    const files = { [LIST]: 'deb https://packages.ucware.de/ubuntu/ucware-5 bionic main\n' };
    expect(await blocking(bionicWith({ files }))).toEqual(['sources-ahead']);
  });

  test('the line is commented out, in sources.list, with options and CRLF', async () => {
    const text = '# deb [arch=amd64] https://packages.ucware.de/ubuntu/ucware-4.5 bionic main\r\n';
    const files = { [LIST]: null, '/etc/apt/sources.list': text };
    expect(await blocking(bionicWith({ files }))).toEqual(['sources-commented']);
  });

  test('MySQL is down, asterisk is held, dpkg was interrupted', async () => {
    const machine = bionicWith({
      files: { '/var/lib/dpkg/updates/0000': 'Package: ucware\n' },
      commands: {
        mysql: [{ when: '*', stderr: 'ERROR 2002 (HY000): no socket\n', exit: 1 }],
        'apt-mark': [{ when: 'showhold', stdout: 'asterisk\n' }],
      },
    });
    expect(await blocking(machine)).toEqual(['product-held', 'dpkg-interrupted', 'mysql-down']);
  });

  test('a server without systemd is not passed for a healthy one', async () => {
    const systemctl = [{ when: '*', stderr: 'System has not been booted with systemd\n', exit: 1 }];
    expect(await blocking(bionicWith({ commands: { systemctl } }))).toEqual([
      'timers-unread',
      'services-unread',
    ]);
  });
});
