import type { ReactNode } from 'react';
import { usePage } from '../page-context.ts';
import { People } from './people.tsx';

/** Says on every screen that nothing here is real, and who is being played. */
export function TopBar(): ReactNode {
  const { t, go, language, theme } = usePage();
  return (
    <header className="top-bar">
      <p className="rehearsal">
        <strong>{t('rehearsal')}</strong>
        <span className="rehearsal-why">{t('rehearsalWhy')}</span>
      </p>
      <People />
      <div className="settings">
        <button
          type="button"
          className="icon"
          aria-label={t('theme')}
          title={t('theme')}
          onClick={() => go({ theme: theme === 'dark' ? 'light' : 'dark' })}
        >
          {theme === 'dark' ? '☀' : '☾'}
        </button>
        <button
          type="button"
          className="icon language"
          lang={language === 'de' ? 'en' : 'de'}
          aria-label={`${language === 'de' ? 'EN' : 'DE'}: ${t('otherLanguage')}`}
          onClick={() => go({ language: language === 'de' ? 'en' : 'de' })}
        >
          {language === 'de' ? 'EN' : 'DE'}
        </button>
      </div>
    </header>
  );
}
