import { asCode } from '../remote/as-code.ts';
import { packages, readPackages, ucwareVersion } from '../remote/packages.ts';
import { isVersion5 } from '../remote/versions.ts';
import { defineStep, type Step } from '../run/step.ts';
import { pass } from '../run/verdict.ts';

/**
 * A server that is on 5 already, by somebody else's hands, needs nothing of the upgrade; what follows on it may still be open. Judged by
 * the scan and not only by the server as it is: a run that has brought the server to 5 itself must not leave out its own rest.
 */
export function whereToBegin(upgrade: readonly Step[], next: Step): Step {
  return defineStep({
    id: 'where-to-begin',
    phase: 'prepare',
    title: { de: 'Wo es weitergeht', en: 'Where to go on' },
    why: {
      de: 'Ein Server, der schon auf Version 5 ist, braucht kein Upgrade mehr, wohl aber vielleicht die Schritte danach.',
      en: 'A server that is on version 5 already needs no upgrade any more, but perhaps the steps after it.',
    },
    guide: [],
    interruptible: true,
    changes: false,
    run: () => [readPackages()] as const,
    judge: ([now], ctx) => {
      const scanned = ucwareVersion(ctx.need(packages)) ?? '';
      const version = ucwareVersion(now) ?? '';
      if (!isVersion5(scanned) || !isVersion5(version)) {
        return pass({
          de: `Installiert ist ${asCode(version || '–')}: Es folgt die Vorbereitung des Upgrades.`,
          en: `Installed is ${asCode(version || '–')}: the preparation of the upgrade follows.`,
        });
      }
      return pass(
        {
          de: `Installiert ist schon ${asCode(version)}: Die ${upgrade.length} Schritte des Upgrades entfallen, weiter geht es mit „${next.title.de}“.`,
          en: `${asCode(version)} is installed already: the ${upgrade.length} steps of the upgrade are left out, it goes on with “${next.title.en}”.`,
        },
        { skips: upgrade.map(({ id }) => id) },
      );
    },
  });
}
