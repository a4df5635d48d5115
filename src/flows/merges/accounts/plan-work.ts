import { quote, type Text } from '../../run/text.ts';
import type { Hanging, Inventory } from './hanging.ts';
import type { Merge } from './merge.ts';
import { orderMerges } from './order-merges.ts';
import { goneSlotsText, removeSlotText } from './remove-slot-text.ts';
import { slotChanges } from './slot-changes.ts';
import {
  addNumberText,
  addSlotText,
  carryText,
  circleNote,
  compareText,
  deleteText,
  freeText,
  inventoryText,
  type StepText,
  tickText,
  untieText,
} from './step-texts.ts';
import type { WorkBlock, WorkKind, WorkStep } from './work-step.ts';

/** What was found on accounts, by user name; accounts nobody has looked at yet are not in it. */
export type Inventories = Readonly<Record<string, Inventory>>;

/** Ties are taken apart before the deletion, so there is nothing left to carry over. */
const NOT_CARRIED: readonly Hanging[] = ['parallel', 'one-number'];

/**
 * What to do in the Admin client, in an order in which every number is free before it is used again, across all merges. The merges
 * must be sound, as `mergesOf` leaves them. Whoever works out of order is held by `needs`.
 */
export function planWork(merges: readonly Merge[], inventories: Inventories): WorkBlock[] {
  const freed = freeingSteps(merges);
  return orderMerges(merges).map((group) => {
    const halves = group.map((merge) => stepsOf(merge, freed, inventories));
    return {
      id: group.map(({ proposal }) => proposal).join('+'),
      title: titleOf(group),
      proposals: group.map(({ proposal }) => proposal),
      note:
        group.length > 1
          ? circleNote(
              group.map(({ person }) => person),
              passedOn(group),
            )
          : undefined,
      steps: [...halves.flatMap(({ freeing }) => freeing), ...halves.flatMap(({ using }) => using)],
    };
  });
}

interface Steps {
  readonly freeing: readonly WorkStep[];
  readonly using: readonly WorkStep[];
}

function stepsOf(
  merge: Merge,
  freed: ReadonlyMap<string, readonly string[]>,
  inventories: Inventories,
): Steps {
  const inventory = merge.removed.map((account) =>
    step(merge, 'inventory', account, account, inventoryText(account, numbersOf(merge, account))),
  );
  const notes = merge.removed.flatMap((account) => {
    const found = inventories[account];
    return found?.found.some((kind) => NOT_CARRIED.includes(kind)) ? [found.notes] : [];
  });
  const untie =
    merge.removed.length > 0
      ? [
          step(
            merge,
            'untie',
            merge.survivor,
            '',
            untieText([merge.survivor, ...merge.removed], notes),
            {
              needs: inventory.map(({ id }) => id),
            },
          ),
        ]
      : [];
  const deletions = merge.removed.map((account) => {
    const frees = numbersOf(merge, account);
    const needs = [idOf(merge, 'inventory', account), ...untie.map(({ id }) => id)];
    return step(merge, 'delete', account, account, deleteText(account, frees), { frees, needs });
  });
  const given = takenAway(merge, freed).map(({ number, from, what }) =>
    step(merge, 'free-number', from, what, freeText(from, number), { frees: [number] }),
  );
  return {
    freeing: [...inventory, ...untie, ...deletions, ...given],
    using: usingSteps(merge, freed, inventories),
  };
}

function usingSteps(
  merge: Merge,
  freed: ReadonlyMap<string, readonly string[]>,
  inventories: Inventories,
): WorkStep[] {
  const { survivor, after } = merge;
  const had = new Set(numbersOf(merge, survivor));
  const numbers = after.rows
    .filter(({ number }) => !had.has(number))
    .map(({ number }) => {
      const text = addNumberText(survivor, number);
      const needs = freed.get(number) ?? [];
      return step(merge, 'add-number', survivor, number, text, { needs, uses: [number] });
    });
  const { added, removed } = slotChanges(merge);
  const slots = added.map((slot) =>
    step(merge, 'add-slot', survivor, `${slot.type}-${slot.nth}`, addSlotText(survivor, slot)),
  );
  const tick = step(merge, 'tick', survivor, '', tickText(after), {
    needs: [...numbers, ...slots].map(({ id }) => id),
  });
  // Last of the slots: what rang there rings elsewhere by then.
  const removals = removed.map((slot) => {
    const text = removeSlotText(survivor, slot);
    return step(merge, 'remove-slot', survivor, `${slot.type}-${slot.nth}`, text, {
      needs: [tick.id],
    });
  });
  const carries = merge.removed.flatMap((account) =>
    carrySteps(merge, account, inventories[account], tick.id),
  );
  const { title, detail } = compareText(after);
  const shown = { title, detail: [...detail, ...goneSlotsText(removed)] };
  const compare = step(merge, 'compare', survivor, '', shown, {
    needs: [tick, ...removals].map(({ id }) => id),
  });
  return [...numbers, ...slots, tick, ...removals, ...carries, compare];
}

