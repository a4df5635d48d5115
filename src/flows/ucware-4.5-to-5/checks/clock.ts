import { reading } from '../../remote/attempt.ts';
import { clock, readClock } from '../../remote/clock.ts';
import type { Check, Found } from './define-check.ts';

/** Ours: beyond this, times in logs and windows no longer mean the same on both sides. */
const SKEW_WARNING_SECONDS = 300;
/** Ours: beyond this, apt refuses release files as "not valid yet" or expired, and certificates may seem invalid. */
const SKEW_ERROR_SECONDS = 3600;

export const clockCheck: Check = {
  id: 'clock',
  title: { de: 'Uhr', en: 'Clock' },
  readings: (_server, now) => [reading(clock, readClock(now))],
  judge: (facts) => {
    const { skewSeconds, synchronised } = facts.need(clock);
    const away = Math.abs(skewSeconds);
    const found: Found[] = [];
    if (away >= SKEW_WARNING_SECONDS) {
      const minutes = Math.round(away / 60);
      found.push({
        id: 'clock-skew',
        weight: away >= SKEW_ERROR_SECONDS ? 'obstacle' : 'warning',
        title: { de: 'Die Uhr des Servers geht falsch', en: 'The clock of the server is wrong' },
        why: {
          de: `Sie geht gegenüber dem Bot ${minutes} min ${skewSeconds > 0 ? 'vor' : 'nach'}. apt lehnt Paketquellen und Zertifikate ab, die nach dieser Uhr noch nicht oder nicht mehr gelten.`,
          en: `It is ${minutes} min ${skewSeconds > 0 ? 'ahead of' : 'behind'} the bot’s. apt refuses repositories and certificates that, by this clock, are not valid yet or any more.`,
        },
        remedy: {
          de: 'Zeitserver am Server einrichten (`timedatectl set-ntp true`) und erneut prüfen.',
          en: 'Set up a time server on the server (`timedatectl set-ntp true`) and check again.',
        },
      });
    }
    if (synchronised === false) {
      found.push({
        id: 'clock-not-synchronised',
        weight: 'warning',
        title: { de: 'Die Uhr wird nicht abgeglichen', en: 'The clock is not synchronised' },
        why: {
          de: `Der Server gleicht seine Uhr mit keinem Zeitserver ab; zurzeit weicht sie ${away} s ab. Nach einem Neustart kann es mehr sein.`,
          en: `The server synchronises its clock with no time server; right now it differs by ${away} s. After a reboot it may be more.`,
        },
        remedy: {
          de: '`timedatectl set-ntp true` und die Erreichbarkeit des Zeitservers prüfen.',
          en: '`timedatectl set-ntp true`, and look whether the time server can be reached.',
        },
      });
    }
    return found;
  },
};
