import { reading } from '../../remote/attempt.ts';
import { locale, readLocale } from '../../remote/locale.ts';
import type { Check } from './define-check.ts';

export const localeCheck: Check = {
  id: 'locale',
  title: { de: 'Sprache des Servers', en: 'Language of the server' },
  readings: () => [reading(locale, readLocale())],
  judge: (facts) => {
    if (facts.need(locale).hasCUtf8) return [];
    return [
      {
        id: 'locale-missing',
        weight: 'obstacle',
        title: { de: 'Die Locale C.UTF-8 fehlt', en: 'The locale C.UTF-8 is missing' },
        why: {
          de: 'Der Bot führt alle Befehle in `C.UTF-8` aus, damit deren Meldungen überall gleich lauten. Ohne sie sprächen apt und dpkg vielleicht anders, und Meldungen würden falsch gelesen.',
          en: 'The bot runs all commands in `C.UTF-8`, so that their messages are the same everywhere. Without it apt and dpkg may speak differently, and messages would be misread.',
        },
        remedy: {
          de: '`sudo apt-get install --reinstall libc-bin` bringt sie zurück, dann erneut prüfen.',
          en: '`sudo apt-get install --reinstall libc-bin` brings it back, then check again.',
        },
      },
    ];
  },
};
