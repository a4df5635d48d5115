import { asCodes } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { readTimers, timers } from '../../remote/timers.ts';
import type { Check } from './define-check.ts';

export const timersCheck: Check = {
  id: 'timers',
  title: { de: 'Automatische Updates', en: 'Unattended updates' },
  readings: () => [reading(timers, readTimers())],
  judge: (facts) => {
    const running = facts.need(timers).filter(({ active }) => active === 'active');
    if (running.length === 0) return [];
    const names = asCodes(running.map(({ name }) => name));
    return [
      {
        id: 'unattended-timers',
        weight: 'info',
        title: { de: 'Automatische Updates sind aktiv', en: 'Unattended updates are active' },
        why: {
          de: `${names}. Sie starten um 6 und 18 Uhr mit Zufallsversatz und nach jedem Neustart, und belegen dann apt.`,
          en: `${names}. They start at 6 and 18 o’clock with a random delay and after each boot, and then occupy apt.`,
        },
        remedy: {
          de: 'Nichts zu tun: Der Bot hält sie während des Upgrades an und gibt sie danach zurück.',
          en: 'Nothing to do: the bot stops them during the upgrade and gives them back afterwards.',
        },
      },
    ];
  },
};
