import type { Language } from '../flows/run/text.ts';

/** The language of the terminal, as programs find it: `LC_ALL`, `LC_MESSAGES`, `LANG`. */
export function terminalLanguage(env: NodeJS.ProcessEnv): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale.startsWith('de') ? 'de' : 'en';
}
