import type { Inventory } from '../../../merges/accounts/hanging.ts';
import { inventoryFields, readInventory } from '../../../merges/accounts/inventory-fields.ts';
import { planWork } from '../../../merges/accounts/plan-work.ts';
import { undoTable } from '../../../merges/accounts/undo-table.ts';
import type { WorkBlock, WorkStep } from '../../../merges/accounts/work-step.ts';
import { oncePerRecord } from '../../../run/once-per-record.ts';
import type { StepContext } from '../../../run/step.ts';
import type { Text } from '../../../run/text.ts';
import { type Notice, pass } from '../../../run/verdict.ts';
import { type ItemChoice, isSettled, REOPEN, type Worklist } from '../../../run/worklist.ts';
import { LIST, listStep } from '../../../steps/list-step.ts';
import { leftOpenNote, leftOutNote } from '../../../steps/skip-part.ts';
import { restsOnIt, settledOn, startsOver, toProposals } from '../start-over.ts';
import { reopenProblem, workSections } from '../work-sections.ts';
import { bareNotes } from './bare.ts';
import { mergesIn } from './decisions.ts';
import { accountRows, STEPS } from './facts.ts';

export const workOnAccounts = listStep({
  id: STEPS.work,
  phase: 'configure',
  title: {
    de: 'Konten im Admin-Client zusammengeführt',
    en: 'Accounts merged in the Admin client',
  },
  why: {
    de: 'Nur der Admin-Client kann Konten ändern. Die Reihenfolge sorgt dafür, dass jede Rufnummer frei ist, bevor sie neu vergeben wird.',
    en: 'Only the Admin client can change accounts. The order makes sure that each number is free before it is assigned anew.',
  },
  guide: [
    'Nicht mehr benötigte Benutzer löschen',
    'Zusätzliche Rufnummern für Benutzer erstellen',
    'Zusätzliche Slots für einen Benutzer erstellen',
  ],
  list: listOf,
  ask: () => ({
    text: {
      de: 'Arbeitsliste für den Admin-Client. Abhaken kann, wer gerade Zeit hat, auch mehrere zugleich; jeder Haken steht mit Namen und Uhrzeit im Protokoll. Ein Konto lässt sich erst als gelöscht abhaken, wenn erfasst ist, was daran hing.',
      en: 'Work list for the Admin client. Whoever has time may tick, several people at once; every tick is recorded with name and time. An account can only be ticked as deleted once it is recorded what hung on it.',
    },
  }),
  notices: (ctx) => [wayBack(ctx, BEFORE, WAY_BACK)],
  check: ({ item, choice, values }, ctx) => {
    const steps = workSteps(ctx);
    if (choice === REOPEN.id) return { ...reopenProblem(steps, ctx.entries(LIST), item) };
    const step = steps.find(({ id }) => id === item);
    if (step?.kind !== 'inventory' || choice !== RECORD) return {};
    const read = readInventory(values);
    return read.ok ? {} : { ...read.errors };
  },
  more: [toProposals([STEPS.decide, STEPS.snapshot, STEPS.work])],
  checkMore: (choice, ctx) => (startsOver(choice) ? restsOnIt(ticksIn(ctx)) : {}),
  mayStayOpen: true,
  close: (answer, ctx) => {
    const entries = ctx.entries(LIST);
    const steps = plan(ctx).flatMap((block) => block.steps);
    const open = steps.filter(({ id }) => !isSettled(entries[id]));
    // What hung on the accounts is known only now, and those that were deleted cannot be looked at any more.
    const notices =
      Object.keys(inventories(ctx)).length > 0 ? [wayBack(ctx, BEFORE_NOTED, WAY_BACK_NOTED)] : [];
    if (answer.choice === 'skip-part') {
      return pass(leftOutNote(answer), { skips: [STEPS.verify], notices });
    }
    return pass(
      open.length === 0
        ? {
            de: `Alle ${steps.length} Punkte sind abgehakt.`,
            en: `All ${steps.length} items are ticked.`,
          }
        : {
            de: `${steps.length - open.length} von ${steps.length} Punkten sind abgehakt. ${leftOpenNote(answer).de}`,
            en: `${steps.length - open.length} of ${steps.length} items are ticked. ${leftOpenNote(answer).en}`,
          },
      { notices },
    );
  },
});

