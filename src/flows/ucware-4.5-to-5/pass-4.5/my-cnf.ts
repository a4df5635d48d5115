import { asCode, asCodes } from '../../remote/as-code.ts';
import { moveMyCnfAside, putMyCnfBack } from '../../remote/jobs/my-cnf.ts';
import { readMyCnf } from '../../remote/my-cnf.ts';
import { readMysqlRoot } from '../../remote/mysql-root.ts';
import { defineStep, defineUndo } from '../../run/step.ts';
import { block, pass as passed } from '../../run/verdict.ts';
import { jobFailure } from '../../steps/judge-job.ts';
import { behindGate } from '../../steps/pass.ts';
import { mysqlFindings } from '../pass/mysql-proof.ts';
import { PASS_45 } from '../pass/passes.ts';
import { myCnfAside } from './mysql-decisions.ts';

/** The guide deletes `.my.cnf` files; moved aside they can come back. */
export const putMyCnfAside = defineStep({
  id: 'my-cnf-4.5',
  phase: 'update-4.5',
  title: { de: '.my.cnf-Dateien beiseitelegen', en: 'Put .my.cnf files aside' },
  why: {
    de: 'Mit einer `.my.cnf` meldet sich `mysql` als jemand anderes an; der Artikel löscht sie, hier werden sie nur verschoben.',
    en: 'With a `.my.cnf`, `mysql` logs in as somebody else; the article deletes them, here they are only moved.',
  },
  guide: ['Socket-Authentifizierung für MySQL einrichten'],
  interruptible: true,
  changes: true,
  guard: behindGate(PASS_45),
  done: {
    probes: (ctx) => [readMyCnf(ctx.server.sshUser), readMysqlRoot()] as const,
    isDone: ([files, mysql], ctx) => {
      const paths = new Set(ctx.need(myCnfAside));
      const left = files.some(({ path }) => paths.has(path));
      if (left || mysqlFindings(mysql).length > 0) return null;
      return {
        de: 'Keine dieser Dateien ist (noch) da; root kommt mit und ohne Konfigurationsdateien in MySQL.',
        en: 'None of these files is there (any more); root reaches MySQL with and without configuration files.',
      };
    },
  },
  run: (ctx) => [moveMyCnfAside(ctx.runId, ctx.need(myCnfAside)), readMysqlRoot()] as const,
  judge: ([job, mysql], ctx) => {
    const failed = jobFailure(job, {
      de: '.my.cnf-Dateien beiseitelegen',
      en: 'Putting .my.cnf files aside',
    });
    if (failed) return failed;
    const findings = mysqlFindings(mysql);
    if (findings.length > 0) {
      return block(
        { de: 'Die Anmeldung klappt noch nicht.', en: 'Logging in does not work yet.' },
        findings,
      );
    }
    const paths = asCodes(ctx.need(myCnfAside));
    return passed({
      de: `Beiseitegelegt: ${paths}. root kommt mit und ohne Konfigurationsdateien in MySQL.`,
      en: `Put aside: ${paths}. root reaches MySQL with and without configuration files.`,
    });
  },
  undo: defineUndo({
    title: { de: '.my.cnf-Dateien zurücklegen', en: 'Put .my.cnf files back' },
    when: (ctx) => ctx.doneAt('install-5') === undefined,
    run: (ctx) => [putMyCnfBack(ctx.runId)] as const,
    judge: ([job]) =>
      job.exitCode === 0
        ? { de: '.my.cnf-Dateien sind zurück.', en: '.my.cnf files are back.' }
        : {
            de: `.my.cnf-Dateien zurücklegen: ${asCode(job.log.trim())}`,
            en: `Putting .my.cnf files back: ${asCode(job.log.trim())}`,
          },
  }),
});
