import { packages, ucwareVersion } from '../../remote/packages.ts';
import { LAST_45 } from '../../remote/plan-problems.ts';
import { compareVersions } from '../../remote/versions.ts';
import { pass as passed } from '../../run/verdict.ts';
import { accept, field, yes } from '../../steps/choices.ts';
import { confirmation, said, who } from '../../steps/confirmation.ts';
import { PASS_45 } from '../pass/passes.ts';

/** People copy words along with it: `v4.5.0.10`, `Version 4.5.0.10 (build 7)`. */
const VERSION = /\d+(?:\.\d+)+/;

/** A person looks where the guide says. The page shows two versions: server and daemon. */
export const confirmSystemStatus = confirmation({
  id: 'status-4.5',
  phase: 'update-4.5',
  title: { de: 'System-Status bestätigen', en: 'Confirm the system status' },
  why: {
    de: 'Die Weboberfläche zeigt, ob Server und Daemon wirklich in der neuen Version laufen.',
    en: 'The web interface shows whether server and daemon really run in the new version.',
  },
  guide: ['Update überprüfen'],
  ask: (ctx) => {
    const before = ctx.get(packages);
    const installed = ctx.get(PASS_45.plan)?.candidate ?? (before && ucwareVersion(before));
    return {
      text: {
        de: `Bitte in der Weboberfläche (${ctx.server.webUrl}) als *supervisor* oder als Mitglied der Gruppe *admin* anmelden und unter *System > System-Status* die Versionen des UCware Servers und des UCware Daemons ablesen.`,
        en: `Please log in to the web interface (${ctx.server.webUrl}) as *supervisor* or as a member of the group *admin* and read the versions of UCware Server and UCware Daemon under *System > System-Status*.`,
      },
      evidence: [
        {
          de: `Installiertes Paket: ${installed ?? '–'}. Letzte Version 4.5 laut Artikel: ${LAST_45}.`,
          en: `Package installed: ${installed ?? '–'}. Last version 4.5, says the article: ${LAST_45}.`,
        },
      ],
      choices: [
        yes({ de: 'Versionen eintragen …', en: 'Enter the versions …' }, [
          field('server', 'text', { de: 'UCware Server', en: 'UCware Server' }),
          field('daemon', 'text', { de: 'UCware Daemon', en: 'UCware Daemon' }),
        ]),
        accept({ de: 'Ohne Bestätigung weiter …', en: 'Go on without confirmation …' }),
      ],
      who: 'operator',
    };
  },
  judge: (answer) => {
    if (answer.choice === 'accept') {
      return passed({
        de: `Nicht bestätigt; weiter, entschieden von ${who(answer)}.`,
        en: `Not confirmed; going on, decided by ${who(answer)}.`,
      });
    }
    const read = ['server', 'daemon'].map((name) => VERSION.exec(answer.values[name] ?? '')?.[0]);
    if (read.includes(undefined)) {
      return {
        complaint: {
          de: `Darin steht keine Versionsnummer: Server ${said(answer, 'server')}, Daemon ${said(answer, 'daemon')}. Gebraucht werden beide, so wie die Seite sie zeigt, etwa ${LAST_45}.`,
          en: `There is no version number in that: server ${said(answer, 'server')}, daemon ${said(answer, 'daemon')}. Both are needed as the page shows them, such as ${LAST_45}.`,
        },
      };
    }
    if (read.some((version = '') => compareVersions(version, LAST_45) < 0)) {
      return {
        complaint: {
          de: `Erwartet werden Versionen ab ${LAST_45}; eingetragen sind Server ${said(answer, 'server')} und Daemon ${said(answer, 'daemon')}. Läuft noch der alte Daemon? Dann den Server neu starten und erneut ablesen.`,
          en: `Versions from ${LAST_45} are expected; entered are server ${said(answer, 'server')} and daemon ${said(answer, 'daemon')}. Does the old daemon still run? Then restart the server and read again.`,
        },
      };
    }
    return passed({
      de: `UCware Server ${said(answer, 'server')}, Daemon ${said(answer, 'daemon')}, abgelesen von ${who(answer)}.`,
      en: `UCware Server ${said(answer, 'server')}, daemon ${said(answer, 'daemon')}, read by ${who(answer)}.`,
    });
  },
});
