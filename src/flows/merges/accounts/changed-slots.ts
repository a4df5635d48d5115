import { quote, type Text } from '../../run/text.ts';
import { numberSlots } from './build-proposal.ts';
import type { Slot } from './matrix.ts';
import type { Merge } from './merge.ts';
import type { Proposal } from './proposal.ts';
import { slotName } from './step-texts.ts';

/** Slots and ticks of a merge that are not as proposed, as parts of a sentence. What goes with an account that was left out says so itself. */
export function changedSlots(proposal: Proposal, { survivor, removed, after }: Merge): Text[] {
  const own = new Set([survivor, ...removed]);
  const owners = [proposal.survivor, ...proposal.removed].flatMap(({ row, slots }) =>
    slots.map(() => row.username),
  );
  const left = proposal.after.slots
    .map((slot, at) => ({ ...slot, at }))
    .filter(({ at }) => own.has(owners[at] ?? ''));
  const proposed = numberSlots(left.map(({ type }) => type));
  const ticks = after.rows.flatMap(({ number, on }) => {
    const row = proposal.after.rows.find((one) => one.number === number);
    const was = row && namesOf(proposed.filter((_, at) => row.on.includes(left[at]?.at ?? -1)));
    const is = namesOf(on.flatMap((at) => after.slots[at] ?? []));
    return was === undefined || was.de === is.de ? [] : [{ number: quote(number), is }];
  });
  const [were, are] = [namesOf(proposed), namesOf(after.slots)];
  return [
    ...(were.de === are.de
      ? []
      : [{ de: `Slots geändert: ${are.de}`, en: `slots changed: ${are.en}` }]),
    ...ticks.map(({ number, is }) => ({
      de: `Haken geändert: ${number} läutet auf ${is.de}`,
      en: `ticks changed: ${number} rings on ${is.en}`,
    })),
  ];
}

function namesOf(slots: readonly Slot[]): Text {
  const names = slots.map(slotName);
  return {
    de: names.map(({ de }) => de).join(', '),
    en: names.map(({ en }) => en).join(', '),
  };
}
