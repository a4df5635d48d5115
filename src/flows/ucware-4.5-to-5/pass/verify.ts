import { asCode, asCodes } from '../../remote/as-code.ts';
import { readDpkgState } from '../../remote/dpkg-state.ts';
import { readHold } from '../../remote/jobs/read-hold.ts';
import { readPackages, ucwareVersion } from '../../remote/packages.ts';
import { readServices, services } from '../../remote/services.ts';
import type { Unit } from '../../remote/units.ts';
import type { QuestionInput } from '../../run/question.ts';
import { defineStep, type Step, type StepContext } from '../../run/step.ts';
import { ask, block, pass as passed } from '../../run/verdict.ts';
import { later } from '../../steps/calls.ts';
import { accept } from '../../steps/choices.ts';
import type { Pass } from '../../steps/pass.ts';
import { verifyFindings } from './verify-findings.ts';

/** SSH answers before the services run; most do within two minutes. */
const LOOK_EVERY_MS = 20_000;

/** What the server itself says after the reboot: packages, dpkg's books, the hold, services. apt's exit code is no success. */
export function verifyPass(pass: Pass): Step {
  return defineStep({
    id: `verify-${pass.id}`,
    phase: pass.phase,
    title: { de: 'Ergebnis prüfen', en: 'Verify the result' },
    why: {
      de: 'Erst wenn Pakete, Versionen und Dienste stimmen, gilt das Update als gelungen.',
      en: 'Only when packages, versions and services are right does the update count as done.',
    },
    guide: pass.guide.check,
    interruptible: true,
    changes: false,
    run: () => [readPackages(), readDpkgState(), readHold(), readServices()] as const,
    judge: ([packages, dpkg, held, now], ctx) => {
      const version = ucwareVersion(packages);
      const findings = verifyFindings(pass, { packages, dpkg, held }, ctx);
      const open = findings.filter(({ id, overridable }) => !(overridable && ctx.overridden(id)));
      if (open.length > 0) {
        return block(
          { de: 'Das Ergebnis ist nicht in Ordnung.', en: 'The result is not in order.' },
          findings,
        );
      }
      const missing = servicesMissing(ctx.get(services) ?? [], now);
      const answer = ctx.answer('services');
      if (missing.length > 0 && answer?.choice !== 'accept') return ask(waitFor(missing, ctx));
      return passed(
        {
          de: `UCware ${asCode(version ?? '–')} ist installiert, dpkg ist sauber, die Dienste laufen${missing.length > 0 ? ` (hingenommen: ${asCodes(missing)})` : ''}.`,
          en: `UCware ${asCode(version ?? '–')} is installed, dpkg is clean, the services run${missing.length > 0 ? ` (accepted: ${asCodes(missing)})` : ''}.`,
        },
        {
          findings,
          notices: [
            {
              to: 'channel',
              text: {
                de: `:white_check_mark: Der Server ist zurück (${pass.goal.de}), die Dienste laufen wieder.`,
                en: `:white_check_mark: The server is back with ${pass.goal.en}, the services run again.`,
              },
            },
          ],
        },
      );
    },
  });
}

/** Services that ran before and do not run now, in the order of before. */
function servicesMissing(before: readonly Unit[], now: readonly Unit[]): string[] {
  const running = new Set(now.filter(({ active }) => active === 'active').map(({ name }) => name));
  return before
    .filter(({ name, active }) => active === 'active' && !running.has(name))
    .map(({ name }) => name);
}

function waitFor(missing: readonly string[], ctx: StepContext): QuestionInput {
  return {
    id: 'services',
    kind: 'choice',
    text: {
      de: `Noch nicht wieder aktiv: ${asCodes(missing, 10)}. Nach einem Neustart dauert das ein wenig; der Bot sieht alle 20 Sekunden nach.`,
      en: `Not active again yet: ${asCodes(missing, 10)}. After a reboot that takes a while; the bot looks every 20 seconds.`,
    },
    choices: [
      { id: 'again', label: { de: 'Jetzt nachsehen', en: 'Look now' }, style: 'primary' },
      accept({ de: 'So hinnehmen …', en: 'Accept as it is …' }),
    ],
    who: 'operator',
    wakeAt: later(ctx.now, LOOK_EVERY_MS),
  };
}
