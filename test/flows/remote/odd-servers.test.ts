import { expect, test } from 'vitest';
import { asCode, asCodes } from '../../../src/flows/remote/as-code.ts';
import { attempt } from '../../../src/flows/remote/attempt.ts';
import { readClock } from '../../../src/flows/remote/clock.ts';
import { readHolds } from '../../../src/flows/remote/holds.ts';
import { readMyCnf } from '../../../src/flows/remote/my-cnf.ts';
import { readRebootRequired } from '../../../src/flows/remote/reboot-required.ts';
import { readServices } from '../../../src/flows/remote/services.ts';
import { readVirtualization } from '../../../src/flows/remote/virtualization.ts';
import { bionicWith } from './bionic-machine.ts';
import { ask } from './run-in-shells.ts';

test('.my.cnf: every home is looked at, each file once; contents stay where they are', async () => {
  const files = await ask(
    readMyCnf('ldap-admin'),
    bionicWith({
      files: {
        '/etc/passwd':
          'root:x:0:0:root:/root:/bin/bash\nbackup:x:34:34::/home/backup:/bin/sh\ntwin:x:35:35::/home/backup:/bin/sh\ndaemon:x:1:1::/:/bin/false\n',
        '/root/.my.cnf': '[client]\npassword=geheim\n',
        '/home/backup/.my.cnf': '[client]\npassword=geheim\n',
        '/home/ldap-admin/.mylogin.cnf': 'x',
      },
    }),
  );
  expect(files).toEqual([
    { path: '/root/.my.cnf', owner: 'root' },
    { path: '/home/ldap-admin/.mylogin.cnf', owner: 'ldap-admin' },
    { path: '/home/backup/.my.cnf', owner: 'backup' },
  ]);
});

test('clock: behind, and not synchronised or unknown', async () => {
  const behind = bionicWith({
    commands: { timedatectl: [{ when: 'status', stdout: ' System clock synchronized: no\n' }] },
  });
  expect(await ask(readClock('2026-01-01T01:00:00Z'), behind)).toEqual({
    skewSeconds: -3595,
    synchronised: false,
  });
  const unknown = bionicWith({ commands: { timedatectl: null } });
  expect(await ask(readClock('2026-01-01T00:00:05Z'), unknown)).toEqual({
    skewSeconds: 0,
    synchronised: null,
  });
});

test('services: a failed unit keeps its name although it is marked with a bullet', async () => {
  const systemctl = [
    { when: '*', stdout: '● ucware-daemon.service loaded failed failed UCware daemon\n' },
  ];
  expect(await ask(readServices(), bionicWith({ commands: { systemctl } }))).toEqual([
    { name: 'ucware-daemon.service', load: 'loaded', active: 'failed', sub: 'failed' },
  ]);
});

test('a pending reboot names the packages that asked for it', async () => {
  const files = {
    '/var/run/reboot-required': '*** System restart required ***\n',
    '/var/run/reboot-required.pkgs': 'linux-base\nlibc6\nlibc6\n',
  };
  expect(await ask(readRebootRequired(), bionicWith({ files }))).toEqual({
    required: true,
    packages: ['libc6', 'linux-base'],
  });
});

test('virtualisation: bare metal, and a server that cannot tell', async () => {
  const metal = [{ when: '', stdout: 'none\n', exit: 1 }];
  expect(
    await ask(readVirtualization(), bionicWith({ commands: { 'systemd-detect-virt': metal } })),
  ).toBe('none');
  expect(
    await ask(readVirtualization(), bionicWith({ commands: { 'systemd-detect-virt': null } })),
  ).toBe('unknown');
});

test('an attempt turns an unreadable answer into a result that says why', () => {
  const probe = attempt(readHolds());
  expect(probe.parse({ exitCode: 0, stdout: 'Quatsch', stderr: '' })).toEqual({
    read: false,
    found: expect.stringContaining('holds'),
  });
  expect(probe.parse({ exitCode: 0, stdout: 'hold\tucware\nend\n', stderr: '' })).toEqual({
    read: true,
    value: ['ucware'],
  });
});

test('what a server says cannot break out of a message', () => {
  expect(asCode('a`b <!channel> & \u0007c')).toBe('`a’b &lt;!channel&gt; &amp;  c`');
  expect(asCode('x'.repeat(500)).length).toBeLessThan(210);
  expect(asCodes(['a', 'b', 'c'], 2)).toBe('`a`, `b` (+1)');
});
