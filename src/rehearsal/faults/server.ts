import type { Fault } from './fault.ts';
import type { ServerStage } from './stage.ts';

/** Five minutes from the command to the last service. */
const SLOW = 8;
const CALLS = 3;
const CALLS_LAST_MS = 240_000;

/** What goes wrong with the machine itself. */
export const SERVER_FAULTS = {
  foreignReboot: {
    id: 'foreign-reboot',
    group: 'people',
    title: { de: 'Jemand anders startet neu', en: 'Rebooted by somebody else' },
    explain: {
      de: 'Der Server startet neu, ohne dass der Bot es wollte. Der Bot merkt es an der Boot-ID und sagt es.',
      en: 'The server restarts and it was not the bot. The bot knows it by the boot id and says so.',
    },
    moment: 'rest-4.5',
    kind: 'once',
    strike({ machine }) {
      machine.foreignReboot();
      return undefined;
    },
  },
  rebootSlow: {
    id: 'reboot-slow',
    group: 'server',
    title: { de: 'Neustart dauert lange', en: 'Slow reboot' },
    explain: {
      de: 'Jeder Neustart und jeder Dienst braucht achtmal so lang. Der Bot wartet, sagt, worauf, und startet nichts ein zweites Mal.',
      en: 'Every reboot and every service takes eight times as long. The bot waits, says what for, and restarts nothing twice.',
    },
    moment: 'reboot-4.5',
    kind: 'switch',
    strike({ machine }) {
      machine.setBootSlowness(SLOW);
      return () => machine.setBootSlowness(1);
    },
  },
  rebootNeverReturns: {
    id: 'reboot-never-returns',
    group: 'server',
    title: { de: 'Neustart kommt nicht zurück', en: 'Reboot never returns' },
    explain: {
      de: 'Der nächste Neustart fährt herunter und bleibt aus, bis jemand den Server einschaltet. Der Bot sagt, wen er braucht und wo.',
      en: 'The next reboot goes down and stays away until somebody switches the server on. The bot says whom it needs and where.',
    },
    moment: 'reboot-5',
    kind: 'switch',
    mendable: true,
    strike({ machine }) {
      machine.setRebootNeverReturns(true);
      return async () => {
        machine.setRebootNeverReturns(false);
        await machine.powerOn();
      };
    },
  },
  diskFull: {
    id: 'disk-full',
    group: 'server',
    title: { de: 'Platte voll', en: 'Disk full' },
    explain: {
      de: 'Auf / ist kein Platz mehr. Der Bot hält an, sagt, was fehlt, und macht erst weiter, wenn Platz ist.',
      en: 'There is no room on / any more. The bot stops, says what is missing, and goes on only when there is room.',
    },
    moment: 'fetch-5',
    kind: 'switch',
    mendable: true,
    strike({ machine }) {
      machine.fillDisk('/');
      return () => machine.emptyDisk('/');
    },
  },
  bootFull: {
    id: 'boot-full',
    group: 'server',
    title: { de: '/boot voll', en: '/boot full' },
    explain: {
      de: 'Auf /boot ist kein Platz mehr. Der Bot beginnt so nicht: Ein neuer Kernel ließe sich nicht einrichten.',
      en: 'There is no room on /boot any more. The bot does not begin like that: a new kernel could not be configured.',
    },
    moment: null,
    kind: 'switch',
    mendable: true,
    strike({ machine }) {
      machine.fillDisk('/boot');
      return () => machine.emptyDisk('/boot');
    },
  },
  mysqlDown: {
    id: 'mysql-down',
    group: 'server',
    title: { de: 'postinst scheitert (MySQL weg)', en: 'postinst fails (MySQL away)' },
    explain: {
      de: 'MySQL fällt aus, ein Paket lässt sich nicht einrichten. Der Bot zeigt die Ausgabe, und nach der Reparatur geht es an derselben Stelle weiter.',
      en: 'MySQL fails, a package cannot be configured. The bot shows the output, and after the repair it goes on at the same place.',
    },
    moment: 'install-5',
    kind: 'switch',
    mendable: true,
    async strike({ machine }) {
      await machine.breakMysql();
      return () => machine.mendMysql();
    },
  },
  calls: {
    id: 'calls',
    group: 'people',
    title: { de: 'Laufende Gespräche', en: 'Active calls' },
    explain: {
      de: 'Drei Gespräche laufen und enden nach vier Minuten. Der Bot trennt niemanden: Er wartet, oder jemand entscheidet anders.',
      en: 'Three calls are going on and end after four minutes. The bot cuts nobody off: it waits, or somebody decides otherwise.',
    },
    moment: 'gate-4.5',
    kind: 'switch',
    lastsMs: CALLS_LAST_MS,
    strike({ machine }) {
      machine.setCalls(CALLS);
      return () => machine.setCalls(0);
    },
  },
} satisfies Record<string, Fault<ServerStage>>;
