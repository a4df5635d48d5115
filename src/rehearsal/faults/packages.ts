import {
  ASTERISK_CONF,
  ASTERISK_CONF_LOCAL,
  UCWARE_PHP,
  UCWARE_PHP_LOCAL,
} from '../server/packages/catalogue/config-files.ts';
import type { PracticeMachine } from '../server/practice-machine.ts';
import type { Fault } from './fault.ts';
import type { ServerStage } from './stage.ts';

const REPOSITORIES = [
  'https://packages.ucware.de',
  'http://archive.ubuntu.com',
  'http://de.archive.ubuntu.com',
];
const REPOSITORY_AWAY_MS = 180_000;
const LOCKED_MS = 90_000;
const HALF = 'ucware-core';
const HELD = 'asterisk';
/** What an administrator types to end what dpkg left half done. */
const REPAIR =
  'export DEBIAN_FRONTEND=noninteractive; dpkg --force-confdef --force-confold --configure -a';

const ASTERISK = '/etc/init/asterisk.conf';
const UCWARE = '/etc/ucware/ucware.php';

/** Whose files a server of this version was given. */
function seriesOf(machine: PracticeMachine): keyof typeof UCWARE_PHP {
  const version = machine.version('ucware') ?? '';
  if (version.startsWith('5.')) return '5';
  return version === '4.5.0.10' ? version : '4.5.0.8';
}

async function place(machine: PracticeMachine, asterisk: string, ucware: string): Promise<void> {
  await machine.writeFile(ASTERISK, asterisk);
  await machine.writeFile(UCWARE, ucware);
}

/** What goes wrong with apt, dpkg and the package server. */
export const PACKAGE_FAULTS = {
  aptLocked: {
    id: 'apt-locked',
    group: 'packages',
    title: { de: 'apt 90 s lang gesperrt', en: 'apt lock held for 90 s' },
    explain: {
      de: 'Ein anderer Prozess hält die Sperren von apt und dpkg. Der Bot nennt ihn, wartet und beendet ihn nicht.',
      en: 'Another process holds the locks of apt and dpkg. The bot names it, waits, and does not end it.',
    },
    moment: 'fetch-4.5',
    kind: 'switch',
    lastsMs: LOCKED_MS,
    strike({ machine }) {
      const held = machine.holdAptLock();
      return () => held.release();
    },
  },
  halfConfigured: {
    id: 'half-configured',
    group: 'packages',
    title: { de: 'Paket halb eingerichtet', en: 'Half-configured package' },
    explain: {
      de: `Eine abgebrochene Installation hat \`${HALF}\` halb eingerichtet hinterlassen. Der Bot beginnt so nicht und sagt, wie es zu reparieren ist.`,
      en: `An interrupted installation has left \`${HALF}\` half configured. The bot does not begin like that and says how to repair it.`,
    },
    moment: null,
    kind: 'switch',
    mendable: true,
    strike({ machine }) {
      machine.halfConfigure(HALF);
      return async () => {
        if (machine.status(HALF) === 'half-configured') await machine.console(REPAIR);
      };
    },
  },
  packagesHeld: {
    id: 'packages-held',
    group: 'packages',
    title: { de: 'Pakete gehalten', en: 'Packages on hold' },
    explain: {
      de: `Jemand hat \`${HELD}\` festgehalten. Der Bot sagt, welches Paket es ist, und beginnt erst, wenn es freigegeben ist.`,
      en: `Somebody has put \`${HELD}\` on hold. The bot says which package it is and begins only when it is released.`,
    },
    moment: null,
    kind: 'switch',
    mendable: true,
    async strike({ machine }) {
      await machine.console(`apt-mark hold ${HELD}`);
      return async () => {
        await machine.console(`apt-mark unhold ${HELD}`);
      };
    },
  },
  conffilesNone: {
    id: 'conffiles-none',
    group: 'packages',
    title: { de: 'Keine geänderte Konfigurationsdatei', en: 'No changed configuration file' },
    explain: {
      de: 'Alle Konfigurationsdateien sind so, wie das Paket sie geliefert hat. Der Bot fragt nach keiner.',
      en: 'All configuration files are as their package shipped them. The bot asks about none.',
    },
    moment: null,
    kind: 'once',
    async strike({ machine }) {
      const series = seriesOf(machine);
      await place(machine, ASTERISK_CONF[series], UCWARE_PHP[series]);
      return undefined;
    },
  },
  conffilesClean: {
    id: 'conffiles-clean',
    group: 'packages',
    title: {
      de: 'Konfigurationsdateien ohne Überschneidung',
      en: 'Configuration files without overlap',
    },
    explain: {
      de: 'Kunde und Hersteller haben dieselben Dateien an verschiedenen Stellen geändert. Der Bot führt beides zusammen und zeigt es vorher.',
      en: 'Customer and vendor have changed the same files in different places. The bot brings both together and shows it before.',
    },
    moment: null,
    kind: 'once',
    async strike({ machine }) {
      // Away from every line the vendor changes in either pass.
      const series = seriesOf(machine);
      const own = UCWARE_PHP[series].replace("'localhost'", "'127.0.0.1'");
      await place(machine, ASTERISK_CONF[series], own);
      return undefined;
    },
  },
  conffilesOverlapping: {
    id: 'conffiles-overlapping',
    group: 'packages',
    title: {
      de: 'Konfigurationsdateien mit Überschneidung',
      en: 'Overlapping configuration files',
    },
    explain: {
      de: 'Kunde und Hersteller haben dieselben Zeilen geändert. Der Bot fragt vor der Freigabe, welche gelten sollen.',
      en: 'Customer and vendor have changed the same lines. The bot asks which of them shall count, before the approval.',
    },
    moment: null,
    kind: 'once',
    async strike({ machine }) {
      const own = ASTERISK_CONF_LOCAL.replace('asterisk -f -C', 'asterisk -f -n -C');
      await place(machine, own, UCWARE_PHP_LOCAL.replace('=> 3600', '=> 7200'));
      return undefined;
    },
  },
  repositoryDown: {
    id: 'repository-down',
    group: 'packages',
    title: { de: 'Paketserver nicht erreichbar', en: 'Repository down' },
    explain: {
      de: 'Die Paketserver antworten drei Minuten lang nicht. Der Bot installiert nichts Halbes: Er hält vorher an und versucht es erneut.',
      en: 'The package servers do not answer for three minutes. The bot installs nothing by halves: it stops before, and tries again.',
    },
    moment: 'fetch-5',
    kind: 'switch',
    lastsMs: REPOSITORY_AWAY_MS,
    strike({ machine }) {
      for (const url of REPOSITORIES) machine.setRepositoryTrouble(url, 'timeout');
      return () => {
        for (const url of REPOSITORIES) machine.setRepositoryTrouble(url, null);
      };
    },
  },
} satisfies Record<string, Fault<ServerStage>>;
