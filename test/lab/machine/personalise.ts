import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OFFICE } from './networks.ts';
import { sh } from './sh.ts';

/** What makes a copy of the root a machine of its own: name, ids, host keys, and where the package servers are. */
export function personalise(disk: string, name: string, systemdRun: boolean): void {
  writeFileSync(join(disk, 'etc/hostname'), `${name}\n`);
  writeFileSync(
    join(disk, 'etc/hosts'),
    `127.0.0.1 localhost\n127.0.1.1 ${name}\n${OFFICE} packages.ucware.de archive.ubuntu.com\n`,
  );
  writeFileSync(join(disk, 'etc/machine-id'), '');
  sh('ssh-keygen', '-A', '-f', disk);
  chmodSync(join(disk, 'etc/ssh'), 0o755);
  if (!systemdRun) sh('rm', '-f', join(disk, 'usr/bin/systemd-run'));
}
