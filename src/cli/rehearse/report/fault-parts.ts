import { type Part, tableOr } from '../../../flows/document/document.ts';
import { person, span, time } from '../../../flows/document/words.ts';
import { withoutEllipsis } from '../../../flows/run/without-ellipsis.ts';
import type { FaultEntry } from '../../../rehearsal/faults/fault-board.ts';
import { LABELS } from './labels.ts';
import { brief, type Source, say, titleOf } from './source.ts';

/** One line for each blow: what it was, when it struck, and what the record says of it. */
export function faultParts(source: Source): Part[] {
  const struck = source.entries.filter(({ what }) => what === 'struck');
  const head = [LABELS.fault, LABELS.when, LABELS.atStep, LABELS.handled].map((one) =>
    say(source, one),
  );
  const rows = struck.map((entry) => [
    say(source, entry.fault.title),
    time(entry.at),
    entry.step === undefined ? say(source, LABELS.beginning) : titleOf(source, entry.step),
    handled(source, entry),
  ]);
  return tableOr(say(source, LABELS.faults), head, rows, say(source, LABELS.noFaults));
}

/** What the record tells from the blow until the step it struck was done. */
function handled(source: Source, { at, step }: FaultEntry): string {
  const after = source.records.filter((record) => record.at >= at);
  const place = step ?? after.map(({ event }) => ('step' in event ? event.step : '')).find(Boolean);
  const end = after.findIndex(
    ({ event }) =>
      (event.type === 'step-passed' || event.type === 'step-skipped') && event.step === place,
  );
  const during = end < 0 ? after : after.slice(0, end + 1);
  const told = during.flatMap(({ event }): string[] => {
    if (event.type === 'observed') return [brief(source, event.text)];
    if (event.type === 'rolled-back') return [brief(source, event.question.text)];
    if (event.type === 'asked' && TROUBLE.has(event.question.kind))
      return [brief(source, event.question.text)];
    if (event.type === 'answered' && source.records.some(asksInTrouble(event.answer.rev)))
      return [
        `${labelOf(source, event.answer.rev, event.answer.choice)}: ${person(event.answer.by)}`,
      ];
    return [];
  });
  const last = during.at(-1);
  const ended =
    end < 0 || !last
      ? say(source, LABELS.notPassed)
      : `${titleOf(source, place ?? '')}: ${say(source, LABELS.passed)} (${span(at, last.at)})`;
  return [...(told.length === 0 ? [say(source, LABELS.wentOn)] : told), ended].join('\n');
}

/** Kinds of questions that are asked because something is in the way. */
const TROUBLE: ReadonlySet<string> = new Set(['blocked', 'failed']);

function asksInTrouble(rev: number): (record: Source['records'][number]) => boolean {
  return ({ seq, event }) =>
    seq === rev &&
    (event.type === 'rolled-back' || (event.type === 'asked' && TROUBLE.has(event.question.kind)));
}

/** The words of the button that was pressed. */
export function labelOf(source: Source, rev: number, choice: string): string {
  const asked = source.records.find(({ seq }) => seq === rev)?.event;
  const question =
    asked && 'question' in asked && typeof asked.question !== 'string' && asked.question;
  const label = question ? question.choices.find(({ id }) => id === choice)?.label : undefined;
  return label ? withoutEllipsis(say(source, label)) : choice;
}
