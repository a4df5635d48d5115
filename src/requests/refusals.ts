import type { Text } from '../flows/run/text.ts';
import type { RefusalCode, Reply } from '../runner/types.ts';

export type Refusal = Extract<Reply, { ok: false }>;

function refusal(code: RefusalCode, text: Text): Refusal {
  return { ok: false, code, text };
}

export const NO_ORDINARY_FILE = refusal('not-allowed', {
  de: 'Anfrage nicht angenommen: Sie ist keine gewöhnliche, eigene Datei (Link, Ordner oder Pipe).',
  en: 'Request not taken: it is no ordinary file of its own (a link, a folder or a pipe).',
});

export const TOO_LARGE = refusal('invalid-values', {
  de: 'Anfrage nicht angenommen: Sie ist größer als 64 KiB.',
  en: 'Request not taken: it is larger than 64 KiB.',
});

export const NOT_READABLE = refusal('unexpected', {
  de: 'Anfrage nicht angenommen: Der Bot darf die Datei nicht lesen.',
  en: 'Request not taken: the bot may not read the file.',
});

export const TOO_OLD = refusal('stale', {
  de: 'Anfrage nicht ausgeführt: Sie ist älter als zehn Minuten und wurde gestellt, als der Bot nicht lief. Bitte den Stand ansehen und neu anfragen.',
  en: 'Request not carried out: it is older than ten minutes and was made while the bot did not run. Please look at the state and ask again.',
});

export const INTERRUPTED = refusal('unexpected', {
  de: 'Der Bot wurde beendet, während er diese Anfrage bearbeitete. Ob sie noch wirksam wurde, zeigt `ucware-upgrade status`; sie wird nicht wiederholt.',
  en: 'The bot ended while it was working on this request. `ucware-upgrade status` shows whether it took effect; it is not repeated.',
});

export const UNEXPECTED = refusal('unexpected', {
  de: 'Bei der Bearbeitung der Anfrage ist ein unerwarteter Fehler aufgetreten; das Protokoll des Bots nennt ihn.',
  en: 'An unexpected error occurred while working on the request; the log of the bot names it.',
});

export const NOT_UNDERSTOOD = refusal('invalid-values', {
  de: 'Anfrage nicht verstanden. Kommandozeile und Bot müssen aus derselben Version stammen.',
  en: 'Request not understood. Command line and bot must be of the same version.',
});

export const NO_ACTING = refusal('not-allowed', {
  de: 'Für andere handeln (`--as`) gibt es nur in der Probe, und nur für den, der sie gestartet hat.',
  en: 'Acting for others (`--as`) exists in the rehearsal only, and only for whoever started it.',
});

export function unknownLogin(uid: number): Refusal {
  return refusal('not-allowed', {
    de: `Der Bot kennt Sie nicht: Die Benutzernummer ${uid} steht im Inventar unter \`people\` bei niemandem als \`uid\`.`,
    en: `The bot does not know you: nobody in \`people\` of the inventory has the \`uid\` ${uid}.`,
  });
}

export const NOBODY_TO_PLAY = refusal('not-allowed', {
  de: 'Diese Person gibt es in der Probe nicht.',
  en: 'There is no such person in the rehearsal.',
});
