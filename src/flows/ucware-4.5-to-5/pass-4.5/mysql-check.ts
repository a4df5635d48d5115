import { myCnf, readMyCnf } from '../../remote/my-cnf.ts';
import { mysqlRoot, readMysqlRoot } from '../../remote/mysql-root.ts';
import { learn } from '../../run/fact.ts';
import { defineStep } from '../../run/step.ts';
import { ask, block, pass as passed } from '../../run/verdict.ts';
import {
  filesQuestion,
  myCnfAside,
  mysqlObstacles,
  otherRows,
  othersFiles,
  rootRows,
  rowsQuestion,
} from './mysql-decisions.ts';

/** Reads how root gets into MySQL and has people decide what the guide's commands would do beyond what is needed. */
export const checkMysql = defineStep({
  id: 'mysql-check-4.5',
  phase: 'update-4.5',
  title: { de: 'MySQL-Anmeldung von root ansehen', en: 'Look at root’s login to MySQL' },
  why: {
    de: 'Geändert wird später nur, was geändert werden muss; was darüber hinausgeht, entscheiden Menschen vorher.',
    en: 'Only what has to be changed is changed later; what goes beyond that, people decide beforehand.',
  },
  guide: ['Socket-Authentifizierung für MySQL einrichten'],
  interruptible: true,
  changes: false,
  run: (ctx) => [readMysqlRoot(), readMyCnf(ctx.server.sshUser)] as const,
  judge: ([mysql, files], ctx) => {
    const seen = [learn(mysqlRoot, mysql), learn(myCnf, files)];
    const obstacles = mysqlObstacles(mysql);
    if (obstacles.length > 0) {
      return block(
        {
          de: 'Die Socket-Anmeldung lässt sich so nicht einrichten.',
          en: 'Socket login cannot be set up like this.',
        },
        obstacles,
        { facts: seen },
      );
    }
    const hosts = mysql.socketLoginBare ? [] : otherRows(mysql);
    const rows = ctx.answer('rows')?.choice;
    if (hosts.length > 0 && rows === undefined) return ask(rowsQuestion(hosts), { facts: seen });
    const others = othersFiles(files, ctx.server.sshUser);
    const decision = ctx.answer('files')?.choice;
    if (others.length > 0 && decision === undefined) {
      return ask(filesQuestion(others), { facts: seen });
    }
    const aside = decision === 'move' ? files : files.filter((file) => !others.includes(file));
    const paths = aside.map(({ path }) => path);
    const facts = [
      ...seen,
      learn(rootRows, hosts.length > 0 && rows === 'all' ? 'all' : 'localhost'),
      learn(myCnfAside, paths),
    ];
    return passed(
      mysql.socketLoginBare
        ? {
            de: `root kommt schon ohne Passwort in MySQL. Dateien, die beiseitegelegt werden: ${paths.length}.`,
            en: `root reaches MySQL without a password already. Files that are put aside: ${paths.length}.`,
          }
        : {
            de: `Die Socket-Anmeldung wird eingerichtet. Dateien, die beiseitegelegt werden: ${paths.length}.`,
            en: `Socket login will be set up. Files that are put aside: ${paths.length}.`,
          },
      { facts },
    );
  },
});
