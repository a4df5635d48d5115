import type { Text } from '../../flows/run/text.ts';

/** Private answers to commands, clicks and forms. Arguments are finished mrkdwn. */
export const REPLIES = {
  help: {
    de: `*UCware von 4.5 auf 5 aktualisieren*
• \`/ucware-upgrade <Server>\` – Lauf starten. Zuerst wird nur geprüft und geplant; ohne Freigabe ändert sich nichts.
• \`/ucware-upgrade check <Server>\` – nur prüfen, am Server ändert sich nichts
• \`/ucware-upgrade status [Server]\` – wo der Lauf steht, und auf wen er wartet
• \`/ucware-upgrade list\` – alle Server
• \`/ucware-upgrade abort <Server>\` – Lauf abbrechen, mit Begründung
• \`/ucware-upgrade help\` – diese Übersicht
Heißt ein Server wie einer dieser Befehle: \`/ucware-upgrade start <Server>\`.
Im Lauf selbst geht alles über die Knöpfe im Thread der Karte; Befehle gibt es dort nicht.`,
    en: `*Upgrading UCware from 4.5 to 5*
• \`/ucware-upgrade <server>\` – start a run. At first it only checks and plans; nothing changes without an approval.
• \`/ucware-upgrade check <server>\` – only check, nothing changes on the server
• \`/ucware-upgrade status [server]\` – where the run is, and whom it waits for
• \`/ucware-upgrade list\` – all servers
• \`/ucware-upgrade abort <server>\` – abort the run, with a reason
• \`/ucware-upgrade help\` – this overview
If a server is named like one of these commands: \`/ucware-upgrade start <server>\`.
Within a run everything is done by the buttons in the thread of the card; there are no commands there.`,
  },
  needsHost: (command: string): Text => ({
    de: `Bitte nennen Sie den Server: \`/ucware-upgrade ${command} <Server>\`. Welche es gibt, zeigt \`/ucware-upgrade list\`.`,
    en: `Please name the server: \`/ucware-upgrade ${command} <server>\`. \`/ucware-upgrade list\` shows which there are.`,
  }),
  tooManyWords: (words: string): Text => ({
    de: `„${words}“ ist mehr als ein Servername. Gemeint sein kann nur einer; nichts wurde gestartet.`,
    en: `“${words}” is more than one server name. Only one can be meant; nothing was started.`,
  }),
  nearest: (names: string): Text => ({
    de: `Ähnliche Namen: ${names}`,
    en: `Similar names: ${names}`,
  }),
  shownIn: (channel: string): Text => ({
    de: `Die Karte steht in ${channel}.`,
    en: `The card is in ${channel}.`,
  }),
  shownSoon: (channel: string): Text => ({
    de: `Die Karte kommt in ${channel}, sobald Slack sie annimmt.`,
    en: `The card will come in ${channel} as soon as Slack takes it.`,
  }),
  notShown: (host: string): Text => ({
    de: `⚠ Meldungen zu ${host} kommen gerade nicht in Slack an.`,
    en: `⚠ Messages about ${host} do not reach Slack at the moment.`,
  }),
  checking: (host: string): Text => ({
    de: `${host} wird geprüft; am Server ändert sich nichts. Das kann eine Minute dauern.`,
    en: `Checking ${host}; nothing changes on the server. This may take a minute.`,
  }),
  noFindings: { de: 'Keine Befunde.', en: 'No findings.' },
  noRun: { de: 'kein Lauf', en: 'no run' },
  noServers: { de: 'Im Inventar steht kein Server.', en: 'There is no server in the inventory.' },
  problem: (what: string): Text => ({ de: `⚠ ${what}`, en: `⚠ ${what}` }),
  groupsMissing: {
    de: 'Die Mitglieder der Benutzergruppen waren bei Slack nicht abzufragen; es zählen nur Personen, die einzeln im Inventar stehen. Versuchen Sie es in einer Minute noch einmal.',
    en: 'The members of the user groups could not be read from Slack; only persons listed one by one in the inventory count. Try again in a minute.',
  },
  whoUnknown: {
    de: 'Slack hat gerade nicht gesagt, wer Sie sind. Es wurde nichts geändert. Bitte versuchen Sie es noch einmal.',
    en: 'Slack did not say who you are just now. Nothing was changed. Please try again.',
  },
  stale: {
    de: 'Diese Frage ist nicht mehr offen; es wurde nichts geändert. Was jetzt gilt, zeigt die Karte.',
    en: 'This question is not open any more; nothing was changed. The card shows what counts now.',
  },
  unexpected: (reference: string): Text => ({
    de: `Dabei ist etwas Unerwartetes passiert. Ob Ihre Eingabe noch zählte, zeigt die Karte. Für die Suche im Protokoll des Bots: \`${reference}\``,
    en: `Something unexpected happened. The card shows whether your input still counted. To find it in the log of the bot: \`${reference}\``,
  }),
} as const;
