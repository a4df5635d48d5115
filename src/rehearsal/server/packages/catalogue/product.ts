import { type Release, release } from '../release.ts';
import { ASTERISK_CONF, LOGGER_CONF, UCWARE_PHP } from './config-files.ts';

type Series = '4.5.0.8' | '4.5.0.10' | '5';

const VERSIONS: Readonly<Record<Series, { readonly ucware: string; readonly asterisk: string }>> = {
  '4.5.0.8': { ucware: '4.5.0.8', asterisk: '1:13.38.3-ucware1' },
  '4.5.0.10': { ucware: '4.5.0.10', asterisk: '1:13.38.3-ucware4' },
  '5': { ucware: '5.0.2.1', asterisk: '1:18.20.2-ucware1' },
};

const STOP_ASTERISK = `#!/bin/sh
set -e
if [ "$1" = upgrade ]; then
  systemctl stop asterisk.service
fi
exit 0
`;
const START_ASTERISK = `#!/bin/sh
set -e
if [ "$1" = configure ]; then
  systemctl start asterisk.service
fi
exit 0
`;

/** Version 5 brings its tables up to date as MySQL's root over the socket, with whatever option files HOME holds. */
const MIGRATE = `#!/bin/sh
set -e
if [ "$1" = configure ]; then
  echo 'Upgrading the database ...'
  mysql -uroot ucware </usr/share/ucware/db/UPGRADE-DB-4.5-to-5.0.sql
  systemctl restart ucware-daemon.service
fi
exit 0
`;
const RESTART_DAEMON = `#!/bin/sh
set -e
if [ "$1" = configure ]; then
  systemctl restart ucware-daemon.service
fi
exit 0
`;
const SCHEMA = "UPDATE ucware.settings SET value='5.0' WHERE name='schema_version';\n";

function productOf(series: Series): readonly Release[] {
  const { ucware, asterisk } = VERSIONS[series];
  const next = series === '5';
  return [
    release('asterisk', asterisk, {
      section: 'comm',
      description: 'Open Source Private Branch Exchange (PBX)',
      size: 6_431_022,
      installedKb: 21_480,
      depends: 'libc6 (>= 2.27), libssl1.1 (>= 1.1.1)',
      conffiles: {
        '/etc/init/asterisk.conf': ASTERISK_CONF[series],
        '/etc/asterisk/logger.conf': LOGGER_CONF[series],
      },
      files: {
        '/usr/sbin/asterisk': '#!/bin/sh\n/usr/bin/asterisk "$@"\n',
        '/usr/share/doc/asterisk/changelog.UCware': `asterisk (${asterisk})\n`,
      },
      scripts: { preinst: STOP_ASTERISK, postinst: START_ASTERISK },
      unpackMs: 6_000,
      configureMs: 3_000,
    }),
    release('ucware-core', ucware, {
      section: 'comm',
      description: 'UCware Server: daemon and database',
      size: 18_220_144,
      installedKb: 60_112,
      depends: 'asterisk, mysql-server-5.7, php7.2-fpm',
      conffiles: { '/etc/ucware/ucware.php': UCWARE_PHP[series] },
      files: {
        '/usr/share/ucware/VERSION': `${ucware}\n`,
        ...(next ? { '/usr/share/ucware/db/UPGRADE-DB-4.5-to-5.0.sql': SCHEMA } : {}),
      },
      scripts: { postinst: next ? MIGRATE : RESTART_DAEMON },
      unpackMs: 9_000,
      configureMs: 12_000,
    }),
    ...(next ? newClients(ucware) : [oldClient(ucware)]),
    release('ucware', ucware, {
      architecture: 'all',
      section: 'comm',
      description: 'UCware Server (everything)',
      size: 4_120,
      installedKb: 12,
      depends: next
        ? `ucware-core (= ${ucware}), ucware-admin-client (= ${ucware}), ucware-ucc-client (= ${ucware}), nginx-core`
        : `ucware-core (= ${ucware}), ucware-web (= ${ucware}), nginx-core`,
      files: { '/usr/share/doc/ucware/copyright': 'UCware GmbH\n' },
      unpackMs: 300,
      configureMs: 400,
    }),
  ];
}

function oldClient(version: string): Release {
  return release('ucware-web', version, {
    architecture: 'all',
    section: 'web',
    description: 'UCware web interface of version 4',
    size: 9_800_000,
    installedKb: 31_000,
    files: { '/usr/share/ucware/web/index.html': `<title>UCware ${version}</title>\n` },
  });
}

function newClients(version: string): readonly Release[] {
  return [
    release('ucware-admin-client', version, {
      architecture: 'all',
      section: 'web',
      description: 'UCware Admin Client',
      size: 12_400_000,
      installedKb: 40_800,
      conflicts: 'ucware-web',
      replaces: 'ucware-web',
      files: { '/usr/share/ucware/admin/index.html': '<title>UCware Admin Client</title>\n' },
    }),
    release('ucware-ucc-client', version, {
      architecture: 'all',
      section: 'web',
      description: 'UCware UCC Client',
      size: 15_300_000,
      installedKb: 51_200,
      files: { '/usr/share/ucware/ucc/index.html': '<title>UCware UCC Client</title>\n' },
    }),
  ];
}

export const PRODUCT: Readonly<Record<Series, readonly Release[]>> = {
  '4.5.0.8': productOf('4.5.0.8'),
  '4.5.0.10': productOf('4.5.0.10'),
  '5': productOf('5'),
};

/** A server nobody brought up to date: too old for this upgrade. */
export const PRODUCT_4_4: readonly Release[] = PRODUCT['4.5.0.8'].map((item) =>
  item.version === '4.5.0.8'
    ? { ...item, version: '4.4.2.3', depends: item.depends.replaceAll('4.5.0.8', '4.4.2.3') }
    : item,
);

export const FIRMWARE: Readonly<Record<'old' | 'new', Release>> = {
  old: firmware('1.12'),
  new: firmware('1.14'),
};

function firmware(version: string): Release {
  return release('ucware-firmware-snom', version, {
    architecture: 'all',
    section: 'misc',
    description: 'Firmware for Snom telephones',
    size: 31_000_000,
    installedKb: 33_000,
    files: { '/usr/share/ucware/firmware/snom/VERSION': `${version}\n` },
  });
}
