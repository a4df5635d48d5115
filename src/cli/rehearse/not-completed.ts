import type { Finding } from '../../flows/run/finding.ts';
import { joinTexts, type Text } from '../../flows/run/text.ts';
import { ucware45to5 } from '../../flows/ucware-4.5-to-5/flow.ts';
import type { JournalRecord } from '../../store/types.ts';

/** Why a run is not completed. */
export interface NotCompleted {
  readonly text: Text;
  /** What holds it up where it waits; empty where it waits for something else. */
  readonly findings: readonly Finding[];
}

/** What became of a run as its record says it; undefined when it was completed. */
export function notCompleted(records: readonly JournalRecord[]): NotCompleted | undefined {
  const events = records.map(({ event }) => event);
  const ended = events.findLast((event) => event.type === 'run-ended');
  if (ended?.outcome === 'completed') return undefined;
  if (ended) {
    const { outcome, note } = ended;
    const text = { de: `beendet, ${OUTCOMES[outcome].de}`, en: `ended, ${OUTCOMES[outcome].en}` };
    return notDone(joinTexts([text, note], ': '));
  }
  const last = events.findLast((event) => 'step' in event);
  if (!last) return notDone({ de: 'er hat nicht begonnen.', en: 'it has not begun.' });
  const asked = events.findLast((event) => event.type === 'asked');
  const findings =
    asked?.step === last.step ? asked.question.findings.filter(({ blocks }) => blocks) : [];
  const { de, en } = titleOf(last.step);
  const where: Text = { de: `er steht bei „${de}“.`, en: `it stands at “${en}”.` };
  if (findings.length === 0) return notDone(where);
  const reasons = findings.flatMap(({ title, why, remedy }) => [
    joinTexts([title, why], ': '),
    remedy,
  ]);
  return notDone(joinTexts([where, HELD_UP, ...reasons], ' '), findings);
}

function notDone({ de, en }: Text, findings: readonly Finding[] = []): NotCompleted {
  const text = {
    de: `Der Lauf ist nicht abgeschlossen: ${de}`,
    en: `The run is not completed: ${en}`,
  };
  return { text, findings };
}

function titleOf(step: string): Text {
  return ucware45to5.steps.find(({ id }) => id === step)?.title ?? { de: step, en: step };
}

const HELD_UP: Text = { de: 'Das hält ihn auf:', en: 'This holds it up:' };
const OUTCOMES = {
  completed: { de: 'abgeschlossen', en: 'completed' },
  aborted: { de: 'abgebrochen', en: 'aborted' },
  abandoned: { de: 'aufgegeben', en: 'abandoned' },
  refused: { de: 'abgelehnt', en: 'refused' },
} as const;