function carrySteps(
  merge: Merge,
  account: string,
  inventory: Inventory | undefined,
  tick: string,
): WorkStep[] {
  const kinds = inventory?.found.filter((kind) => !NOT_CARRIED.includes(kind)) ?? [];
  return kinds.map((kind) => {
    const text = carryText(kind, account, merge.survivor, inventory?.notes ?? '');
    return step(merge, 'carry', merge.survivor, `${account}:${kind}`, text, { needs: [tick] });
  });
}

/** The steps after which a number is free, for every number that changes its account. */
function freeingSteps(merges: readonly Merge[]): Map<string, string[]> {
  const freed = new Map<string, string[]>();
  const add = (number: string, id: string): void => {
    freed.set(number, [...(freed.get(number) ?? []), id]);
  };
  for (const merge of merges) {
    for (const account of merge.removed) {
      for (const number of numbersOf(merge, account)) add(number, idOf(merge, 'delete', account));
    }
    const kept = new Set(merge.after.rows.map(({ number }) => number));
    for (const number of numbersOf(merge, merge.survivor)) {
      if (!kept.has(number)) add(number, idOf(merge, 'free-number', number));
    }
  }
  // What is left is on accounts that stay as they are: the merge that wants the number takes it away itself.
  const touched = new Set(merges.flatMap(({ survivor, removed }) => [survivor, ...removed]));
  for (const merge of merges) {
    for (const { number, from, what } of heldByOthers(merge)) {
      if (!touched.has(from)) add(number, idOf(merge, 'free-number', what));
    }
  }
  return freed;
}

/** A number that has to be removed from an account; `what` tells the step from others. */
interface Held {
  readonly number: string;
  readonly from: string;
  readonly what: string;
}

/** Numbers this merge wants, with every account that has them. */
function heldByOthers({ after }: Merge): Held[] {
  return after.rows.flatMap(({ number, from, also = [] }) => [
    { number, from, what: number },
    ...also.map((account) => ({ number, from: account, what: `${number}:${account}` })),
  ]);
}

/** Numbers this merge removes from accounts that stay. */
function takenAway(merge: Merge, freed: ReadonlyMap<string, readonly string[]>): Held[] {
  const own = numbersOf(merge, merge.survivor).map((number) => ({
    number,
    from: merge.survivor,
    what: number,
  }));
  const seen = new Set<string>();
  return [...own, ...heldByOthers(merge)].filter(({ number, what }) => {
    const id = idOf(merge, 'free-number', what);
    const here = !seen.has(id) && (freed.get(number) ?? []).includes(id);
    seen.add(id);
    return here;
  });
}

function numbersOf({ before }: Merge, account: string): string[] {
  const matrix = before.find((one) => one.account === account);
  return matrix?.rows.map(({ number }) => number) ?? [];
}

/** Numbers that change hands within a circle. */
function passedOn(group: readonly Merge[]): string[] {
  return group.flatMap((merge) => {
    const own = new Set([merge.survivor, ...merge.removed]);
    return merge.after.rows.filter(({ from }) => !own.has(from)).map(({ number }) => number);
  });
}

function titleOf(group: readonly Merge[]): Text {
  const names = quote(group.map(({ person }) => person).join(', '));
  return { de: names, en: names };
}

function idOf({ proposal }: Merge, kind: WorkKind, what: string): string {
  return what === '' ? `${proposal}:${kind}` : `${proposal}:${kind}:${what}`;
}

function step(
  merge: Merge,
  kind: WorkKind,
  account: string,
  what: string,
  { title, detail }: StepText,
  ties: Partial<Pick<WorkStep, 'needs' | 'frees' | 'uses'>> = {},
): WorkStep {
  const { proposal } = merge;
  const id = idOf(merge, kind, what);
  return { id, proposal, kind, title, detail, account, needs: [], frees: [], uses: [], ...ties };
}
