import type { UpdateTrouble } from '../../remote/judge-update.ts';
import type { Text } from '../../run/text.ts';
import type { Weight } from './define-check.ts';

interface Trouble {
  readonly weight: Weight;
  readonly title: Text;
  readonly remedy: Text;
}

/** What each kind of trouble with a repository means for people. */
export const REPOSITORY_TROUBLES: Readonly<Record<UpdateTrouble, Trouble>> = {
  'login-refused': {
    weight: 'blocker',
    title: { de: 'Zugangsdaten abgelehnt', en: 'credentials refused' },
    remedy: {
      de: 'Beim Vertrieb klären, ob Ihre Zugangsdaten für diese Version freigeschaltet sind, und sie in der Paketquelle oder in /etc/apt/auth.conf berichtigen.',
      en: 'Ask the sales department whether your credentials are enabled for this version, and correct them in the package source or in /etc/apt/auth.conf.',
    },
  },
  'name-resolution': {
    weight: 'blocker',
    title: { de: 'Name nicht auflösbar', en: 'name cannot be resolved' },
    remedy: {
      de: 'DNS-Einstellungen des Servers prüfen (`resolvectl` gibt es hier nicht: `systemd-resolve --status`) und ob er ins Internet darf.',
      en: 'Check the DNS settings of the server (`resolvectl` does not exist here: `systemd-resolve --status`) and whether it may reach the Internet.',
    },
  },
  certificate: {
    weight: 'blocker',
    title: { de: 'Zertifikat abgelehnt', en: 'certificate refused' },
    remedy: {
      de: 'Uhr prüfen. Ist eine abgelaufene CA schuld: `sudo apt-get install --only-upgrade ca-certificates libgnutls30`, diese kommen unverschlüsselt von den Ubuntu-Servern. Bei einem Proxy, der TLS aufbricht, dessen CA eintragen.',
      en: 'Check the clock. If an expired CA is to blame: `sudo apt-get install --only-upgrade ca-certificates libgnutls30`, which come from the Ubuntu servers without TLS. With a proxy that opens TLS, install its CA.',
    },
  },
  key: {
    weight: 'blocker',
    title: { de: 'Signatur ungültig oder abgelaufen', en: 'signature invalid or expired' },
    remedy: {
      de: 'Den aktuellen Signaturschlüssel nur vom Hersteller-Support beziehen und einspielen, dann erneut prüfen. Die Prüfung nicht abschalten.',
      en: 'Get the current signing key from the vendor support only, install it, then check again. Do not switch the verification off.',
    },
  },
  clock: {
    weight: 'blocker',
    title: {
      de: 'Uhr und Repository passen nicht zusammen',
      en: 'clock and repository do not fit',
    },
    remedy: {
      de: 'Die Uhr des Servers stellen (`timedatectl set-ntp true`), dann erneut prüfen.',
      en: 'Set the clock of the server (`timedatectl set-ntp true`), then check again.',
    },
  },
  'not-there': {
    weight: 'blocker',
    title: { de: 'Repository nicht vorhanden', en: 'repository not there' },
    remedy: {
      de: 'Adresse und Suite der Paketquelle prüfen; stimmt beides, den Hersteller-Support fragen.',
      en: 'Check the address and the suite of the package source; if both are right, ask the vendor support.',
    },
  },
  unreachable: {
    weight: 'blocker',
    title: { de: 'nicht erreichbar', en: 'not reachable' },
    remedy: {
      de: 'Internetverbindung, Firewall und Proxy des Servers prüfen (`apt-config dump Acquire`), dann erneut prüfen.',
      en: 'Check the Internet connection, the firewall and the proxy of the server (`apt-config dump Acquire`), then check again.',
    },
  },
  other: {
    weight: 'obstacle',
    title: { de: 'apt meldet einen Fehler', en: 'apt reports an error' },
    remedy: {
      de: '`sudo apt-get update` am Server ausführen und die Meldung beheben, dann erneut prüfen.',
      en: 'Run `sudo apt-get update` on the server and mend what it says, then check again.',
    },
  },
};
