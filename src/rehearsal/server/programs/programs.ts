import type { Program } from '../shell/program.ts';
import { apt } from './apt/apt.ts';
import { aptCache } from './apt/apt-cache.ts';
import { aptConfig } from './apt/apt-config.ts';
import { aptGet } from './apt/apt-get.ts';
import { aptMark } from './apt/apt-mark.ts';
import { asterisk } from './asterisk.ts';
import { dd } from './dd.ts';
import { DISK_INFO } from './disk-info.ts';
import { dpkg } from './dpkg/dpkg.ts';
import { dpkgDeb } from './dpkg/dpkg-deb.ts';
import { dpkgQuery } from './dpkg/dpkg-query.ts';
import { FILES } from './files.ts';
import { mysql } from './mysql.ts';
import { OTHERS } from './others.ts';
import { PROCESS_INFO } from './process-info.ts';
import { SHELLS } from './shells.ts';
import { sudo } from './sudo.ts';
import { SYSTEM_INFO } from './system-info.ts';
import { systemctl } from './systemctl.ts';
import { systemdRun } from './systemd-run.ts';
import { WRAPPERS } from './wrappers.ts';

/** Every stand-in of the simulated machine by the name it is called with. */
export const PROGRAMS: ReadonlyMap<string, Program> = new Map(
  Object.entries({
    ...SHELLS,
    ...WRAPPERS,
    ...FILES,
    ...SYSTEM_INFO,
    ...DISK_INFO,
    ...PROCESS_INFO,
    ...OTHERS,
    sudo,
    systemctl,
    'systemd-run': systemdRun,
    asterisk,
    dd,
    mysql,
    dpkg,
    'dpkg-query': dpkgQuery,
    'dpkg-deb': dpkgDeb,
    'apt-get': aptGet,
    apt,
    'apt-cache': aptCache,
    'apt-mark': aptMark,
    'apt-config': aptConfig,
  }),
);

/** Where the real ones lie, for those that are not in `/usr/bin`; scripts that name them in full find them there. */
export const SBIN: readonly string[] = [
  'reboot',
  'shutdown',
  'asterisk',
  'ldconfig',
  'service',
  'ip',
];
