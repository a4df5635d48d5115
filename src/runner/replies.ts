import { type CodedError, ERRORS } from '../errors.ts';
import { mentionOf } from '../flows/run/actor.ts';
import type { Choice } from '../flows/run/question.ts';
import type { Run } from '../flows/run/run.ts';
import { moment, type Text } from '../flows/run/text.ts';
import type { RefusalCode, Reply } from './types.ts';

/** What people read when something was not done. Nothing has changed whenever one of these is given. */
const REFUSALS = {
  'not-allowed': {
    de: 'Das dürfen Sie auf diesem Server nicht. Wer es darf, steht im Inventar unter `approvers` und `operators`.',
    en: 'You may not do this on this server. Who may is listed in the inventory under `approvers` and `operators`.',
  },
  'four-eyes': {
    de: 'Vier-Augen-Prinzip: Wer den Lauf gestartet hat, kann ihn nicht selbst freigeben. Bitte jemand anderen der Freigebenden bitten.',
    en: 'Four eyes: whoever started the run cannot approve it. Please ask another approver.',
  },
  'unknown-server': {
    de: 'Diesen Server gibt es im Inventar nicht.',
    en: 'This server is not in the inventory.',
  },
  'already-running': {
    de: 'Auf diesem Server läuft bereits ein Upgrade.',
    en: 'An upgrade of this server is already under way.',
  },
  'no-run': {
    de: 'Auf diesem Server läuft kein Upgrade.',
    en: 'No upgrade of this server is under way.',
  },
  stale: {
    de: 'Diese Frage ist nicht mehr offen; der Lauf ist inzwischen weiter. Es wurde nichts geändert.',
    en: 'This question is no longer open; the run has moved on. Nothing was changed.',
  },
  'unknown-choice': {
    de: 'Diese Antwort steht nicht zur Wahl.',
    en: 'This answer is not one of the choices.',
  },
  locked: {
    de: 'Das lässt sich noch nicht erledigen.',
    en: 'This cannot be settled yet.',
  },
  settled: {
    de: 'Das ist inzwischen erledigt; über die Liste lässt es sich wieder öffnen. Es wurde nichts geändert.',
    en: 'This is settled by now; the list can open it again. Nothing was changed.',
  },
  'invalid-values': {
    de: 'Bitte die markierten Angaben berichtigen.',
    en: 'Please correct the marked fields.',
  },
  'not-yet': {
    de: 'So geht das noch nicht; es wurde nichts geändert:',
    en: 'Not like this yet; nothing was changed:',
  },
  'flow-version-unknown': {
    de: 'Der Lauf wurde mit einer anderen Version des Ablaufs begonnen, die dieser Bot nicht kennt.',
    en: 'The run was begun with another version of the flow, which this bot does not know.',
  },
  'state-unreadable': {
    de: 'Der gespeicherte Stand dieses Servers ist nicht lesbar. Es wird nichts gestartet, bis das geklärt ist.',
    en: 'The stored state of this server cannot be read. Nothing is started until that is settled.',
  },
  unexpected: {
    de: 'Ein unerwarteter Fehler ist aufgetreten. Es steht im Protokoll des Bots.',
    en: 'An unexpected error occurred. It is in the log of the bot.',
  },
} as const satisfies Record<RefusalCode | 'not-yet', Text>;

export type Refusal = Extract<Reply, { ok: false }>;

export function refuse(code: RefusalCode, extra: Partial<Refusal> = {}, detail?: Text): Refusal {
  const text: Text = REFUSALS[code];
  return {
    ok: false,
    code,
    text: detail ? { de: `${text.de} ${detail.de}`, en: `${text.en} ${detail.en}` } : text,
    ...extra,
  };
}

/** What is wrong with an answer. Whoever pressed a plain button has no marked field to look at. */
export function refuseValues(
  { fields: asked = [] }: Choice,
  fields: Readonly<Record<string, Text>>,
): Refusal {
  const marked = asked.some(({ id }) => id in fields);
  const text = REFUSALS[marked ? 'invalid-values' : 'not-yet'];
  return { ok: false, code: 'invalid-values', text, fields };
}

/** Who runs what since when, for the second person at the same server. */
export function whoRuns(run: Run): Text {
  const who = mentionOf(run.startedBy);
  return {
    de: `Gestartet von ${who} um ${moment(run.startedAt)}.`,
    en: `Started by ${who} at ${moment(run.startedAt)}.`,
  };
}

/** Why nothing goes on at a server, in the words of the catalogue. */
export function describeProblem(problem: CodedError): Text {
  const { sentence, remedy } = ERRORS[problem.code];
  return {
    de: `${sentence.de} ${problem.foundText.de} ${remedy.de}`,
    en: `${sentence.en} ${problem.foundText.en} ${remedy.en}`,
  };
}
