import { asCodes } from '../../remote/as-code.ts';
import { reading } from '../../remote/attempt.ts';
import { calls, readCalls } from '../../remote/calls.ts';
import { readServices, services } from '../../remote/services.ts';
import type { Check, Found } from './define-check.ts';

export const servicesCheck: Check = {
  id: 'services',
  title: { de: 'Dienste', en: 'Services' },
  readings: () => [reading(services, readServices()), reading(calls, readCalls())],
  judge: (facts) => {
    const failed = facts.need(services).filter(({ active }) => active === 'failed');
    const { how } = facts.need(calls);
    const found: Found[] = [];
    if (failed.length > 0) {
      found.push({
        id: 'services-failed',
        weight: 'warning',
        title: { de: 'Dienste sind ausgefallen', en: 'Services have failed' },
        why: {
          de: `Ausgefallen: ${asCodes(failed.map(({ name }) => name))}. Nach dem Upgrade ließe sich nicht sagen, ob es daran liegt.`,
          en: `Failed: ${asCodes(failed.map(({ name }) => name))}. After the upgrade nobody could tell whether that is the cause.`,
        },
        remedy: {
          de: 'Vor dem Upgrade mit `systemctl status` und `journalctl -u` die Ursache beheben, dann erneut prüfen.',
          en: 'Find the cause with `systemctl status` and `journalctl -u` before the upgrade, then check again.',
        },
      });
    }
    if (how !== 'asterisk') found.push(ASTERISK[how]);
    return found;
  },
};

const REMEDY = {
  de: 'Am Server nachsehen (`sudo asterisk -rx "core show channels"`), dann erneut prüfen. Kann der Bot Anrufe nicht zählen, fragt er vor jedem Neustart.',
  en: 'Look at the server (`sudo asterisk -rx "core show channels"`), then check again. If the bot cannot count calls, it asks before each reboot.',
};

const ASTERISK: Readonly<Record<'not-running' | 'no-answer' | 'not-installed', Found>> = {
  'not-running': {
    id: 'asterisk-not-running',
    weight: 'warning',
    title: { de: 'Asterisk läuft nicht', en: 'Asterisk is not running' },
    why: {
      de: 'Es gibt keinen Prozess `asterisk`: Die Telefone sind jetzt schon ohne Verbindung.',
      en: 'There is no process `asterisk`: the telephones are without a connection already.',
    },
    remedy: REMEDY,
  },
  'no-answer': {
    id: 'asterisk-no-answer',
    weight: 'warning',
    title: { de: 'Asterisk antwortet nicht', en: 'Asterisk does not answer' },
    why: {
      de: 'Asterisk läuft, aber `asterisk -rx` bekommt keine Antwort. Aktive Anrufe lassen sich so nicht erkennen.',
      en: 'Asterisk is running, but `asterisk -rx` gets no answer. Active calls cannot be seen this way.',
    },
    remedy: REMEDY,
  },
  'not-installed': {
    id: 'asterisk-not-found',
    weight: 'warning',
    title: { de: 'Kein Befehl asterisk', en: 'No command asterisk' },
    why: {
      de: 'Den Befehl `asterisk` gibt es auf diesem Server nicht. Aktive Anrufe und angemeldete Geräte lassen sich nicht erkennen.',
      en: 'There is no command `asterisk` on this server. Active calls and registered devices cannot be seen.',
    },
    remedy: REMEDY,
  },
};
