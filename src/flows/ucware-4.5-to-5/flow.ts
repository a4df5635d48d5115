import type { Flow, Step } from '../run/step.ts';
import { halfDoneAtEnd } from '../steps/half-done.ts';
import { replacedAtEnd } from '../steps/replaced-at-end.ts';
import { leftOutIn } from '../steps/skip-part.ts';
import { watchFor } from '../steps/watch.ts';
import { accountSteps } from './configure/accounts/steps.ts';
import { faxSteps } from './configure/fax/steps.ts';
import { forwardSteps } from './configure/forwards/steps.ts';
import { handOver } from './configure/hand-over/hand-over.ts';
import { unfinished } from './configure/hand-over/unfinished.ts';
import { highlights } from './highlights.ts';
import { PASS_5, PASS_45 } from './pass/passes.ts';
import { updateTo45Steps } from './pass-4.5/steps.ts';
import { upgradeTo5Steps } from './pass-5/steps.ts';
import { preflight } from './preflight.ts';
import { announceLosses } from './prepare/announce-losses.ts';
import { announceWindow } from './prepare/announce-window.ts';
import { connect } from './prepare/connect.ts';
import { askForConsole } from './prepare/console-access.ts';
import { countBefore } from './prepare/count-before.ts';
import { findings } from './prepare/findings.ts';
import { askForLicenceKey } from './prepare/licence-key.ts';
import { explainNewConcepts } from './prepare/new-concepts.ts';
import { readArticle } from './prepare/read-article.ts';
import { scan } from './prepare/scan.ts';
import { askAboutSpecialSolution } from './prepare/special-solution.ts';
import { askForSupportHours } from './prepare/support-hours.ts';
import { askAboutApps } from './prepare/unsupported-apps.ts';
import { askAboutDevices } from './prepare/unsupported-devices.ts';
import { agreeWindow } from './prepare/window.ts';
import { restAt45 } from './rest.ts';
import { safety } from './safety.ts';
import { checkBeforeProduction } from './service/before-production.ts';
import { compareDevices } from './service/compare-devices.ts';
import { countAfter } from './service/count-after.ts';
import { goIntoProduction } from './service/in-production.ts';
import { uploadLicence } from './service/upload-licence.ts';
import { whereToBegin } from './where-to-begin.ts';

/** What a server on 4.5 needs to come to 5. */
const upgrade: readonly Step[] = [
  readArticle,
  askAboutSpecialSolution,
  askAboutDevices,
  askAboutApps,
  explainNewConcepts,
  askForLicenceKey,
  agreeWindow,
  askForConsole,
  askForSupportHours,
  announceWindow,
  announceLosses,
  countBefore,
  ...updateTo45Steps,
  restAt45,
  ...upgradeTo5Steps,
];

/** All that leads up to productive use; from then on the server is in use and nothing is taken back any more. */
const upToProduction: readonly Step[] = [
  connect,
  scan,
  findings,
  whereToBegin(upgrade, uploadLicence),
  ...upgrade,
  uploadLicence,
  countAfter,
  compareDevices,
  checkBeforeProduction,
  goIntoProduction,
];

/** What version 5 makes possible and only people can set up: over hours or days, while the server is in use. */
const beforeHandOver: readonly Step[] = [
  ...upToProduction,
  ...accountSteps,
  ...forwardSteps,
  ...faxSteps,
];

/**
 * The upgrade of a UCware server from 4.5 to 5, after the vendor's article of 12.01.2024. Read it aloud: that is what the
 * bot will do. People decide before the window; each snapshot comes right before the first change it protects.
 */
export const ucware45to5: Flow = {
  id: 'ucware-4.5-to-5',
  version: 3,
  continues: [1, 2],
  title: { de: 'UCware 4.5 auf Version 5', en: 'UCware 4.5 to 5' },
  phases: {
    prepare: { de: 'Vorbereiten', en: 'Prepare' },
    'update-4.5': { de: '4.5 auf den letzten Stand bringen', en: 'Bring 4.5 up to date' },
    'upgrade-5': { de: 'Auf Version 5 aktualisieren', en: 'Upgrade to 5' },
    service: { de: 'In Betrieb nehmen', en: 'Put into service' },
    configure: { de: 'Neue Funktionen einrichten', en: 'Configure the new functions' },
  },
  steps: [...beforeHandOver, handOver(beforeHandOver)],
  preflight,
  watch: watchFor([PASS_45, PASS_5]),
  safety,
  remains: (ctx) =>
    [PASS_45, PASS_5]
      .flatMap((pass) => [halfDoneAtEnd(pass, ctx), replacedAtEnd(pass, ctx)])
      .filter((text) => text !== undefined),
  unfinished: (ctx) => unfinished(ctx, beforeHandOver),
  leftOut: (run) => leftOutIn(run, beforeHandOver).map(({ id }) => id),
  highlights,
};
