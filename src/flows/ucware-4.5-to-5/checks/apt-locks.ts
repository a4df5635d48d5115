import { aptLocks, readAptLocks } from '../../remote/apt-locks.ts';
import { asCode } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import type { Check } from './define-check.ts';

export const aptLocksCheck: Check = {
  id: 'apt-locks',
  title: { de: 'Sperren von apt und dpkg', en: 'Locks of apt and dpkg' },
  readings: () => [reading(aptLocks, readAptLocks())],
  judge: (facts) => {
    const holders = facts.need(aptLocks);
    const [first] = holders;
    if (!first) return [];
    const paths = holders.filter(({ pid }) => pid === first.pid).map(({ path }) => asCode(path));
    const age = duration(first.ageSeconds);
    return [
      {
        id: 'apt-locked',
        weight: 'obstacle',
        title: { de: 'Ein anderer Prozess hält apt', en: 'Another process holds apt' },
        why: {
          de: `${asCode(first.command)} (PID ${first.pid}, läuft seit ${age}) hält ${paths.join(', ')}. Was er tut, kann das Ergebnis dieser Prüfung noch ändern.`,
          en: `${asCode(first.command)} (pid ${first.pid}, running for ${age}) holds ${paths.join(', ')}. What it does may still change the result of this check.`,
        },
        remedy: {
          de: 'Warten, bis er fertig ist, und erneut prüfen. Nicht beenden: dpkg mittendrin abzubrechen hinterlässt halb installierte Pakete.',
          en: 'Wait until it is done and check again. Do not end it: stopping dpkg in the middle leaves packages half installed.',
        },
      },
    ];
  },
};

/** The same in both languages: `45 s`, `12 min`, `3 h 5 min`. */
function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
