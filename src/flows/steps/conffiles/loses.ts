import type { Text } from '../../run/text.ts';

/** What is lost, or comes about, by taking the vendor's version. */
export const LOSES = {
  one: {
    de: 'Was Sie in dieser Datei eingestellt haben, gilt danach nicht mehr. Die bisherige Fassung bleibt auf dem Server aufgehoben und ist nach der Installation mit einem Klick zurück.',
    en: 'What you have set in this file does not count afterwards. The version there is now is kept on the server and back with one click after the installation.',
  },
  deleted: {
    de: 'Die Datei, die Sie gelöscht haben, wird wieder angelegt.',
    en: 'The file you have deleted is created again.',
  },
  several: {
    de: '*Fassung des Herstellers nehmen* heißt: Was Sie in diesen Dateien eingestellt haben, gilt danach nicht mehr. Die bisherigen Fassungen bleiben auf dem Server aufgehoben und sind nach der Installation einzeln mit einem Klick zurück.',
    en: '*Take the vendor’s* means: what you have set in these files does not count afterwards. The versions there are now are kept on the server, and each is back with one click after the installation.',
  },
  severalDeleted: {
    de: '*Datei des Herstellers anlegen* heißt: Die Dateien, die Sie gelöscht haben, werden wieder angelegt.',
    en: '*Create the vendor’s file* means: the files you have deleted are created again.',
  },
} as const satisfies Record<string, Text>;
