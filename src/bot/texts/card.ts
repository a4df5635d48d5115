import type { Text } from '../../flows/run/text.ts';

/** The words of the card. Arguments are finished mrkdwn in the language of the channel. */
export const CARD = {
  server: { de: 'Server', en: 'Server' },
  startedBy: { de: 'Gestartet von', en: 'Started by' },
  progress: { de: 'Fortschritt', en: 'Progress' },
  lastChange: { de: 'Letzte Änderung', en: 'Last change' },
  phases: { de: 'Ablauf', en: 'Phases' },
  abort: { de: 'Abbrechen …', en: 'Abort …' },
  abortLabel: (host: string): Text => ({
    de: `Lauf auf ${host} abbrechen`,
    en: `Abort the run on ${host}`,
  }),
  stepsDone: (done: number, total: number): Text => ({
    de: `${done} von ${total} Schritten`,
    en: `${done} of ${total} steps`,
  }),
  safe: (wayBack: string): Text => ({
    de: `*Anhalten ist jetzt gefahrlos:* ja · *Weg zurück:* ${wayBack}`,
    en: `*Safe to stop now:* yes · *Way back:* ${wayBack}`,
  }),
  unsafe: (wayBack: string, stopsAfter: string | undefined): Text => ({
    de: `*Anhalten ist jetzt gefahrlos:* nein${stopsAfter ? ` – ${stopsAfter}` : ''} · *Weg zurück:* ${wayBack}`,
    en: `*Safe to stop now:* no${stopsAfter ? ` – ${stopsAfter}` : ''} · *Way back:* ${wayBack}`,
  }),
  phonesDown: (since: string): Text => ({
    de: `☎ *Die Telefone sind außer Betrieb* seit ${since}.`,
    en: `☎ *The telephones are down* since ${since}.`,
  }),
  running: (step: string, why: string): Text => ({
    de: `*Läuft gerade: ${step}*\n${why}`,
    en: `*Running now: ${step}*\n${why}`,
  }),
  betweenSteps: {
    de: '*Läuft:* der nächste Schritt beginnt gleich.',
    en: '*Running:* the next step begins shortly.',
  },
  waiting: (who: string, step: string, since: string): Text => ({
    de: `*Wartet auf eine Antwort* seit ${since}: ${step}\nAntworten können ${who}. Die Frage steht im Thread dieser Karte.`,
    en: `*Waiting for an answer* since ${since}: ${step}\n${who} can answer. The question is in the thread of this card.`,
  }),
  stopped: (who: string, step: string, since: string): Text => ({
    de: `*Angehalten* seit ${since}: ${step}\n${who} entscheiden im Thread dieser Karte, wie es weitergeht.`,
    en: `*Stopped* since ${since}: ${step}\n${who} decide in the thread of this card how to go on.`,
  }),
  aborting: (who: string, reason: string, at: string): Text => ({
    de: `*Wird abgebrochen* – verlangt von ${who}, ${at}: ${reason}\nDer laufende Schritt endet noch; nichts wird mittendrin abgeschnitten.`,
    en: `*Being aborted* – requested by ${who}, ${at}: ${reason}\nThe running step still ends; nothing is cut off half way.`,
  }),
  ended: (outcome: string, note: string, who: string, at: string): Text => ({
    de: `*${outcome}* – ${at}, ${who}\n${note}`,
    en: `*${outcome}* – ${at}, ${who}\n${note}`,
  }),
  quiet: (at: string): Text => ({ de: `letzte Meldung ${at}`, en: `last sign of life ${at}` }),
  asOf: (seq: number, at: string): Text => ({
    de: `Stand #${seq}, ${at}`,
    en: `As of #${seq}, ${at}`,
  }),
  successor: (seq: number): Text => ({
    de: `Die frühere Karte ist gelöscht; der Thread hier beginnt bei #${seq}. Vollständig ist das Protokoll: \`ucware-upgrade audit\`.`,
    en: `The earlier card was deleted; the thread here begins at #${seq}. The journal is complete: \`ucware-upgrade audit\`.`,
  }),
  sentence: (host: string, state: string, safety: string): Text => ({
    de: `${host}: ${state} ${safety}`,
    en: `${host}: ${state} ${safety}`,
  }),
} as const;
