import type { Finding } from '../run/finding.ts';
import { same } from '../run/text.ts';
import { asCode, asCodes } from './as-code.ts';
import { type Plan, vitalRemovals } from './plan.ts';
import { compareVersions, isVersion5, isVersion45 } from './versions.ts';

/** The guide: the update of Ubuntu raises any 4.5 to it; the upgrade to 5 starts from there. */
export const LAST_45 = '4.5.0.10';

/** What makes a plan impossible. None of these can be overridden: each would leave a server without telephones. */
export function planProblems(plan: Plan): Finding[] {
  return [
    ...removesProduct(plan),
    ...comesFromElsewhere(plan),
    ...hasWrongVersion(plan),
    ...leavesProductOut(plan),
  ];
}

function stop(id: string, parts: Pick<Finding, 'title' | 'why' | 'remedy'>): Finding {
  return { id, check: 'plan', severity: 'error', blocks: true, overridable: false, ...parts };
}

function removesProduct(plan: Plan): Finding[] {
  const removed = vitalRemovals(plan);
  if (removed.length === 0) return [];
  const names = asCodes(removed.map(({ name }) => name));
  return [
    stop('plan-removes-product', {
      title: { de: 'apt würde UCware entfernen', en: 'apt would remove UCware' },
      why: {
        de: `Der Plan entfernt ${names}. Danach gäbe es keine Telefonanlage mehr.`,
        en: `The plan removes ${names}. After that there would be no telephone system.`,
      },
      remedy: {
        de: 'Fremde Paketquellen und zurückgehaltene Pakete prüfen (`apt-mark showhold`); im Zweifel den Hersteller-Support fragen.',
        en: 'Check foreign package sources and held packages (`apt-mark showhold`); in doubt ask the vendor support.',
      },
    }),
  ];
}

function comesFromElsewhere(plan: Plan): Finding[] {
  const wanted = `/ucware-${plan.target}`;
  const origins = plan.origin.split('\n').filter(Boolean);
  const there = origins.some((origin) =>
    new RegExp(`${wanted.replace('.', '\\.')}(?:[ /]|$)`).test(origin),
  );
  if (plan.candidate !== null && there) return [];
  return [
    stop('plan-wrong-origin', {
      title: {
        de: `UCware käme nicht aus ${wanted}`,
        en: `UCware would not come from ${wanted}`,
      },
      why: {
        de: `Kandidat ist ${asCode(plan.candidate ?? '(keiner)')} aus ${asCodes(origins.length > 0 ? origins : ['–'], 3)}.`,
        en: `The candidate is ${asCode(plan.candidate ?? '(none)')} from ${asCodes(origins.length > 0 ? origins : ['–'], 3)}.`,
      },
      remedy: {
        de: 'Die Zeile mit `packages.ucware.de` in den Paketquellen und Pinning unter /etc/apt/preferences.d prüfen.',
        en: 'Check the line with `packages.ucware.de` in the package sources and pinning below /etc/apt/preferences.d.',
      },
    }),
  ];
}

function hasWrongVersion(plan: Plan): Finding[] {
  const { candidate } = plan;
  if (candidate === null) return [];
  const right =
    plan.target === '5'
      ? isVersion5(candidate)
      : isVersion45(candidate) && compareVersions(candidate, LAST_45) >= 0;
  if (right) return [];
  const wanted = plan.target === '5' ? '5' : `4.5 (≥ ${LAST_45})`;
  return [
    stop('plan-wrong-version', {
      title: {
        de: 'Das Repository bietet die falsche Version an',
        en: 'The repository offers the wrong version',
      },
      why: {
        de: `Erwartet wird Version ${wanted}, angeboten wird ${asCode(candidate)}.`,
        en: `Version ${wanted} is expected, ${asCode(candidate)} is offered.`,
      },
      remedy: {
        de: 'Spiegelserver, Proxy und Pinning prüfen; im Zweifel den Hersteller-Support fragen.',
        en: 'Check mirrors, proxy and pinning; in doubt ask the vendor support.',
      },
    }),
  ];
}

/** A held or unsatisfiable `ucware` makes apt end well with everything upgraded but the product. */
function leavesProductOut(plan: Plan): Finding[] {
  const { product, from, candidate } = plan;
  if (product === null || candidate === null || from === candidate) return [];
  const newer = from === null || compareVersions(candidate, from) > 0;
  const included = [...plan.upgraded, ...plan.installed].some(({ name }) => name === product);
  if (!newer || included) return [];
  const held = plan.keptBack.length > 0 ? ` ${asCodes(plan.keptBack)}` : ' –';
  return [
    stop('plan-without-ucware', {
      title: {
        de: 'apt würde UCware nicht aktualisieren',
        en: 'apt would not upgrade UCware',
      },
      why: {
        de: `${asCode(product)} bliebe auf ${asCode(from ?? '–')}, obwohl es ${asCode(candidate)} gibt. Zurückgehalten:${held}`,
        en: `${asCode(product)} would stay at ${asCode(from ?? '–')} although there is ${asCode(candidate)}. Held back:${held}`,
      },
      remedy: same(
        '`apt-mark showhold`, `apt-mark unhold ucware ucware-core`, `apt-get -s full-upgrade`',
      ),
    }),
  ];
}
