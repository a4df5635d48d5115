import type { Verification } from '../../merges/accounts/verification.ts';
import type { Answer } from '../../run/question.ts';
import { joinTexts, type Text } from '../../run/text.ts';
import { isSettled } from '../../run/worklist.ts';

/** Something on a work list; its id begins with the proposal it belongs to. */
interface Tick {
  readonly id: string;
  readonly title: Text;
}

/** What an overview cannot show was at least to be ticked: the points of each proposal that nobody has ticked. */
export function withOpenTicks(
  checked: readonly Verification[],
  ticks: readonly Tick[],
  entries: Readonly<Record<string, Answer>>,
): Verification[] {
  const open = ticks.filter(({ id }) => !isSettled(entries[id]));
  return checked.map((one) => {
    const titles = open.filter(({ id }) => id.startsWith(`${one.proposal}:`));
    if (titles.length === 0) return one;
    const list = joinTexts(
      titles.map(({ title }) => title),
      '; ',
    );
    const note = { de: `Nicht abgehakt: ${list.de}.`, en: `Not ticked: ${list.en}.` };
    return { ...one, unseen: [...one.unseen, note] };
  });
}
