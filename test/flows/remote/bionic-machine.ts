import type { Machine } from './run-in-shells.ts';

const PACKAGES = [
  'ii \tucware\t4.5.0.8',
  'ii \tucware-core\t4.5.0.8',
  'ii \tasterisk\t1:13.18.3~dfsg-1',
  'ii \tbash\t4.4.18-2ubuntu1',
  'rc \tlinux-image-4.15.0-20-generic\t4.15.0-20.21',
];

const CHANNEL =
  'SIP/1001-0000002a!ucware!0401!1!Up!Dial!SIP/1002!Tt!4940123!!!3!754!0f-bridge!1700000000.42';

/** A healthy UCware 4.5 server as this project knows it from the vendor's guide. Tests change single things. */
export const BIONIC: Machine = {
  files: {
    '/proc/sys/kernel/random/boot_id': '11111111-2222-4333-8444-555555555555\n',
    '/proc/sys/kernel/osrelease': '4.15.0-213-generic\n',
    '/proc/uptime': '100000.50 90000.00\n',
    '/proc/locks': '1: FLOCK  ADVISORY  WRITE 700 08:01:1310 0 EOF\n',
    '/proc/meminfo':
      'MemTotal:        4039000 kB\nMemAvailable:    2500000 kB\nSwapFree:        1048572 kB\n',
    '/etc/os-release':
      'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\nPRETTY_NAME="Ubuntu 18.04.6 LTS"\nVERSION_ID="18.04"\nVERSION_CODENAME=bionic\n',
    '/etc/default/locale': 'LANG="de_DE.UTF-8"\n',
    '/etc/passwd':
      'root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\nucware:x:1000:1000:UCware,,,:/home/ucware:/bin/bash\n',
    '/etc/apt/sources.list':
      'deb http://de.archive.ubuntu.com/ubuntu bionic main restricted\ndeb http://security.ubuntu.com/ubuntu bionic-security main\n# deb-src http://de.archive.ubuntu.com/ubuntu bionic main\n',
    '/etc/apt/sources.list.d/ucware.list':
      'deb https://packages.ucware.de/ubuntu/ucware-4.5 bionic main\ndeb https://packages.ucware.de/ubuntu/ucware-firmware bionic main\n',
  },
  commands: {
    dpkg: [{ when: '--print-architecture', stdout: 'amd64\n' }, { when: '--audit' }],
    'dpkg-query': [
      { when: '*Version*', stdout: `${PACKAGES.join('\n')}\n` },
      {
        when: '*Status-Abbrev*',
        stdout: PACKAGES.map((line) => `${line.split('\t').slice(0, 2).join('\t')}\n`).join(''),
      },
      { when: '*ucware* asterisk*', stdout: 'ucware\nucware-core\nasterisk\n' },
    ],
    'apt-mark': [{ when: 'showhold' }],
    'apt-cache': [
      {
        when: '-o *4.5.list* policy ucware ucware-core',
        stdout: 'ucware:\n  Installed: 4.5.0.8\n  Candidate: 4.5.0.10\n',
      },
      {
        when: '-o *5.list* policy ucware ucware-core',
        stdout: 'ucware:\n  Installed: 4.5.0.8\n  Candidate: 5.0.3\n',
      },
      {
        when: '*srcpkgcache= policy',
        stdout: `Package files:
 100 /var/lib/dpkg/status
     release a=now
 500 https://packages.ucware.de/ubuntu/ucware-4.5 bionic/main amd64 Packages
     release v=18.04,o=UCware,a=bionic,n=bionic,l=UCware,c=main,b=amd64
     origin packages.ucware.de
 500 http://security.ubuntu.com/ubuntu bionic-security/main amd64 Packages
     release v=18.04,o=Ubuntu,a=bionic-security,n=bionic,l=Ubuntu,c=main,b=amd64
     origin security.ubuntu.com
Pinned packages:
`,
      },
      {
        when: '*srcpkgcache= policy ucware*',
        stdout: `ucware:
  Installed: 4.5.0.8
  Candidate: 4.5.0.10
  Version table:
     4.5.0.10 500
        500 https://packages.ucware.de/ubuntu/ucware-4.5 bionic/main amd64 Packages
 *** 4.5.0.8 100
        100 /var/lib/dpkg/status
asterisk:
  Installed: 1:13.18.3~dfsg-1
  Candidate: 1:13.18.3~dfsg-1
  Version table:
 *** 1:13.18.3~dfsg-1 500
        500 https://packages.ucware.de/ubuntu/ucware-4.5 bionic/main amd64 Packages
        100 /var/lib/dpkg/status
`,
      },
      {
        when: '*srcpkgcache= policy asterisk*',
        stdout: `asterisk:
  Installed: 1:13.18.3~dfsg-1
  Candidate: 1:13.18.3~dfsg-1
  Version table:
 *** 1:13.18.3~dfsg-1 500
        500 https://packages.ucware.de/ubuntu/ucware-4.5 bionic/main amd64 Packages
        100 /var/lib/dpkg/status
ucware:
  Installed: 4.5.0.8
  Candidate: 4.5.0.10
  Version table:
     4.5.0.10 500
        500 https://packages.ucware.de/ubuntu/ucware-4.5 bionic/main amd64 Packages
 *** 4.5.0.8 100
        100 /var/lib/dpkg/status
`,
      },
    ],
    'apt-get': [
      { when: '-q update *', stdout: 'Get:1 https://packages.ucware.de bionic InRelease\n' },
    ],
    mysql: [
      { when: '*SELECT 1', stdout: '1\n' },
      { when: '*SELECT VERSION*', stdout: '5.7.42-0ubuntu0.18.04.1\t(Ubuntu)\n' },
      { when: '*PLUGIN_STATUS*', stdout: 'ACTIVE\n' },
      { when: '*FROM mysql.user*', stdout: 'localhost\tauth_socket\n' },
    ],
    asterisk: [
      { when: '-rx core show version', stdout: 'Asterisk 13.18.3\n' },
      {
        when: '-rx core show channels count',
        stdout: '2 active channels\n1 active call\n4711 calls processed\n',
      },
      {
        when: '-rx core show channels concise',
        stdout: `${CHANNEL}\n${CHANNEL.replace('!754!', '!12!')}\n`,
      },
      {
        when: '-rx sip show peers',
        stdout: `Name/username             Host                                    Dyn Forcerport Comedia    ACL Port     Status
1001/1001                 10.0.0.21                                D  Auto (No)  No             5060     OK (11 ms)
1002/1002                 (Unspecified)                            D  Auto (No)  No             0        UNKNOWN
1003/1003                 10.0.0.23                                D  Auto (No)  No             5060     OK (9 ms)
3 sip peers [Monitored: 2 online, 1 offline Unmonitored: 0 online, 0 offline]
`,
      },
      {
        when: '-rx sip show peer 1001',
        stdout: '\n  * Name       : 1001\n  Useragent    : snom320/8.4.35\n',
      },
      {
        when: '-rx sip show peer 1003',
        stdout: '\n  * Name       : 1003\n  Useragent    : Aastra 6757i/3.3.1\n',
      },
      {
        when: '-rx database show registrar',
        stdout:
          '/registrar/contact/1007;@ab12 : {"via_addr":"10.0.0.27","qualify_timeout":"3","user_agent":"Gigaset N720-DM-PRO/70","expiration_time":"1700000"}\n1 results found.\n',
      },
    ],
    systemctl: [
      {
        when: '*apt-daily*',
        stdout:
          'apt-daily-upgrade.timer loaded active waiting Daily apt upgrade and clean activities\napt-daily.timer loaded active waiting Daily apt download activities\n',
      },
      {
        when: '*asterisk*',
        stdout:
          'apache2.service loaded active running The Apache HTTP Server\nasterisk.service loaded active running Asterisk PBX\nmysql.service loaded active running MySQL Community Server\n',
      },
    ],
    df: [
      {
        when: '-P -k */boot',
        stdout:
          'Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sda2 972436 200000 705236 23% /boot\n',
      },
      {
        when: '-P -i */boot',
        stdout:
          'Filesystem Inodes IUsed IFree IUse% Mounted on\n/dev/sda2 65536 310 65226 1% /boot\n',
      },
      {
        when: '-P -k *',
        stdout:
          'Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/mapper/vg-root 61255492 17000000 41943040 28% /\n',
      },
      {
        when: '-P -i *',
        stdout:
          'Filesystem Inodes IUsed IFree IUse% Mounted on\n/dev/mapper/vg-root 3907584 200000 3707584 6% /\n',
      },
    ],
    date: [{ when: '-u +%s', stdout: '1767225605\n' }],
    timedatectl: [
      {
        when: 'status',
        stdout:
          '                      Local time: Do 2026-01-01 01:00:05 CET\n       System clock synchronized: yes\nsystemd-timesyncd.service active: yes\n',
      },
    ],
    'systemd-detect-virt': [{ when: '', stdout: 'kvm\n' }],
    who: [
      {
        when: '',
        stdout:
          'ucware   pts/0        2026-01-01 00:12 (10.0.0.5)\nroot     tty1         2025-12-24 09:00\n',
      },
    ],
    locale: [{ when: '-a', stdout: 'C\nC.UTF-8\nde_DE.utf8\nPOSIX\n' }],
    id: [{ when: '-u', stdout: '0\n' }],
    ip: [
      {
        when: '-o addr show scope global',
        stdout:
          '2: ens18    inet 10.0.0.10/24 brd 10.0.0.255 scope global ens18\\       valid_lft forever preferred_lft forever\n3: ens19    inet 192.168.7.10/24 scope global ens19\\       valid_lft forever\n3: ens19    inet6 2001:db8::10/64 scope global \\       valid_lft forever\n',
      },
    ],
  },
};

/** The healthy server with some files and commands replaced; null takes a file or a command away. */
export function bionicWith(changes: {
  readonly files?: Readonly<Record<string, string | null>>;
  readonly links?: Machine['links'];
  readonly commands?: Readonly<Record<string, Machine['commands'][string] | null>>;
}): Machine {
  return {
    files: merge(BIONIC.files, changes.files),
    links: changes.links ?? {},
    commands: merge(BIONIC.commands, changes.commands),
  };
}

function merge<T>(
  base: Readonly<Record<string, T>>,
  changes: Readonly<Record<string, T | null>> = {},
): Record<string, T> {
  const merged: Record<string, T> = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete merged[key];
    else merged[key] = value;
  }
  return merged;
}
