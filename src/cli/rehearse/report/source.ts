import { words } from '../../../flows/document/words.ts';
import type { ServerView } from '../../../flows/run/server-view.ts';
import type { Flow } from '../../../flows/run/step.ts';
import type { Language, Text } from '../../../flows/run/text.ts';
import type { FaultEntry } from '../../../rehearsal/faults/fault-board.ts';
import type { RehearsalScenario } from '../../../rehearsal/scenarios/scenario.ts';
import type { JournalRecord } from '../../../store/types.ts';

/** What a report is written from. */
export interface Source {
  readonly flow: Flow;
  readonly scenario: Pick<RehearsalScenario, 'title'>;
  /** The practice server as the bot's inventory has it. */
  readonly server: ServerView;
  readonly records: readonly JournalRecord[];
  readonly entries: readonly FaultEntry[];
  /** What went wrong with the rehearsal itself: the player got stuck, a command was unknown. */
  readonly troubles: readonly string[];
  /** The version on the server now. */
  readonly ucware: string;
  readonly now: string;
  readonly language: Language;
}

export function say({ language }: Source, text: Text): string {
  return words(text[language]);
}

export function titleOf(source: Source, step: string): string {
  const found = source.flow.steps.find(({ id }) => id === step);
  return found ? say(source, found.title) : step;
}

/** The first sentence of a text, for a cell of a table. */
export function brief(source: Source, text: Text): string {
  const first = say(source, text).split('\n')[0] ?? '';
  return first.length > 160 ? `${first.slice(0, 159)}…` : first;
}