function listOf(ctx: StepContext): Worklist {
  return { sections: workSections(plan(ctx), ctx.entries(LIST, STEPS.work), choicesOf) };
}

/** What is ticked already, by its titles. */
export function ticksIn(ctx: StepContext): Text[] {
  return settledOn({ ...listOf(ctx), entries: ctx.entries(LIST, STEPS.work) });
}

function wayBack(ctx: StepContext, file: Text, text: Text): Notice {
  const { language } = ctx.run;
  const rows = ctx.get(accountRows) ?? [];
  const content = undoTable(mergesIn(ctx), rows, inventories(ctx), language);
  return {
    to: 'thread',
    text,
    file: { name: `${file[language]}-${ctx.server.name}.csv`, content },
  };
}

const BEFORE: Text = { de: 'konten-vorher', en: 'accounts-before' };
const BEFORE_NOTED: Text = { de: 'konten-vorher-mit-notizen', en: 'accounts-before-with-notes' };

const WAY_BACK: Text = {
  de: '*Für den Weg zurück:* alle betroffenen Konten, wie sie vorher waren. Die Datei enthält Namen und Rufnummern.',
  en: '*For the way back:* all accounts concerned as they were before. The file contains names and numbers.',
};
const WAY_BACK_NOTED: Text = {
  de: '*Für den Weg zurück:* dieselbe Tabelle, jetzt mit allem, was an den Konten hing. Bitte aufheben.',
  en: '*For the way back:* the same table, now with everything that hung on the accounts. Please keep it.',
};
const RECORD = 'record';
const DONE: ItemChoice = { id: 'done', label: { de: 'Erledigt', en: 'Done' }, style: 'primary' };
const RECORD_LABEL: Text = { de: 'Erfassen …', en: 'Record …' };

function choicesOf({ kind }: WorkStep): readonly ItemChoice[] {
  if (kind !== 'inventory') return [DONE];
  return [{ id: RECORD, label: RECORD_LABEL, style: 'primary', fields: inventoryFields() }];
}

const plan = oncePerRecord((ctx): WorkBlock[] => {
  const notes = bareNotes(ctx);
  return planWork(mergesIn(ctx), inventories(ctx)).map((block) => ({
    ...block,
    steps: block.steps.map((step) => {
      const note = step.kind === 'free-number' ? notes.get(step.account) : undefined;
      return note ? { ...step, detail: [...step.detail, note] } : step;
    }),
  }));
});

/** All points of the list, as far as what was recorded says. */
export function workSteps(ctx: StepContext): WorkStep[] {
  return plan(ctx).flatMap(({ steps }) => steps);
}

/** The points somebody has ticked. */
export function tickedSteps(ctx: StepContext): WorkStep[] {
  const entries = ctx.entries(LIST, STEPS.work);
  return workSteps(ctx).filter(({ id }) => isSettled(entries[id]));
}

/** What people recorded about the accounts; the steps that ask have the account in their id's plan. */
export const inventories = oncePerRecord((ctx): Record<string, Inventory> => {
  const entries = ctx.entries(LIST, STEPS.work);
  const found: Record<string, Inventory> = {};
  for (const { steps } of planWork(mergesIn(ctx), {})) {
    for (const { id, kind, account } of steps) {
      const entry = entries[id];
      if (kind !== 'inventory' || !isSettled(entry)) continue;
      const read = readInventory(entry.values);
      if (read.ok) found[account] = read.inventory;
    }
  }
  return found;
});
