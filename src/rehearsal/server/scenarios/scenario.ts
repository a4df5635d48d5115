import { ASTERISK_CONF, LOGGER_CONF, UCWARE_PHP } from '../packages/catalogue/config-files.ts';
import { NODEJS } from '../packages/catalogue/foreign.ts';
import { FIRMWARE, PRODUCT, PRODUCT_4_4 } from '../packages/catalogue/product.ts';
import { MAIN_5, MAIN_45 } from '../packages/catalogue/repositories.ts';
import { UBUNTU_INSTALLED, UBUNTU_OFFERED } from '../packages/catalogue/ubuntu.ts';
import type { Release } from '../packages/release.ts';
import { type BaseFile, CANARIES, SOURCES_LIST, UCWARE_LIST } from './base-files.ts';
import type { ScenarioName } from './names.ts';

/** How a scenario differs from a server with 4.5.0.8. */
export interface Scenario {
  readonly installed: readonly Release[];
  readonly files: Readonly<Record<string, BaseFile | null>>;
  readonly held: readonly string[];
  readonly halfConfigured: readonly string[];
  readonly fullDisks: readonly string[];
  readonly mysqlBroken: boolean;
  /** Whether there is a repository that has nothing to do with Ubuntu or the vendor. */
  readonly foreign: boolean;
}

const OLD: readonly Release[] = [...UBUNTU_INSTALLED, ...PRODUCT['4.5.0.8'], FIRMWARE.old];
/** Everything Ubuntu offers, and what it does not offer anew as it was; the old kernel stays, as it does in reality. */
const FRESH: readonly Release[] = [
  ...UBUNTU_OFFERED,
  ...UBUNTU_INSTALLED.filter((item) => !UBUNTU_OFFERED.some(({ name }) => name === item.name)),
  FIRMWARE.new,
];
const LIST = '/etc/apt/sources.list.d/ucware.list';
const NO_MY_CNF = { '/root/.my.cnf': null, '/home/ucware/.my.cnf': null } as const;

const FOCAL = `NAME="Ubuntu"
VERSION="20.04.6 LTS (Focal Fossa)"
ID=ubuntu
PRETTY_NAME="Ubuntu 20.04.6 LTS"
VERSION_ID="20.04"
VERSION_CODENAME=focal
UBUNTU_CODENAME=focal
`;

const DEFAULT: Scenario = {
  installed: OLD,
  files: {},
  held: [],
  halfConfigured: [],
  fullDisks: [],
  mysqlBroken: false,
  foreign: false,
};

function list(content: string): Partial<Scenario> {
  return { files: { [LIST]: { content } } };
}

const on5 = UCWARE_LIST.replace(MAIN_45, MAIN_5);

const DIFFERENCES: Readonly<Record<ScenarioName, Partial<Scenario>>> = {
  '4.5.0.8': {},
  '4.5.0.10': { installed: [...FRESH, ...PRODUCT['4.5.0.10']] },
  '5': {
    installed: [...FRESH, ...PRODUCT['5']],
    files: { ...NO_MY_CNF, [LIST]: { content: on5 }, ...keptFiles('5') },
  },
  '4.4': {
    installed: [...UBUNTU_INSTALLED, ...PRODUCT_4_4, FIRMWARE.old],
    files: { [LIST]: { content: UCWARE_LIST.replace('ucware-4.5', 'ucware-4.4') } },
  },
  'sources-on-5': list(on5),
  'held-ucware': { held: ['ucware-core'] },
  'held-asterisk': { held: ['asterisk'] },
  'foreign-origin': {
    foreign: true,
    installed: [...OLD, NODEJS.installed],
    files: {
      '/etc/apt/sources.list.d/nodesource.list': {
        content: 'deb https://deb.nodesource.com/node_18.x nodistro main\n',
      },
    },
  },
  'not-bionic': { files: { '/etc/os-release': { content: FOCAL } } },
  'mysql-down': { mysqlBroken: true },
  'mysql-ready': { files: NO_MY_CNF },
  'mysql-backup-row': {},
  'boot-full': { fullDisks: ['/boot'] },
  'disk-full': { fullDisks: ['/'] },
  'half-configured': { halfConfigured: ['ucware-core'] },
  'line-commented': list(UCWARE_LIST.replace('deb https', '# deb https')),
  'line-twice': {
    files: {
      '/etc/apt/sources.list': { content: `${SOURCES_LIST}deb ${MAIN_45} bionic main\n` },
    },
  },
  'line-with-options': list(UCWARE_LIST.replace('deb https', 'deb [arch=amd64 trusted=yes] https')),
  'line-crlf': list(UCWARE_LIST.replaceAll('\n', '\r\n')),
  'line-in-sources-list': {
    files: {
      '/etc/apt/sources.list': { content: `${SOURCES_LIST}${UCWARE_LIST}` },
      [LIST]: null,
    },
  },
  'line-with-credentials': {
    files: {
      [LIST]: {
        content: UCWARE_LIST.replaceAll('https://', `https://kunde:${CANARIES.repository}@`),
        mode: 0o600,
      },
    },
  },
  hostile: {
    foreign: true,
    installed: [...OLD, NODEJS.installed],
    files: {
      '/etc/apt/sources.list.d/nodesource.list': {
        content: 'deb https://deb.nodesource.com/node_18.x nodistro main\n',
      },
      [LIST]: {
        content: UCWARE_LIST.replace(
          'deb https://',
          `deb [arch=amd64] https://kunde:${CANARIES.repository}@`,
        ).replaceAll('\n', '\r\n'),
        mode: 0o600,
      },
    },
  },
};

/** After an upgrade that kept the local files the new ones lie beside them. */
function keptFiles(series: '5'): Record<string, BaseFile> {
  return {
    '/etc/asterisk/logger.conf.dpkg-dist': { content: LOGGER_CONF[series] },
    '/etc/init/asterisk.conf.dpkg-dist': { content: ASTERISK_CONF[series] },
    '/etc/ucware/ucware.php.dpkg-dist': { content: UCWARE_PHP[series] },
  };
}

export function scenarioOf(name: ScenarioName): Scenario {
  return { ...DEFAULT, ...DIFFERENCES[name] };
}
