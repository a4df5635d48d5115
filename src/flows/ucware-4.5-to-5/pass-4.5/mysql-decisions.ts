import { z } from 'zod';
import { asCodes } from '../../remote/as-code.ts';
import type { MyCnf } from '../../remote/my-cnf.ts';
import type { MysqlRoot } from '../../remote/mysql-root.ts';
import { defineFact } from '../../run/fact.ts';
import type { Finding } from '../../run/finding.ts';
import type { QuestionInput } from '../../run/question.ts';

/** Which rows of root may be changed, as people decided. */
export const rootRows = defineFact('rootRows', z.enum(['localhost', 'all']));

/** The files that are moved aside: those of root and the SSH user, others only when somebody said so. */
export const myCnfAside = defineFact('myCnfAside', z.array(z.string()));

/** What keeps the guide's step from working at all. */
export function mysqlObstacles(mysql: MysqlRoot): Finding[] {
  if (mysql.socketLoginBare) return [];
  if (!mysql.reachable) {
    return [
      obstacle('mysql-unreachable', {
        title: { de: 'MySQL lässt niemanden hinein', en: 'MySQL lets nobody in' },
        why: {
          de: `Weder mit /etc/mysql/debian.cnf noch als root über den Socket. ${asCodes([mysql.error ?? '–'])}`,
          en: `Neither by /etc/mysql/debian.cnf nor as root over the socket. ${asCodes([mysql.error ?? '–'])}`,
        },
        remedy: mysql.down
          ? {
              de: 'MySQL starten (`systemctl status mysql`, `journalctl -u mysql`), dann erneut prüfen.',
              en: 'Start MySQL (`systemctl status mysql`, `journalctl -u mysql`), then check again.',
            }
          : {
              de: 'Zugang zu MySQL herstellen (Passwort in debian.cnf abgleichen), im Zweifel mit dem Hersteller-Support.',
              en: 'Restore access to MySQL (match the password in debian.cnf), in doubt with the vendor support.',
            },
      }),
    ];
  }
  if (mysql.flavour === 'mariadb') {
    return [
      obstacle('mysql-mariadb', {
        title: { de: 'MariaDB statt MySQL', en: 'MariaDB instead of MySQL' },
        why: {
          de: 'Die Befehle des Artikels gelten für MySQL; in MariaDB heißt das Plugin `unix_socket`.',
          en: 'The article’s commands are for MySQL; in MariaDB the plugin is called `unix_socket`.',
        },
        remedy: {
          de: 'Den Hersteller-Support fragen.',
          en: 'Ask the vendor support.',
        },
      }),
    ];
  }
  if (mysql.rows.some(({ host }) => host === 'localhost')) return [];
  return [
    obstacle('mysql-no-root', {
      title: { de: '`root@localhost` gibt es nicht', en: 'There is no `root@localhost`' },
      why: {
        de: `In mysql.user steht root nur für ${asCodes(mysql.rows.map(({ host }) => host))}.`,
        en: `mysql.user has root only for ${asCodes(mysql.rows.map(({ host }) => host))}.`,
      },
      remedy: {
        de: 'Mit dem Hersteller-Support klären, wie sich root auf diesem Server anmeldet.',
        en: 'Find out with the vendor support how root logs in on this server.',
      },
    }),
  ];
}

function obstacle(id: string, parts: Pick<Finding, 'title' | 'why' | 'remedy'>): Finding {
  return { id, check: 'mysql', severity: 'error', blocks: true, overridable: false, ...parts };
}

/** Hosts of root's other rows that the guide's UPDATE would change, too. */
export function otherRows(mysql: MysqlRoot): string[] {
  return mysql.rows
    .filter(({ host, plugin }) => host !== 'localhost' && plugin !== 'auth_socket')
    .map(({ host }) => host);
}

export function rowsQuestion(hosts: readonly string[]): QuestionInput {
  const list = asCodes(hosts);
  return {
    id: 'rows',
    kind: 'choice',
    text: {
      de: `In MySQL darf sich root auch von anderen Adressen anmelden: ${list}. Der Befehl des Artikels stellt alle um, nötig ist nur \`root@localhost\`.`,
      en: `In MySQL root may also log in from other addresses: ${list}. The article’s command changes all of them, only \`root@localhost\` is needed.`,
    },
    evidence: [
      {
        de: 'Socket-Anmeldung geht nicht über TCP: Umgestellt, kommt über diese Adressen niemand mehr als root hinein, z. B. ein Sicherungsprogramm.',
        en: 'Socket login does not work over TCP: once changed, nobody gets in as root from these addresses any more, e.g. a backup program.',
      },
    ],
    choices: [
      {
        id: 'localhost',
        label: { de: 'Nur root@localhost umstellen', en: 'Change root@localhost only' },
        style: 'primary',
      },
      {
        id: 'all',
        label: { de: 'Alle umstellen wie im Artikel', en: 'Change all as in the article' },
        who: 'approver',
      },
    ],
    who: 'operator',
  };
}

/** Files of people other than root and the SSH user. */
export function othersFiles(files: MyCnf, sshUser: string): MyCnf {
  return files.filter(({ owner }) => owner !== 'root' && owner !== sshUser);
}

export function filesQuestion(files: MyCnf): QuestionInput {
  const list = asCodes(files.map(({ path }) => path));
  return {
    id: 'files',
    kind: 'choice',
    text: {
      de: `Auch andere Benutzer haben Zugangsdaten für MySQL hinterlegt: ${list}. Der Artikel rät, \`.my.cnf\`-Dateien zu löschen. Sollen auch diese beiseitegelegt werden?`,
      en: `Other users have stored credentials for MySQL, too: ${list}. The article advises deleting \`.my.cnf\` files. Are these to be put aside as well?`,
    },
    evidence: [
      {
        de: 'Das Update meldet sich als root an; Dateien anderer Benutzer stören es nicht. Deren eigene Skripte brauchen sie vielleicht.',
        en: 'The update logs in as root; files of other users do not interfere with it. Their own scripts may need them.',
      },
    ],
    choices: [
      { id: 'leave', label: { de: 'Liegen lassen', en: 'Leave them' }, style: 'primary' },
      { id: 'move', label: { de: 'Auch beiseitelegen', en: 'Put them aside, too' } },
    ],
    who: 'operator',
  };
}
