import { asCode } from '../../remote/as-code.ts';
import { setUpMysqlSocket, undoMysqlSocket } from '../../remote/jobs/mysql.ts';
import { mysqlRoot, readMysqlRoot } from '../../remote/mysql-root.ts';
import { learn } from '../../run/fact.ts';
import { defineStep, defineUndo } from '../../run/step.ts';
import { block, pass as passed } from '../../run/verdict.ts';
import { jobFailure } from '../../steps/judge-job.ts';
import { behindGate } from '../../steps/pass.ts';
import { mysqlFindings } from '../pass/mysql-proof.ts';
import { PASS_45 } from '../pass/passes.ts';
import { rootRows } from './mysql-decisions.ts';

/** Socket authentication for root, as the guide wants it; what is right already is left alone. */
export const setUpMysql = defineStep({
  id: 'mysql-socket-4.5',
  phase: 'update-4.5',
  title: { de: 'Socket-Anmeldung für MySQL einrichten', en: 'Set up socket login for MySQL' },
  why: {
    de: 'Während des Updates muss root ohne Passwortabfrage auf MySQL zugreifen können.',
    en: 'During the update root has to reach MySQL without being asked for a password.',
  },
  guide: ['Socket-Authentifizierung für MySQL einrichten'],
  interruptible: true,
  changes: true,
  guard: behindGate(PASS_45),
  done: {
    probes: () => [readMysqlRoot()] as const,
    isDone: ([mysql]) => {
      if (!mysql.socketLoginBare) return null;
      const plugin = mysql.rows.find(({ host }) => host === 'localhost')?.plugin ?? '?';
      return {
        de: `root kommt schon ohne Passwort in MySQL (\`root@localhost\`: ${asCode(plugin)}). Es wird nichts geändert.`,
        en: `root reaches MySQL without a password already (\`root@localhost\`: ${asCode(plugin)}). Nothing is changed.`,
      };
    },
  },
  run: (ctx) => [setUpMysqlSocket(ctx.runId, ctx.need(rootRows)), readMysqlRoot()] as const,
  judge: ([job, mysql]) => {
    const failed = jobFailure(job, {
      de: 'Socket-Anmeldung für MySQL einrichten',
      en: 'Setting up socket login for MySQL',
    });
    if (failed) return failed;
    const facts = [learn(mysqlRoot, mysql)];
    if (!mysql.socketLoginBare) {
      return block(
        { de: 'Die Anmeldung klappt noch nicht.', en: 'Logging in does not work yet.' },
        mysqlFindings(mysql),
        { facts },
      );
    }
    return passed(
      {
        de: 'root kommt über den Socket in MySQL; die vorigen Einträge sind auf dem Server gesichert.',
        en: 'root reaches MySQL over the socket; the rows as they were are kept on the server.',
      },
      { facts },
    );
  },
  undo: defineUndo({
    title: { de: 'MySQL-Anmeldung zurücksetzen', en: 'Restore the login to MySQL' },
    when: (ctx) => ctx.doneAt('install-5') === undefined,
    run: (ctx) => [undoMysqlSocket(ctx.runId)] as const,
    judge: ([job]) =>
      job.exitCode === 0
        ? {
            de: 'Die Anmeldung von root in MySQL ist wieder wie vorher.',
            en: 'Root’s login to MySQL is as it was.',
          }
        : {
            de: `MySQL-Anmeldung zurücksetzen: ${asCode(job.log.trim())}`,
            en: `Restoring the login to MySQL: ${asCode(job.log.trim())}`,
          },
  }),
});
