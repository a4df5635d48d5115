import type { RunOutcome } from '../../flows/run/event.ts';
import type { Finding } from '../../flows/run/finding.ts';
import type { Question } from '../../flows/run/question.ts';
import type { Text } from '../../flows/run/text.ts';
import type { StepStatus } from '../../flows/run/view.ts';

/** Words for what something is, so that no state is told by a colour or a sign alone. */
export const STATUS = {
  pending: { de: 'offen', en: 'not started' },
  running: { de: 'läuft', en: 'running' },
  waiting: { de: 'wartet auf Antwort', en: 'waiting for an answer' },
  failed: { de: 'angehalten', en: 'stopped' },
  done: { de: 'erledigt', en: 'done' },
  skipped: { de: 'übersprungen', en: 'skipped' },
  overridden: { de: 'trotz Befund fortgesetzt', en: 'continued despite findings' },
} as const satisfies Record<StepStatus, Text>;

/** Beside the state of a phase, how many of its steps somebody has left out. */
export const LEFT_OUT = (steps: number): Text => ({
  de: `${steps} ausgelassen`,
  en: `${steps} left out`,
});

export const OUTCOME = {
  completed: { de: 'Abgeschlossen', en: 'Completed' },
  aborted: { de: 'Abgebrochen', en: 'Aborted' },
  abandoned: { de: 'Aufgegeben', en: 'Abandoned' },
  refused: { de: 'Abgelehnt', en: 'Refused' },
} as const satisfies Record<RunOutcome, Text>;

export const SEVERITY = {
  info: { de: 'Hinweis', en: 'Note' },
  warning: { de: 'Warnung', en: 'Warning' },
  error: { de: 'Fehler', en: 'Error' },
} as const satisfies Record<Finding['severity'], Text>;

export const QUESTION_KIND = {
  choice: { de: 'Frage', en: 'Question' },
  approval: { de: 'Freigabe', en: 'Approval' },
  blocked: { de: 'Angehalten', en: 'Stopped' },
  failed: { de: 'Nicht gelungen', en: 'Did not work' },
  rest: { de: 'Ruhepunkt', en: 'Resting point' },
  worklist: { de: 'Liste', en: 'List' },
} as const satisfies Record<Question['kind'], Text>;

export const REHEARSAL: Text = { de: 'ÜBUNG', en: 'REHEARSAL' };
