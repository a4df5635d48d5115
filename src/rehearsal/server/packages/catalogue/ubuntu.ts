import { type Release, release } from '../release.ts';

/** An Ubuntu package: what is installed on the practice server, and what bionic-updates offers, if that is newer. */
interface Pair {
  readonly installed: Release;
  readonly offered: Release;
}

function pair(name: string, old: string, fresh: string, details: Partial<Release> = {}): Pair {
  return { installed: release(name, old, details), offered: release(name, fresh, details) };
}

function same(name: string, version: string, details: Partial<Release> = {}): Pair {
  return pair(name, version, version, details);
}

const REBOOT_REQUIRED = `#!/bin/sh
if [ "$1" = configure ]; then
  echo '*** System restart required ***' >/var/run/reboot-required
  echo "$DPKG_MAINTSCRIPT_PACKAGE" >>/var/run/reboot-required.pkgs
fi
exit 0
`;

const KERNEL = '4.15.0-213-generic';
const OLD_KERNEL = '4.15.0-163-generic';

const PAIRS: readonly Pair[] = [
  pair('libc6', '2.27-3ubuntu1.4', '2.27-3ubuntu1.6', { size: 2_834_000, section: 'libs' }),
  pair('libssl1.1', '1.1.1-1ubuntu2.1~18.04.14', '1.1.1-1ubuntu2.1~18.04.23', {
    size: 1_302_000,
    section: 'libs',
  }),
  pair('openssl', '1.1.1-1ubuntu2.1~18.04.14', '1.1.1-1ubuntu2.1~18.04.23', {
    size: 614_000,
    depends: 'libssl1.1 (>= 1.1.1)',
  }),
  pair('tzdata', '2021e-0ubuntu0.18.04', '2023c-0ubuntu0.18.04', {
    size: 190_000,
    architecture: 'all',
  }),
  pair('ca-certificates', '20210119~18.04.2', '20230311ubuntu0.18.04.1', {
    size: 152_000,
    architecture: 'all',
  }),
  pair('mysql-server-5.7', '5.7.36-0ubuntu0.18.04.1', '5.7.42-0ubuntu0.18.04.1', {
    size: 2_930_000,
    section: 'database',
    conffiles: {
      '/etc/mysql/mysql.conf.d/mysqld.cnf': '[mysqld]\nuser = mysql\nbind-address = 127.0.0.1\n',
    },
    scripts: {
      postinst:
        '#!/bin/sh\nset -e\n[ "$1" = configure ] && systemctl restart mysql.service\nexit 0\n',
    },
    configureMs: 6_000,
  }),
  pair('linux-generic', '4.15.0.163.152', '4.15.0.213.196', {
    size: 1_900,
    section: 'metapackages',
  }),
  same('base-files', '10.1ubuntu2.11', { essential: true }),
  same('bash', '4.4.18-2ubuntu1.3', { essential: true }),
  same('dpkg', '1.19.0.5ubuntu2.4', { essential: true }),
  same('apt', '1.6.14'),
  same('sudo', '1.8.21p2-3ubuntu1.5'),
  same('openssh-server', '1:7.6p1-4ubuntu0.7', { section: 'net' }),
  same('php7.2-fpm', '7.2.24-0ubuntu0.18.04.17', { section: 'php' }),
  same('nginx-core', '1.14.0-0ubuntu1.11', { section: 'httpd' }),
  same('unattended-upgrades', '1.1ubuntu1.18.04.14', { architecture: 'all' }),
  same('update-notifier-common', '3.192.1.12', { architecture: 'all' }),
];

function kernel(version: string): Release {
  return release(`linux-image-${version}`, version.replace('-generic', '.224'), {
    section: 'kernel',
    description: 'Signed kernel image generic',
    size: 8_204_000,
    installedKb: 8_900,
    files: { [`/boot/vmlinuz-${version}`]: 'simulated kernel\n' },
    scripts: { postinst: REBOOT_REQUIRED },
    bootKb: 70_000,
    unpackMs: 5_000,
    configureMs: 8_000,
  });
}

const META: Release = {
  ...release('linux-generic', '4.15.0.213.196', { size: 1_900, section: 'metapackages' }),
  depends: `linux-image-${KERNEL}`,
};

export const UBUNTU_INSTALLED: readonly Release[] = [
  ...PAIRS.map(({ installed }) => installed),
  kernel(OLD_KERNEL),
];

export const UBUNTU_OFFERED: readonly Release[] = [
  ...PAIRS.map(({ offered }) => offered).filter(({ name }) => name !== 'linux-generic'),
  META,
  kernel(KERNEL),
];

export const RUNNING_KERNEL = OLD_KERNEL;
