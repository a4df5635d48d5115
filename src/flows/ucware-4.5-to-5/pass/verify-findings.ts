import { asCode, asCodes } from '../../remote/as-code.ts';
import type { DpkgState } from '../../remote/dpkg-state.ts';
import type { Hold } from '../../remote/jobs/read-hold.ts';
import { isInstalled, type Packages, ucwareVersion } from '../../remote/packages.ts';
import { LAST_45 } from '../../remote/plan-problems.ts';
import { compareVersions, isVersion5, isVersion45 } from '../../remote/versions.ts';
import type { Finding } from '../../run/finding.ts';
import type { StepContext } from '../../run/step.ts';
import type { Pass } from '../../steps/pass.ts';

export interface Verified {
  readonly packages: Packages;
  readonly dpkg: DpkgState;
  readonly held: Hold;
}

/** What is not as it has to be after a pass. */
export function verifyFindings(pass: Pass, seen: Verified, ctx: StepContext): Finding[] {
  return [
    ...wrongVersion(pass, seen.packages, ctx),
    ...unfinished(seen.packages),
    ...dpkgComplains(seen),
    ...holdLost(seen.held, ctx),
  ];
}

function finding(
  id: string,
  overridable: boolean,
  parts: Pick<Finding, 'title' | 'why' | 'remedy'>,
): Finding {
  return { id, check: 'verify', severity: 'error', blocks: true, overridable, ...parts };
}

function wrongVersion(pass: Pass, packages: Packages, ctx: StepContext): Finding[] {
  const version = ucwareVersion(packages);
  const planned = ctx.need(pass.plan).candidate;
  const right =
    version !== undefined &&
    version === planned &&
    (pass.id === '5'
      ? isVersion5(version)
      : isVersion45(version) && compareVersions(version, LAST_45) >= 0);
  if (right) return [];
  return [
    finding('version-not-reached', false, {
      title: { de: 'Nicht die geplante Version', en: 'Not the version planned' },
      why: {
        de: `Installiert ist ${asCode(version ?? '–')}, geplant war ${asCode(planned ?? '–')}.`,
        en: `${asCode(version ?? '–')} is installed, ${asCode(planned ?? '–')} was planned.`,
      },
      remedy: {
        de: '/var/log/apt/history.log ansehen; im Zweifel den Hersteller-Support fragen.',
        en: 'Look at /var/log/apt/history.log; in doubt ask the vendor support.',
      },
    }),
  ];
}

/** `ii` is installed, `hi` installed and held. */
function unfinished(packages: Packages): Finding[] {
  const open = packages.product.filter((one) => isInstalled(one) && !/^[ih]i$/.test(one.status));
  if (open.length === 0) return [];
  const names = asCodes(open.map(({ name, status }) => `${name} (${status})`));
  return [
    finding('product-unfinished', false, {
      title: { de: 'UCware ist nicht fertig eingerichtet', en: 'UCware is not fully configured' },
      why: {
        de: `Halb eingerichtet: ${names}. Ein Paketskript ist gescheitert, oft an der Datenbank.`,
        en: `Half configured: ${names}. A package script broke, often at the database.`,
      },
      remedy: {
        de: 'Ausgabe der Installation lesen; nach der Ursache `sudo dpkg --force-confdef --force-confold --configure -a`, dann erneut prüfen. Hersteller-Support hinzuziehen.',
        en: 'Read the output of the installation; after mending the cause `sudo dpkg --force-confdef --force-confold --configure -a`, then check again. Ask the vendor support.',
      },
    }),
  ];
}

function dpkgComplains({ packages, dpkg }: Verified): Finding[] {
  const others = packages.broken.filter(({ name }) => !/^(?:ucware|asterisk)/.test(name));
  if (others.length === 0 && dpkg.auditEmpty && !dpkg.journalDirty) return [];
  const said = others.length > 0 ? others.map(({ name }) => name) : dpkg.audit.slice(0, 3);
  return [
    finding('dpkg-not-clean', true, {
      title: { de: 'dpkg meldet Unfertiges', en: 'dpkg reports unfinished work' },
      why: {
        de: `Betroffen: ${asCodes(said.length > 0 ? said : ['/var/lib/dpkg/updates'])}. Das nächste apt würde daran stehen bleiben.`,
        en: `Concerned: ${asCodes(said.length > 0 ? said : ['/var/lib/dpkg/updates'])}. The next apt would stop at it.`,
      },
      remedy: {
        de: '`sudo dpkg --audit` ansehen, `sudo dpkg --force-confdef --force-confold --configure -a`, dann erneut prüfen.',
        en: 'Look at `sudo dpkg --audit`, run `sudo dpkg --force-confdef --force-confold --configure -a`, then check again.',
      },
    }),
  ];
}

function holdLost(held: Hold, ctx: StepContext): Finding[] {
  if (held.run === ctx.runId && held.timersHeld) return [];
  return [
    finding('hold-lost', true, {
      title: {
        de: 'Der Server ist nicht mehr belegt',
        en: 'The server is not held any more',
      },
      why: {
        de: `Sperre oder angehaltene apt-Timer fehlen nach dem Neustart (Inhaber: ${asCode(held.run ?? '–')}). Ein automatisches Update könnte dazwischenkommen.`,
        en: `The lock or the hold on apt’s timers is gone after the reboot (holder: ${asCode(held.run ?? '–')}). An automatic update could get in between.`,
      },
      remedy: {
        de: 'Klären, wer sie entfernt hat. Wird die Prüfung übergangen, läuft das Upgrade ohne diesen Schutz weiter.',
        en: 'Find out who removed it. If this check is overridden, the upgrade goes on without that protection.',
      },
    }),
  ];
}
