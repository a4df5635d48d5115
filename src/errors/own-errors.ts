import type { CatalogueEntry } from './catalogue-entry.ts';

/** What can go wrong in the bot itself: its state, its configuration, its way to Slack. */
export const OWN_ERRORS = {
  'state-unreadable': {
    sentence: {
      de: 'Gespeicherten Stand lesen: Die Datei ist beschädigt. Der Bot startet nicht mit leerem Stand.',
      en: 'Reading the stored state: the file is damaged. The bot does not start empty.',
    },
    remedy: {
      de: 'Die Kopie der Datei aufbewahren und den Stand aus Sicherung oder Journal herstellen (docs/operations.md).',
      en: 'Keep the copy of the file and restore the state from backup or journal (docs/operations.md).',
    },
  },
  'state-locked': {
    sentence: {
      de: 'Stand öffnen: Ein anderer Prozess schreibt bereits in diesen Ordner.',
      en: 'Opening the state: another process already writes to this folder.',
    },
    remedy: {
      de: 'Nur ein Bot darf laufen. Den anderen Prozess beenden.',
      en: 'Only one bot may run. Stop the other process.',
    },
  },
  'state-not-written': {
    sentence: {
      de: 'Stand speichern: Das Betriebssystem nimmt die Daten nicht an.',
      en: 'Saving the state: the operating system does not take the data.',
    },
    remedy: {
      de: 'Freien Platz, Rechte und Datenträger des Ordners mit dem Stand prüfen. Was nicht gespeichert ist, gilt als nicht geschehen.',
      en: 'Check free space, permissions and the disk of the state folder. What is not saved counts as not having happened.',
    },
  },
  'slack-token-refused': {
    sentence: {
      de: 'Anmeldung bei Slack: Slack nimmt ein Token nicht an.',
      en: 'Logging in to Slack: Slack does not accept a token.',
    },
    remedy: {
      de: 'SLACK_BOT_TOKEN (`xoxb-…`, „OAuth & Permissions“) und SLACK_APP_TOKEN (`xapp-…` mit `connections:write`, „Basic Information“) mit der Slack-App vergleichen.',
      en: 'Compare SLACK_BOT_TOKEN (`xoxb-…`, “OAuth & Permissions”) and SLACK_APP_TOKEN (`xapp-…` with `connections:write`, “Basic Information”) with the Slack app.',
    },
  },
  'slack-unreachable': {
    sentence: {
      de: 'Verbindung zu Slack: Slack antwortet nicht oder nimmt gerade nichts an.',
      en: 'Connecting to Slack: Slack does not answer or takes nothing at the moment.',
    },
    remedy: {
      de: 'Der Bot versucht es weiter. Netz und Proxy prüfen, auch status.slack.com; Läufe lassen sich so lange mit `ucware-upgrade` auf der Kommandozeile führen.',
      en: 'The bot goes on trying. Check network and proxy, also status.slack.com; meanwhile runs can be led with `ucware-upgrade` on the command line.',
    },
  },
  'config-invalid': {
    sentence: {
      de: 'Konfiguration lesen: Sie enthält Fehler.',
      en: 'Reading the configuration: it contains mistakes.',
    },
    remedy: {
      de: 'Alle genannten Stellen berichtigen; data/servers.example.yml beschreibt jede Einstellung.',
      en: 'Correct every place named; data/servers.example.yml describes each setting.',
    },
  },
  'secret-unreadable': {
    sentence: {
      de: 'Passwort oder Schlüssel lesen: An der Stelle, die das Inventar nennt, ist er nicht zu bekommen.',
      en: 'Reading a password or key: it is not to be had where the inventory says.',
    },
    remedy: {
      de: 'Die genannte Stelle prüfen: Umgebungsvariable gesetzt, Datei vorhanden und nur für den Benutzer des Bots lesbar, Befehl ohne Rückfrage ausführbar.',
      en: 'Check the place named: environment variable set, file there and readable by the user of the bot alone, command runs without asking.',
    },
  },
  'bot-not-answering': {
    sentence: {
      de: 'Anfrage an den Bot: Er antwortet nicht.',
      en: 'Asking the bot: it does not answer.',
    },
    remedy: {
      de: 'Prüfen, ob der Bot läuft und denselben Ordner für Anfragen verwendet (UCWARE_STATE, UCWARE_REQUESTS); sonst mit `ucware-upgrade start` starten.',
      en: 'Check that the bot runs and uses the same folder for requests (UCWARE_STATE, UCWARE_REQUESTS); otherwise start it with `ucware-upgrade start`.',
    },
  },
  'requests-unusable': {
    sentence: {
      de: 'Ordner für Anfragen öffnen: Er ist so nicht sicher zu verwenden.',
      en: 'Opening the folder for requests: it cannot be used safely as it is.',
    },
    remedy: {
      de: 'Der Ordner muss dem Benutzer des Bots gehören und darf kein Link sein. Im Zweifel umbenennen: Der Bot legt ihn neu an.',
      en: 'The folder must belong to the user of the bot and must not be a link. In doubt rename it: the bot makes a new one.',
    },
  },
  'flow-version-unknown': {
    sentence: {
      de: 'Lauf fortsetzen: Er wurde mit einer Version des Ablaufs begonnen, die dieser Bot nicht kennt.',
      en: 'Continuing the run: it was begun with a version of the flow that this bot does not know.',
    },
    remedy: {
      de: 'Die Bot-Version verwenden, mit der der Lauf begonnen wurde.',
      en: 'Use the version of the bot with which the run was begun.',
    },
  },
  unexpected: {
    sentence: {
      de: 'Ein unerwarteter Fehler ist aufgetreten.',
      en: 'An unexpected error occurred.',
    },
    remedy: {
      de: 'Das Protokoll des Bots lesen und den Fehler melden.',
      en: 'Read the log of the bot and report the error.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
