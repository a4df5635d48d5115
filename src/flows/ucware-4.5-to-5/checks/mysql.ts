import { asCode } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { type MysqlRoot, mysqlRoot, readMysqlRoot } from '../../remote/mysql-root.ts';
import type { Check, Found } from './define-check.ts';
import { extraRootRows } from './mysql-rows.ts';

/** The guide's "Während des Updates muss root ohne Passwortabfrage auf MySQL zugreifen können." */
export const mysqlCheck: Check = {
  id: 'mysql',
  title: { de: 'Zugriff auf MySQL', en: 'Access to MySQL' },
  readings: () => [reading(mysqlRoot, readMysqlRoot())],
  judge: (facts) => {
    const known = facts.need(mysqlRoot);
    if (known.down) return [down(known)];
    if (!known.reachable) return [closed(known)];
    return [
      ...(known.flavour === 'mariadb' ? [mariadb(known)] : []),
      ...(known.access === 'debian-cnf' ? [] : [debianCnfRefused(known)]),
      ...extraRootRows(known),
    ];
  },
};

function down({ error }: MysqlRoot): Found {
  return {
    id: 'mysql-down',
    weight: 'blocker',
    title: { de: 'MySQL läuft nicht', en: 'MySQL is not running' },
    why: {
      de: `Die Anmeldung endet mit ${asCode(error ?? '?')}. Das Upgrade ändert die Datenbank; ohne laufendes MySQL bricht es mittendrin ab.`,
      en: `Logging in ends with ${asCode(error ?? '?')}. The upgrade changes the database; without MySQL running it breaks off in the middle.`,
    },
    remedy: {
      de: '`sudo systemctl status mysql` und `journalctl -u mysql` ansehen, MySQL starten, dann erneut prüfen.',
      en: 'Look at `sudo systemctl status mysql` and `journalctl -u mysql`, start MySQL, then check again.',
    },
  };
}

function closed({ error }: MysqlRoot): Found {
  return {
    id: 'mysql-closed',
    weight: 'blocker',
    title: { de: 'Kein Zugang zu MySQL', en: 'No way into MySQL' },
    why: {
      de: `Weder mit \`/etc/mysql/debian.cnf\` noch als root über den Socket gelingt die Anmeldung: ${asCode(error ?? '?')}. Die Umstellung auf Socket-Authentifizierung ist so nicht möglich.`,
      en: `Neither with \`/etc/mysql/debian.cnf\` nor as root over the socket does the login work: ${asCode(error ?? '?')}. Socket authentication cannot be set up this way.`,
    },
    remedy: {
      de: 'Das Passwort in `/etc/mysql/debian.cnf` wieder dem des Benutzers `debian-sys-maint` angleichen oder den Hersteller-Support fragen, dann erneut prüfen.',
      en: 'Make the password in `/etc/mysql/debian.cnf` that of the user `debian-sys-maint` again, or ask the vendor support, then check again.',
    },
  };
}

function debianCnfRefused({ access, error }: MysqlRoot): Found {
  const way = access === 'socket' ? '`mysql --no-defaults -uroot`' : '`mysql -uroot`';
  return {
    id: 'debian-cnf-refused',
    weight: 'warning',
    title: { de: 'debian.cnf wird abgelehnt', en: 'debian.cnf is refused' },
    why: {
      de: `Der Weg des Artikels über \`/etc/mysql/debian.cnf\` endet mit ${asCode(error ?? '?')}. Der Bot nimmt stattdessen ${way} als root, das gelingt. Skripte von Ubuntu (Logrotation, Paket-Updates von MySQL) brauchen die Datei aber.`,
      en: `The article’s way by \`/etc/mysql/debian.cnf\` ends with ${asCode(error ?? '?')}. The bot uses ${way} as root instead, which works. But Ubuntu’s scripts (log rotation, package updates of MySQL) need the file.`,
    },
    remedy: {
      de: 'Das Passwort des Benutzers `debian-sys-maint` in MySQL und in der Datei angleichen.',
      en: 'Make the password of the user `debian-sys-maint` in MySQL and in the file the same.',
    },
  };
}

function mariadb({ version, socketLoginBare }: MysqlRoot): Found {
  return {
    id: 'mariadb',
    weight: socketLoginBare ? 'warning' : 'blocker',
    title: { de: 'MariaDB statt MySQL', en: 'MariaDB instead of MySQL' },
    why: {
      de: `Gefunden: ${asCode(version ?? '?')}. Die SQL-Befehle des Artikels gelten für MySQL; bei MariaDB heißt das Plugin \`unix_socket\`. ${socketLoginBare ? 'root kommt hier schon ohne Passwort hinein, es ist also nichts umzustellen.' : 'root kommt hier nicht ohne Passwort hinein, und der Bot stellt MariaDB nicht um.'}`,
      en: `Found: ${asCode(version ?? '?')}. The SQL of the article is for MySQL; in MariaDB the plugin is called \`unix_socket\`. ${socketLoginBare ? 'Here root gets in without a password already, so there is nothing to change.' : 'Here root does not get in without a password, and the bot does not change MariaDB.'}`,
    },
    remedy: {
      de: 'Den Hersteller-Support fragen, ob Version 5 auf diesem Server mit MariaDB läuft.',
      en: 'Ask the vendor support whether version 5 runs on this server with MariaDB.',
    },
  };
}
