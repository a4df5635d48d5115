import type { Text } from '../../flows/run/text.ts';

/** Why messages of a run cannot be shown, and what to do; they wait and are delivered in order afterwards. */
const LATER: Text = {
  de: 'Bis dahin geht nichts verloren: Die Meldungen werden danach der Reihe nach zugestellt.',
  en: 'Nothing is lost until then: the messages are delivered in order afterwards.',
};

export const OUTBOX = {
  notInChannel: (channel: string): Text => ({
    de: `Der Bot ist kein Mitglied von ${channel}. Bitte laden Sie ihn dort ein: \`/invite @ucware-upgrade\`. ${LATER.de}`,
    en: `The bot is not a member of ${channel}. Please invite it there: \`/invite @ucware-upgrade\`. ${LATER.en}`,
  }),
  channelNotFound: (channel: string): Text => ({
    de: `Der Kanal ${channel} ist für den Bot nicht zu sehen. Ist er privat, laden Sie den Bot dort ein (\`/invite @ucware-upgrade\`); sonst berichtigen Sie die Kanal-ID im Inventar. ${LATER.de}`,
    en: `The bot cannot see the channel ${channel}. If it is private, invite the bot there (\`/invite @ucware-upgrade\`); otherwise correct the channel id in the inventory. ${LATER.en}`,
  }),
  archived: (channel: string): Text => ({
    de: `Der Kanal ${channel} ist archiviert. Bitte holen Sie ihn aus dem Archiv oder tragen Sie im Inventar einen anderen Kanal ein. ${LATER.de}`,
    en: `The channel ${channel} is archived. Please unarchive it or name another channel in the inventory. ${LATER.en}`,
  }),
  missingScope: {
    de: `Der Slack-App fehlt eine Berechtigung. Bitte vergleichen Sie die App mit manifest.yml und installieren Sie sie neu. ${LATER.de}`,
    en: `The Slack app lacks a permission. Please compare the app with manifest.yml and reinstall it. ${LATER.en}`,
  },
  closed: (channel: string, error: string): Text => ({
    de: `Slack lässt den Bot nicht in ${channel} schreiben (\`${error}\`). Bitte prüfen Sie die Einstellungen des Kanals. ${LATER.de}`,
    en: `Slack does not let the bot write in ${channel} (\`${error}\`). Please check the settings of the channel. ${LATER.en}`,
  }),
} as const;
