import { quote, type Text } from '../../run/text.ts';
import type { QuestionKind } from './account-plan.ts';

/** Why accounts of each kind are asked about instead of proposed. `what` is the number, telephone, name or address it is about. */
export const QUESTION_TEXTS: Readonly<
  Record<QuestionKind, { readonly title: (what: string) => Text; readonly why: Text }>
> = {
  'number-twice': {
    title: (what) => ({
      de: `Nummer ${what} steht bei mehreren Konten`,
      en: `Number ${what} is on several accounts`,
    }),
    why: {
      de: 'Eine Nummer kann nur einem Konto gehören. Bitte im Admin-Client klären, wem sie gehört, und danach „Benutzerübersicht neu übergeben“ wählen; was schon entschieden ist, bleibt.',
      en: 'A number can belong to one account only. Please settle in the Admin client whose it is, then choose “Hand in the user overview anew”; what is decided already stays.',
    },
  },
  'number-spelled': {
    title: (what) => ({
      de: `${what}: dieselbe Nummer bei mehreren Konten?`,
      en: `${what}: the same number on several accounts?`,
    }),
    why: {
      de: 'Verschieden geschrieben, aber von außen gewählt kann es dieselbe Nummer sein, und die kann nur einem Konto gehören. Ist sie es, bitte im Admin-Client klären, wem sie gehört, und danach „Benutzerübersicht neu übergeben“ wählen; was schon entschieden ist, bleibt.',
      en: 'Spelled differently, but dialled from outside it may be the same number, and a number can belong to one account only. If it is, please settle in the Admin client whose it is, then choose “Hand in the user overview anew”; what is decided already stays.',
    },
  },
  'shared-phone': {
    title: (what) => ({
      de: `Telefon ${what} gehört mehreren Konten`,
      en: `Telephone ${what} belongs to several accounts`,
    }),
    why: {
      de: 'Ein gemeinsames Telefon kann ein Arbeitsplatz sein, den sich Leute teilen. Ist es eine Person?',
      en: 'A telephone in common may be a desk that people share. Is it one person?',
    },
  },
  'two-candidates': {
    title: (what) => ({
      de: `${what}: Welches Konto soll bleiben?`,
      en: `${what}: which account should stay?`,
    }),
    why: {
      de: 'Die Konten scheinen zusammenzugehören, aber nicht, welches das Hauptkonto ist.',
      en: 'The accounts seem to belong together, but not which of them is the main one.',
    },
  },
  'no-main-account': {
    title: (what) => ({
      de: `${what}: kein Konto ohne Endung`,
      en: `${what}: no account without a suffix`,
    }),
    why: {
      de: 'Zu diesen Konten mit Endung gibt es kein Hauptkonto. Ein Benutzername lässt sich nicht umbenennen: Soll eines davon bleiben?',
      en: 'There is no main account for these with a suffix. A user name cannot be renamed: should one of them stay?',
    },
  },
  'name-differs': {
    title: (what) => ({
      de: `${what}: ähnliche Benutzernamen, verschiedene Namen`,
      en: `${what}: similar user names, different names`,
    }),
    why: {
      de: 'Die Benutzernamen gehören zusammen, die Namen der Personen nicht. Ist es trotzdem eine Person?',
      en: 'The user names belong together, the names of the people do not. Is it one person all the same?',
    },
  },
  'same-name': {
    title: (what) => ({
      de: `${what}: eine Person oder mehrere?`,
      en: `${what}: one person or several?`,
    }),
    why: {
      de: 'Außer dem Namen verbindet diese Konten zu wenig. Es können verschiedene Personen sein, die gleich heißen.',
      en: 'Too little but the name connects these accounts. They may be different people of the same name.',
    },
  },
  'same-email': {
    title: (what) => ({
      de: `Gleiche E-Mail-Adresse ${what}`,
      en: `The same e-mail address ${what}`,
    }),
    why: {
      de: 'Die Konten haben eine Adresse gemeinsam, heißen aber verschieden. Das kann ein gemeinsames Postfach sein.',
      en: 'The accounts have an address in common but different names. It may be a shared mailbox.',
    },
  },
  'only-user-name': {
    title: (what) => ({
      de: `${what}: nur der Benutzername passt`,
      en: `${what}: only the user name fits`,
    }),
    why: {
      de: 'Weder Name noch Nummer bestätigen, dass die Konten zusammengehören.',
      en: 'Neither name nor number confirm that the accounts belong together.',
    },
  },
  'in-common': {
    title: (what) => ({
      de: `${what}: gehören diese Konten zusammen?`,
      en: `${what}: do these accounts belong together?`,
    }),
    why: {
      de: 'Die Benutzernamen passen zusammen. Sicher ist es nicht, weil eine Nummer oder ein Telefon auch bei anderen steht.',
      en: 'The user names go together. It is not certain, because a number or a telephone is also on accounts of others.',
    },
  },
  protected: {
    title: (what) => ({
      de: `${what} wird nie zusammengeführt`,
      en: `${what} is never merged`,
    }),
    why: {
      de: 'Das Konto ist geschützt, weil damit die Anlage verwaltet wird. Das andere Konto bleibt, wie es ist.',
      en: 'The account is protected because the telephone server is administered with it. The other account stays as it is.',
    },
  },
};

/** An account in one line. */
export function accountLine(username: string, person: string, numbers: readonly string[]): Text {
  const who = person === username ? '' : ` – ${quote(person)}`;
  const list = numbers.join(', ');
  return {
    de: `\`${quote(username)}\`${who} – ${list || 'keine Nebenstelle'}`,
    en: `\`${quote(username)}\`${who} – ${list || 'no extension'}`,
  };
}
