import { asCode } from '../../remote/as-code.ts';
import type { MysqlRoot } from '../../remote/mysql-root.ts';
import type { Finding } from '../../run/finding.ts';

/** The guide: "Während des Updates muss root ohne Passwortabfrage auf MySQL zugreifen können." Empty when that is so. */
export function mysqlFindings(mysql: MysqlRoot): Finding[] {
  const { socketLoginBare, socketLoginWithDefaults } = mysql;
  if (socketLoginBare && socketLoginWithDefaults) return [];
  const how = mysql.error === null ? '' : ` ${asCode(mysql.error)}`;
  return [
    {
      id: 'mysql-login',
      check: 'mysql',
      severity: 'error',
      blocks: true,
      overridable: false,
      title: {
        de: 'root kommt nicht ohne Passwort in MySQL',
        en: 'root cannot reach MySQL without a password',
      },
      why: socketLoginBare
        ? {
            de: 'Ohne Konfigurationsdateien klappt die Anmeldung, mit ihnen nicht: Eine `.my.cnf` stört. Das Update würde beim Umstellen der Datenbank scheitern.',
            en: 'Logging in works without configuration files, but not with them: a `.my.cnf` interferes. The update would break while converting the database.',
          }
        : {
            de: `Die Anmeldung von root über den Socket klappt nicht.${how} Das Update würde beim Umstellen der Datenbank scheitern.`,
            en: `Logging in as root over the socket does not work.${how} The update would break while converting the database.`,
          },
      remedy: socketLoginBare
        ? {
            de: '`.my.cnf`-Dateien (auch unter /etc/mysql) auf Zugangsdaten für `client` prüfen und beiseitelegen.',
            en: 'Check `.my.cnf` files (also below /etc/mysql) for credentials of `client` and put them aside.',
          }
        : {
            de: 'Läuft MySQL (`systemctl status mysql`)? Welches Plugin hat `root@localhost`? Abschnitt „Socket-Authentifizierung für MySQL einrichten“ des Artikels.',
            en: 'Does MySQL run (`systemctl status mysql`)? Which plugin does `root@localhost` have? See “Socket-Authentifizierung für MySQL einrichten” in the article.',
          },
    },
  ];
}
