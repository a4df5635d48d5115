import type { Text } from '../../run/text.ts';
import { confirmation } from '../../steps/confirmation.ts';
import { ANNOUNCE, announced } from './announcement.ts';

/** The guide, "Daten aus Vorgängerversionen": not migrated. Forwarding profiles are kept but inactive. */
const LOSSES: readonly Text[] = [
  { de: 'Anruflisten', en: 'call lists (Anruflisten)' },
  {
    de: 'individuelle Anrufbeantworternachrichten und Ansagen',
    en: 'personal voicemail greetings and announcements (Anrufbeantworternachrichten und Ansagen)',
  },
  {
    de: 'Einstellungen der Benutzeroberfläche',
    en: 'settings of the user interface (Einstellungen der Benutzeroberfläche)',
  },
  {
    de: 'Rufumleitungsprofile: bleiben erhalten, sind danach aber alle inaktiv; mit einem zusammengeführten Benutzerkonto gehen sie verloren',
    en: 'forwarding profiles (Rufumleitungsprofile): kept, but all of them inactive afterwards; lost with an account that is merged away',
  },
];

const DRAFT: Text = {
  de: `:floppy_disk: *Vor dem Update der Telefonanlage bitte sichern*\nDas Update auf UCware 5 übernimmt nicht:\n${list('de')}\nBitte notieren Sie wichtige Einträge Ihrer Anruflisten und Ihre Rufumleitungen, speichern Sie eigene Ansagen als Datei, und erfassen Sie sie danach im UCC-Client neu.`,
  en: `:floppy_disk: *Please save before the telephone system is upgraded*\nThe upgrade to UCware 5 does not take over:\n${list('en')}\nPlease write down important entries of your call lists and your forwards, keep your own announcements as files, and enter them again in the UCC-Client afterwards.`,
};

export const announceLosses = confirmation({
  id: 'announce-losses',
  phase: 'prepare',
  title: { de: 'Benutzer über Datenverluste informiert', en: 'Users told about what is lost' },
  why: {
    de: 'Nicht alle Daten der Benutzer werden übernommen; nur vorher lassen sie sich sichern.',
    en: 'Not all data of the users is taken over; it can only be saved beforehand.',
  },
  guide: ['Daten aus Vorgängerversionen', 'Vorbereitung'],
  ask: () => ({
    text: {
      de: 'Sind alle betroffenen Benutzer über mögliche Verluste und die Datensicherung informiert? Entwurf:',
      en: 'Have all users concerned been told about possible losses and how to save their data? Draft:',
    },
    notes: [DRAFT],
    choices: [...ANNOUNCE],
    who: 'operator',
  }),
  judge: (answer) => announced(answer, DRAFT),
});

function list(language: keyof Text): string {
  return LOSSES.map((loss) => `• ${loss[language]}`).join('\n');
}
