import { createIdOf, planFaxWork } from '../../../merges/fax/plan-fax-work.ts';
import type { StepContext } from '../../../run/step.ts';
import { joinTexts, type Text } from '../../../run/text.ts';
import { pass } from '../../../run/verdict.ts';
import { isSettled, REOPEN, type Worklist } from '../../../run/worklist.ts';
import { LIST, listStep } from '../../../steps/list-step.ts';
import { leftOpenNote, leftOutNote } from '../../../steps/skip-part.ts';
import { restsOnIt, settledOn, startsOver, toProposals } from '../start-over.ts';
import { reopenProblem, workSections } from '../work-sections.ts';
import { faxGroups } from './decisions.ts';
import { FAX, faxRows, groupRows } from './facts.ts';

export const workOnFaxGroups = listStep({
  id: FAX.work,
  phase: 'configure',
  title: {
    de: 'Fax-Gruppen im Admin-Client angelegt',
    en: 'Fax groups created in the Admin client',
  },
  why: {
    de: 'Fax-Gruppen und Berechtigungen legt nur der Admin-Client an.',
    en: 'Only the Admin client creates fax groups and permissions.',
  },
  guide: [
    'Fax-Gruppe erstellen und vorhandene Faxnummern zuweisen',
    'Berechtigungen für Fax-Gruppen zuweisen',
  ],
  list: listOf,
  ask: () => ({
    text: {
      de: 'Arbeitsliste für den Admin-Client. Bitte Namen und Typ genau so eintragen: Beides lässt sich später nicht mehr ändern.',
      en: 'Work list for the Admin client. Please enter name and type exactly as shown: neither can be changed later.',
    },
  }),
  check: ({ item, choice }, ctx) =>
    choice === REOPEN.id ? { ...reopenProblem(faxTicks(ctx), ctx.entries(LIST), item) } : {},
  more: [toProposals([FAX.decide, FAX.work])],
  checkMore: (choice, ctx) => (startsOver(choice) ? restsOnIt(faxTicksIn(ctx)) : {}),
  mayStayOpen: true,
  close: (answer, ctx) => {
    if (answer.choice === 'skip-part') return pass(leftOutNote(answer), { skips: [FAX.verify] });
    const steps = blocks(ctx).flatMap((block) => block.steps);
    const entries = ctx.entries(LIST);
    const ticked = steps.filter(({ id }) => isSettled(entries[id])).length;
    const count = {
      de: `${ticked} von ${steps.length} Punkten sind abgehakt.`,
      en: `${ticked} of ${steps.length} items are ticked.`,
    };
    return pass(answer.choice === 'yes' ? count : joinTexts([count, leftOpenNote(answer)], ' '));
  },
});

function listOf(ctx: StepContext): Worklist {
  return {
    sections: workSections(blocks(ctx), ctx.entries(LIST, FAX.work), () => [
      { id: 'done', label: { de: 'Erledigt', en: 'Done' }, style: 'primary' },
    ]),
  };
}

/** What is ticked already, by its titles. */
export function faxTicksIn(ctx: StepContext): Text[] {
  return settledOn({ ...listOf(ctx), entries: ctx.entries(LIST, FAX.work) });
}

/** All points of the list. */
export function faxTicks(ctx: StepContext) {
  return blocks(ctx).flatMap(({ steps }) => steps);
}

/** The proposals whose group is there, as far as an overview showed it or somebody has ticked that it was created. */
export function createdGroups(ctx: StepContext): ReadonlySet<string> {
  const entries = ctx.entries(LIST, FAX.work);
  return new Set(
    blocks(ctx)
      .filter(({ id, steps }) => {
        const create = steps.find((step) => step.id === createIdOf(id));
        return !create || isSettled(entries[create.id]);
      })
      .map(({ id }) => id),
  );
}

function blocks(ctx: StepContext): ReturnType<typeof planFaxWork> {
  return planFaxWork(faxGroups(ctx), ctx.get(faxRows) ?? [], ctx.get(groupRows) ?? null);
}
