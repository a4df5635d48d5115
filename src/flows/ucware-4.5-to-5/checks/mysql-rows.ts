import { asCodes } from '../../remote/as-code.ts';
import type { MysqlRoot } from '../../remote/mysql-root.ts';
import type { Found } from './define-check.ts';

/**
 * Rows of root for other hosts than localhost. The guide's UPDATE would hit them too, and `auth_socket` cannot work over TCP: whoever
 * logs in by these rows, usually a backup program, would be locked out.
 */
export function extraRootRows({ rows }: MysqlRoot): readonly Found[] {
  const extra = rows.filter(({ host }) => host !== 'localhost');
  if (extra.length === 0) return [];
  const names = asCodes(extra.map(({ host, plugin }) => `root@${host} (${plugin})`));
  return [
    {
      id: 'mysql-extra-root-rows',
      weight: 'warning',
      title: {
        de: 'root darf sich auch über das Netz an MySQL anmelden',
        en: 'root may log in to MySQL over the network too',
      },
      why: {
        de: `Neben \`root@localhost\` gibt es ${names}. Der SQL-Befehl des Artikels stellte auch diese um; Anmeldungen über TCP, etwa von Sicherungsprogrammen, gingen dann nicht mehr.`,
        en: `Besides \`root@localhost\` there are ${names}. The SQL of the article would change these as well; logins over TCP, by backup programs for example, would stop working.`,
      },
      remedy: {
        de: 'Der Bot ändert nur `root@localhost` und fragt vorher nach den anderen. Klären Sie bis dahin, wer sie benutzt.',
        en: 'The bot changes `root@localhost` only and asks about the others first. Find out by then who uses them.',
      },
    },
  ];
}
