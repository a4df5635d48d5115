import { type Part, tableOr } from '../../../document/document.ts';
import { person } from '../../../document/words.ts';
import { makeContext } from '../../../run/context.ts';
import type { Step } from '../../../run/step.ts';
import { stepRecord } from '../../../run/step-record.ts';
import { joinTexts, type Text } from '../../../run/text.ts';
import { itemsOf, openItems, type WorklistView } from '../../../run/worklist.ts';
import { LIST_HEAD, listRows } from '../../../steps/list-rows.ts';
import { LIST } from '../../../steps/list-step.ts';
import { at } from './at.ts';
import type { Source } from './hand-over-document.ts';

/** Every item of every list with what became of it, who said so and when. */
export function listParts(source: Source): Part[] {
  const { say } = source;
  return source.steps.flatMap((step) => {
    const list = listOf(step, source);
    if (!list) return [];
    return tableOr(say(step.title), LIST_HEAD.map(say), listRows(list, say), '–');
  });
}

/** What nobody has settled on a list that was closed all the same, with who closed it. */
export function openListItems(source: Source): string[][] {
  const { run, say } = source;
  return source.steps.flatMap((step) => {
    const list = listOf(step, source);
    const closed = run.answers[`${step.id}/${LIST}`];
    if (!list || !closed) return [];
    return list.sections.flatMap((section) =>
      openItems({ ...list, sections: [section] }).map((item) => [
        at(source, step, say(section.mark ? marked(section.mark, item.title) : item.title)),
        person(closed.by),
      ]),
    );
  });
}

function marked(mark: Text, title: Text): Text {
  return joinTexts([mark, title], ': ');
}

/** The list of a step people have worked on; none for a step that was left out. */
function listOf(step: Step, { run, ctx }: Source): WorklistView | undefined {
  if (!step.worklist || stepRecord(run, step.id).status !== 'passed') return undefined;
  const entries = run.entries[`${step.id}/${LIST}`] ?? {};
  const list = step.worklist(makeContext(run, ctx.server, step.id, ctx.now));
  return itemsOf(list).length === 0 ? undefined : { ...list, entries };
}
