import { type Part, tableOr } from '../../../document/document.ts';
import { person, time } from '../../../document/words.ts';
import { makeContext } from '../../../run/context.ts';
import type { Step } from '../../../run/step.ts';
import { stepRecord } from '../../../run/step-record.ts';
import { isSettled, itemsOf, openItems, type WorklistView } from '../../../run/worklist.ts';
import { LIST } from '../../../steps/list-step.ts';
import { enteredIn } from './entered-in.ts';
import type { Source } from './hand-over-document.ts';
import { LABELS } from './labels.ts';

/** Every item of every list with what became of it, who said so and when. */
export function listParts(source: Source): Part[] {
  const { say } = source;
  const head = [LABELS.point, LABELS.result, LABELS.who, LABELS.when, LABELS.entered].map(say);
  return source.steps.flatMap((step) => {
    const list = listOf(step, source);
    if (!list) return [];
    const rows = itemsOf(list).flatMap((item) => {
      const entry = list.entries[item.id];
      if (!isSettled(entry)) return [];
      const choice = item.choices.find(({ id }) => id === entry.choice);
      const label = choice ? say(choice.label).replace(/\s*…$/, '') : entry.choice;
      const entered = enteredIn(choice?.fields ?? [], entry.values, say);
      return [[say(item.title), label, person(entry.by), time(entry.at), entered]];
    });
    return tableOr(say(step.title), head, rows, '–');
  });
}

/** What nobody has settled on a list that was closed all the same, with who closed it. */
export function openListItems(source: Source): string[][] {
  const { run, say } = source;
  return source.steps.flatMap((step) => {
    const list = listOf(step, source);
    const closed = run.answers[`${step.id}/${LIST}`];
    if (!list || !closed) return [];
    return openItems(list).map(({ title }) => [
      `${say(step.title)}: ${say(title)}`,
      person(closed.by),
    ]);
  });
}

/** The list of a step people have worked on; none for a step that was left out. */
function listOf(step: Step, { run, ctx }: Source): WorklistView | undefined {
  if (!step.worklist || stepRecord(run, step.id).status !== 'passed') return undefined;
  const entries = run.entries[`${step.id}/${LIST}`] ?? {};
  const list = step.worklist(makeContext(run, ctx.server, step.id, ctx.now));
  return itemsOf(list).length === 0 ? undefined : { ...list, entries };
}
