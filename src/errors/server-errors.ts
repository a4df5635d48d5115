import type { CatalogueEntry } from './catalogue-entry.ts';

/** What can go wrong on the way to a server and on it. */
export const SERVER_ERRORS = {
  'ssh-unreachable': {
    sentence: {
      de: 'SSH-Verbindung zum Server: keine der Adressen antwortet.',
      en: 'Connecting to the server by SSH: none of its addresses answers.',
    },
    remedy: {
      de: 'Netz, Firewall und die Adressen im Inventar prüfen (NGN- und VoIP-Interface); an der Konsole nachsehen, ob der Server läuft.',
      en: 'Check the network, the firewall and the addresses in the inventory (NGN and VoIP interface); look at the console whether the server is up.',
    },
  },
  'ssh-host-key-unknown': {
    sentence: {
      de: 'SSH-Verbindung zum Server: Sein Host-Schlüssel ist noch nicht bestätigt.',
      en: 'Connecting to the server by SSH: its host key has not been confirmed yet.',
    },
    remedy: {
      de: 'Fingerabdruck an der Konsole des Servers vergleichen (`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`) und bestätigen: im Lauf auf die Frage hin, sonst als `hostKey` im Inventar.',
      en: 'Compare the fingerprint at the console of the server (`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`) and confirm it: in the run when it asks, otherwise as `hostKey` in the inventory.',
    },
  },
  'ssh-host-key-changed': {
    sentence: {
      de: 'SSH-Verbindung zum Server: Der Host-Schlüssel ist ein anderer als der bestätigte.',
      en: 'Connecting to the server by SSH: the host key differs from the confirmed one.',
    },
    remedy: {
      de: 'Nicht fortfahren, bevor jemand die Ursache kennt: Neuinstallation, anderer Server unter dieser Adresse oder ein Angriff.',
      en: 'Do not go on before somebody knows the reason: reinstallation, another server at this address, or an attack.',
    },
  },
  'ssh-login-refused': {
    sentence: {
      de: 'SSH-Anmeldung am Server: Benutzer, Schlüssel oder Passwort wurden abgelehnt.',
      en: 'Logging in to the server by SSH: user, key or password were refused.',
    },
    remedy: {
      de: 'SSH-Benutzer und Schlüssel oder Passwort im Inventar prüfen.',
      en: 'Check the SSH user and the key or password in the inventory.',
    },
  },
  'ssh-connection-lost': {
    sentence: {
      de: 'Befehl auf dem Server: Die SSH-Verbindung ist währenddessen abgebrochen.',
      en: 'Running a command on the server: the SSH connection was lost meanwhile.',
    },
    remedy: {
      de: 'Netz und Server prüfen, dann erneut versuchen. Aufträge auf dem Server laufen ohne Verbindung weiter.',
      en: 'Check the network and the server, then try again. Jobs on the server go on without a connection.',
    },
  },
  'ssh-no-session': {
    sentence: {
      de: 'Befehl auf dem Server: Die Anmeldung gelingt, aber der SSH-Server lässt keinen Befehl zu.',
      en: 'Running a command on the server: the login works, but the SSH server takes no command.',
    },
    remedy: {
      de: 'Am Server `sudo sshd -T | grep -i maxsessions` ansehen: Der Bot kommt mit 1 aus, 0 verbietet jeden Befehl. In /etc/ssh/sshd_config (auch in `Match`-Blöcken) berichtigen und SSH neu laden. Steht dort mehr, ist der Server überlastet; dann später erneut versuchen.',
      en: 'Look at `sudo sshd -T | grep -i maxsessions` on the server: 1 is enough for the bot, 0 forbids every command. Correct it in /etc/ssh/sshd_config (`Match` blocks too) and reload SSH. Where it says more, the server is overloaded; then try again later.',
    },
  },
  'sudo-refused': {
    sentence: {
      de: 'Befehl mit sudo: Das Passwort wurde abgelehnt oder der Benutzer darf sudo nicht verwenden.',
      en: 'Running a command with sudo: the password was refused, or the user may not use sudo.',
    },
    remedy: {
      de: 'sudo-Passwort im Inventar prüfen und ob der Benutzer in der Gruppe `sudo` ist, oder das Hilfsprogramm einrichten (docs/operations.md).',
      en: 'Check the sudo password in the inventory and that the user is in the group `sudo`, or install the helper (docs/operations.md).',
    },
  },
  'helper-outdated': {
    sentence: {
      de: 'Befehl mit dem Hilfsprogramm: Auf dem Server liegt eine andere Version, als dieser Bot sie braucht.',
      en: 'Running a command with the helper: the server has another version of it than this bot needs.',
    },
    remedy: {
      de: 'Das Hilfsprogramm und die Zeile mit seiner Prüfsumme in sudoers erneuern (docs/operations.md), dann erneut versuchen.',
      en: 'Renew the helper and the line with its digest in sudoers (docs/operations.md), then try again.',
    },
  },
  'remote-timeout': {
    sentence: {
      de: 'Befehl auf dem Server: Er hat nicht rechtzeitig geantwortet.',
      en: 'Running a command on the server: it did not answer in time.',
    },
    remedy: {
      de: 'Last und Festplatten des Servers prüfen, dann erneut versuchen.',
      en: 'Check the load and the disks of the server, then try again.',
    },
  },
  'remote-output-too-large': {
    sentence: {
      de: 'Befehl auf dem Server: Die Ausgabe ist größer als erlaubt.',
      en: 'Running a command on the server: its output is larger than allowed.',
    },
    remedy: {
      de: 'Den Befehl am Server von Hand ausführen und die Ausgabe ansehen.',
      en: 'Run the command by hand on the server and look at its output.',
    },
  },
  'remote-answer-unreadable': {
    sentence: {
      de: 'Antwort des Servers lesen: Sie hat nicht die erwartete Form.',
      en: 'Reading the answer of the server: it does not have the expected form.',
    },
    remedy: {
      de: 'Den gezeigten Befehl von Hand ausführen und vergleichen; im Zweifel den Hersteller-Support fragen.',
      en: 'Run the shown command by hand and compare; in doubt ask the vendor support.',
    },
  },
  'remote-command-failed': {
    sentence: {
      de: 'Befehl auf dem Server: Er endete mit einem Fehler.',
      en: 'Running a command on the server: it ended with an error.',
    },
    remedy: {
      de: 'Die gezeigte Ausgabe lesen, die Ursache am Server beheben, dann erneut versuchen.',
      en: 'Read the shown output, mend the cause on the server, then try again.',
    },
  },
  'job-never-started': {
    sentence: {
      de: 'Auftrag auf dem Server: Er ist angenommen, wurde aber nie gestartet.',
      en: 'Running a job on the server: it was claimed but never started.',
    },
    remedy: {
      de: 'Prüfen, ob auf dem Server noch etwas läuft, dann erneut versuchen: Der neue Versuch bekommt einen neuen Namen.',
      en: 'Check whether something still runs on the server, then try again: the new attempt gets a new name.',
    },
  },
  'job-still-running': {
    sentence: {
      de: 'Auftrag auf dem Server: Er läuft länger als vorgesehen. Er wird nicht abgebrochen.',
      en: 'Running a job on the server: it takes longer than planned. It is not stopped.',
    },
    remedy: {
      de: 'Den Server nicht ausschalten. „Erneut versuchen“ hängt sich wieder an denselben Auftrag.',
      en: 'Do not switch the server off. “Retry” attaches to the same job again.',
    },
  },
  'job-out-of-sight': {
    sentence: {
      de: 'Auftrag auf dem Server: Es gibt keinen Kontakt mehr. Der Auftrag kann dort weiterlaufen.',
      en: 'Running a job on the server: there is no contact any more. The job may go on there.',
    },
    remedy: {
      de: 'An der Konsole nachsehen. *Nicht ausschalten*, solange dort dpkg oder eine Prüfung der Dateisysteme laufen kann. Sobald der Server antwortet, macht der Bot von selbst am selben Auftrag weiter.',
      en: 'Look at the console. *Do not power-cycle* while dpkg or a check of the file systems may be running there. As soon as the server answers, the bot goes on with the same job by itself.',
    },
  },
  'web-unreachable': {
    sentence: {
      de: 'Aufruf der Weboberfläche: Sie antwortet nicht.',
      en: 'Opening the web page of the server: it does not answer.',
    },
    remedy: {
      de: 'Warten, bis die Dienste laufen, und die Web-Adresse im Inventar prüfen.',
      en: 'Wait until the services run, and check the web URL in the inventory.',
    },
  },
  'web-certificate-changed': {
    sentence: {
      de: 'Aufruf der Weboberfläche: Das Zertifikat hat einen anderen Fingerabdruck als im Inventar.',
      en: 'Opening the web page of the server: the certificate has another fingerprint than in the inventory.',
    },
    remedy: {
      de: 'Zertifikat am Server prüfen und den Fingerabdruck im Inventar berichtigen.',
      en: 'Check the certificate on the server and correct the fingerprint in the inventory.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
