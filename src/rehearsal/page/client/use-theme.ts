import { useEffect, useState } from 'react';

const DARK = '(prefers-color-scheme: dark)';

/** What was chosen, or what the system prefers. */
export function useTheme(chosen: string | undefined): 'light' | 'dark' {
  const [dark, setDark] = useState(() => window.matchMedia(DARK).matches);
  useEffect(() => {
    const query = window.matchMedia(DARK);
    const changed = (): void => setDark(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return dark ? 'dark' : 'light';
}
