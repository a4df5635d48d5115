import { asCode, asCodes } from '../../remote/as-code.ts';
import type { UpdateTrouble } from '../../remote/judge-update.ts';
import type { Simulation } from '../../remote/plan-parse.ts';
import type { Finding } from '../../run/finding.ts';
import type { Text } from '../../run/text.ts';

const REMEDIES: Readonly<Record<UpdateTrouble, Text>> = {
  'login-refused': {
    de: 'Zugangsdaten in der Zeile der Paketquelle prüfen; der Hersteller vergibt sie.',
    en: 'Check the credentials in the line of the package source; the vendor gives them out.',
  },
  'name-resolution': {
    de: 'Namensauflösung des Servers prüfen (`getent hosts packages.ucware.de`).',
    en: 'Check the name resolution of the server (`getent hosts packages.ucware.de`).',
  },
  certificate: {
    de: 'Uhr prüfen und `ca-certificates` und `libgnutls30` aus dem Ubuntu-Archiv aktualisieren.',
    en: 'Check the clock and update `ca-certificates` and `libgnutls30` from the Ubuntu archive.',
  },
  key: {
    de: 'Signaturschlüssel der Paketquelle erneuern; der Hersteller-Support hilft.',
    en: 'Renew the signing key of the package source; the vendor support helps.',
  },
  clock: {
    de: 'Die Uhr des Servers stellen (`timedatectl`).',
    en: 'Set the clock of the server (`timedatectl`).',
  },
  'not-there': {
    de: 'Die Adresse der Paketquelle prüfen.',
    en: 'Check the address of the package source.',
  },
  unreachable: {
    de: 'Internetzugang, Firewall und Proxy des Servers prüfen.',
    en: 'Check internet access, firewall and proxy of the server.',
  },
  other: {
    de: '`sudo apt-get update` am Server von Hand ausführen und die Meldung ansehen.',
    en: 'Run `sudo apt-get update` by hand on the server and look at the message.',
  },
};

/** What kept apt from making a plan at all; empty when there is one to judge. */
export function planningProblems(
  looks: readonly Simulation[],
  made: Simulation | undefined,
): Finding[] {
  if (!made) return [closedFiles(looks.flatMap((look) => look.closed))];
  const { update } = made;
  if (update !== null && update.state !== 'ok') return [unreadSource(update.state, update.said)];
  return made.objections.length > 0 ? [impossible(made.objections)] : [];
}

function finding(id: string, parts: Pick<Finding, 'title' | 'why' | 'remedy'>): Finding {
  return { id, check: 'plan', severity: 'error', blocks: true, overridable: false, ...parts };
}

function closedFiles(files: readonly string[]): Finding {
  return finding('plan-files-closed', {
    title: {
      de: 'Dateien von apt sind nicht lesbar',
      en: 'Files of apt cannot be read',
    },
    why: {
      de: `Der SSH-Benutzer darf ${asCodes(files)} nicht lesen, obwohl die Rechte es erlauben müssten.`,
      en: `The SSH user may not read ${asCodes(files)}, although the permissions should allow it.`,
    },
    remedy: {
      de: 'Zugriffsrechte und ACLs dieser Dateien und ihrer Ordner prüfen.',
      en: 'Check permissions and ACLs of these files and their folders.',
    },
  });
}

function unreadSource(state: UpdateTrouble, said: string): Finding {
  return finding('plan-source-unread', {
    title: {
      de: 'Nicht alle Paketquellen ließen sich lesen',
      en: 'Not all package sources could be read',
    },
    why: {
      de: `apt meldet: ${asCode(said)}. Mit alten Paketlisten wäre der Plan falsch.`,
      en: `apt says: ${asCode(said)}. With old package lists the plan would be wrong.`,
    },
    remedy: REMEDIES[state],
  });
}

function impossible(objections: readonly string[]): Finding {
  return finding('plan-impossible', {
    title: { de: 'apt findet keinen Weg', en: 'apt finds no way' },
    why: {
      de: `Die Simulation endet mit: ${asCodes(objections, 3)}`,
      en: `The simulation ends with: ${asCodes(objections, 3)}`,
    },
    remedy: {
      de: '`sudo dpkg --audit` und `apt-get -s full-upgrade` ansehen; fremde Paketquellen und zurückgehaltene Pakete prüfen.',
      en: 'Look at `sudo dpkg --audit` and `apt-get -s full-upgrade`; check foreign package sources and held packages.',
    },
  });
}
