import type { TableSpec } from '../table/table-spec.ts';
import { rateNumberHeader } from './number-headers.ts';
import { compareNumbers, isNumberList } from './read-numbers.ts';

/** The columns of a user overview. */
export type UserColumn =
  | 'username'
  | 'firstName'
  | 'lastName'
  | 'numbers'
  | 'moreNumbers'
  | 'email'
  | 'slots'
  | 'groups'
  | 'devices'
  | 'phones'
  | 'profiles';

const anything = (): boolean => true;

/** Only user name and extensions are always there; a query may bring what the overview does not show. */
export const USER_COLUMNS: TableSpec<UserColumn> = {
  title: { de: 'Benutzerübersicht', en: 'user overview (Benutzerübersicht)' },
  place: 'Administration > Benutzer',
  further: {
    like: 'numbers',
    into: 'moreNumbers',
    rate: rateNumberHeader,
    compare: (cell, rating, read) => compareNumbers(cell, read, rating === 'other'),
    left: (labels) => ({
      de: `Nicht als Nebenstellen gelesen, obwohl dort Nummern stehen: ${labels.de}. Sind es Nebenstellen dieser Konten, gingen sie bei einer Zusammenlegung verloren: Bitte die Spalte „Nebenstelle 2“ nennen und die Tabelle neu übergeben.`,
      en: `Not read as extensions although numbers stand there: ${labels.en}. If these are extensions of the accounts, a merge would lose them: please call the column “Nebenstelle 2” and hand in the table anew.`,
    }),
  },
  columns: [
    {
      id: 'username',
      label: 'Benutzername',
      names: [
        'benutzername',
        'username',
        'loginname',
        'anmeldename',
        'login',
        'benutzer',
        'user',
        'kennung',
      ],
      required: true,
      fits: (cell) => cell !== '' && !/\s/.test(cell),
    },
    {
      id: 'firstName',
      label: 'Vorname',
      names: ['vorname', 'firstname', 'givenname', 'forename'],
      required: false,
      fits: anything,
    },
    {
      id: 'lastName',
      label: 'Nachname',
      names: ['nachname', 'lastname', 'surname', 'familienname', 'familyname', 'name'],
      required: false,
      fits: anything,
    },
    {
      id: 'numbers',
      label: 'Nebenstellen',
      names: [
        'nebenstellen',
        'nebenstelle',
        'extensions',
        'extension',
        'rufnummern',
        'rufnummer',
        'durchwahl',
        'durchwahlen',
        'numbers',
        'number',
        'nummern',
        'nummer',
      ],
      required: true,
      fits: isNumberList,
    },
    {
      id: 'moreNumbers',
      label: 'weitere Nebenstellen',
      names: [
        'rufnummern',
        'rufnummer',
        'durchwahl',
        'durchwahlen',
        'extensions',
        'extension',
        'nebenstellen',
        'nebenstelle',
      ],
      required: false,
      fits: isNumberList,
    },
    {
      id: 'email',
      label: 'E-Mail',
      names: ['email', 'emailadresse', 'emailaddress', 'mail'],
      required: false,
      fits: (cell) => cell === '' || cell.includes('@'),
    },
    {
      id: 'slots',
      label: 'Slots',
      names: ['slots', 'slot', 'endgeratetyp', 'geratetyp', 'devicetype', 'slottype'],
      required: false,
      fits: anything,
    },
    {
      id: 'groups',
      label: 'Gruppen',
      names: ['gruppen', 'gruppe', 'groups', 'group'],
      required: false,
      fits: anything,
    },
    {
      id: 'devices',
      label: 'MAC-Adresse',
      names: ['mac', 'macadresse', 'macaddress', 'ipei', 'seriennummer', 'serialnumber'],
      required: false,
      fits: anything,
    },
    {
      // May hold anything: numbers, types, and what tells telephones apart.
      id: 'phones',
      label: 'Telefone',
      names: ['telefone', 'telefon', 'phones', 'phone', 'gerat', 'gerate', 'device', 'devices'],
      required: false,
      fits: anything,
    },
    {
      id: 'profiles',
      label: 'Rufumleitungsprofile',
      names: [
        'rufumleitungsprofile',
        'rufumleitungsprofil',
        'rufumleitungen',
        'forwardingprofiles',
        'forwardingprofile',
      ],
      required: false,
      fits: anything,
    },
  ],
};
