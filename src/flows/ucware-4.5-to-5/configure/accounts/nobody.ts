import type { Merge } from '../../../merges/accounts/merge.ts';
import {
  keptAliveBy,
  type NobodysNumber,
  nobodysNumbers,
} from '../../../merges/accounts/nobodys-numbers.ts';
import { oncePerRecord } from '../../../run/once-per-record.ts';
import { planHash } from '../../../run/plan-hash.ts';
import type { StepContext } from '../../../run/step.ts';
import { quote, same, type Text } from '../../../run/text.ts';
import { isSettled, type WorkItem, type WorkSection } from '../../../run/worklist.ts';
import { LIST } from '../../../steps/list-step.ts';
import { mergesIn } from './decisions.ts';
import { accountRows, STEPS } from './facts.ts';
import { GIVE_UP_CHOICES } from './give-up-choices.ts';
import { goneIn, goneItem } from './gone.ts';

/** Numbers nobody has after the work, as far as the merges are decided. */
export const nobodysIn = oncePerRecord((ctx): readonly NobodysNumber[] =>
  nobodysNumbers(mergesIn(ctx), ctx.get(accountRows) ?? []),
);

/**
 * One point for each of them, and for each number that an earlier overview had and this one has not. A number is given up in one merge because another takes it, and the other may change its mind: so
 * somebody has to say of each that nobody shall have it, and until then the list stays open.
 */
export function nobodySection(ctx: StepContext): WorkSection {
  const items = [...nobodysIn(ctx).map(nobodyItem), ...goneIn(ctx).map(goneItem)];
  return { id: 'nobody', title: TITLE, items };
}

/** Why the list cannot be closed: numbers that would be nobody's although nobody has said so. */
export function nobodyProblem(ctx: StepContext): Record<string, Text> {
  const entries = ctx.entries(LIST, STEPS.decide);
  const open = nobodysIn(ctx).filter((one) => !isSettled(entries[idOf(one)]));
  if (open.length === 0) return {};
  const [de, en] = (['de', 'en'] as const).map((language) =>
    quote(open.map((one) => `${spelled(one)[language]} (${one.from.join(', ')})`).join(', ')),
  );
  return {
    nobody: {
      de: `Danach hätte niemand mehr: ${de}. Bitte jede dieser Nummern auf der Liste ausdrücklich aufgeben, oder die Zusammenführung wieder öffnen, die sie behalten soll.`,
      en: `Nobody would have any more: ${en}. Please give up each of these numbers expressly on the list, or open the merge again that shall keep it.`,
    },
  };
}

/** What opening a merge again takes away from others who rely on it. */
export function reopeningOf(merge: Merge, merges: readonly Merge[]): Text | undefined {
  const numbers = keptAliveBy(merge, merges);
  if (numbers.length === 0) return undefined;
  const list = quote(numbers.join(', '));
  return {
    de: `Übernommen wird hier auch ${list}; ein anderes Konto hat das aufgegeben. Solange diese Zusammenführung offen ist oder anders entschieden wird, hätte danach niemand mehr: ${list}.`,
    en: `${list} is taken over here; another account has given it up. While this merge is open or decided otherwise, nobody would have any more: ${list}.`,
  };
}

/** Whoever gave a number up meant it of these accounts: with another holder or in another merge it is asked about again. */
function idOf({ number, person, from, stays }: NobodysNumber): string {
  // In whichever order a table names them.
  const parts = [...[...from].sort(), ...[...stays].sort().map((one) => `=${one}`)];
  return `nobody-${planHash([number, person, ...parts]).slice(0, 12)}`;
}

/** The number as a list names it: with what remains of it. */
export function spelled({ number, stays }: NobodysNumber): Text {
  const others = stays.join(', ');
  return stays.length === 0
    ? same(number)
    : { de: `${number} (bleibt als ${others})`, en: `${number} (stays as ${others})` };
}

/** How such a number stands in the list. */
export function nobodyItem(one: NobodysNumber): WorkItem {
  const [number, person] = [quote(one.number), quote(one.person)];
  const from = one.from.map((name) => `\`${quote(name)}\``).join(', ');
  const stays = quote(one.stays.join(', '));
  const otherwise = stays !== '';
  return {
    id: idOf(one),
    title: otherwise
      ? {
          de: `${number} hat danach niemand mehr in dieser Schreibweise (bisher ${from}); es bleibt ${stays}`,
          en: `${number} is nobody’s afterwards in this spelling (so far with ${from}); ${stays} stays`,
        }
      : {
          de: `${number} hat danach niemand mehr (bisher ${from})`,
          en: `${number} is nobody’s afterwards (so far with ${from})`,
        },
    detail: [
      otherwise
        ? {
            de: `In der Zusammenführung von ${person} wurde diese Schreibweise aufgegeben. Von außen gewählt ist ${stays} vermutlich dieselbe Nummer; ist sie es, kommen Anrufe weiter an.`,
            en: `The merge of ${person} has given this spelling up. Dialled from outside, ${stays} is probably the same number; if it is, calls still arrive.`,
          }
        : {
            de: `In der Zusammenführung von ${person} wurde die Nummer aufgegeben, und niemand übernimmt sie. Anrufe dorthin kämen nirgends an.`,
            en: `The merge of ${person} has given the number up, and nobody takes it over. Calls to it would reach nobody.`,
          },
      {
        de: 'Soll jemand sie haben: die Zusammenführung dieser Person wieder öffnen und die Nummer dort anhaken oder übernehmen. Dann verschwindet dieser Punkt.',
        en: 'If somebody shall have it: open the merge of that person again, and tick or take over the number there. This point goes away then.',
      },
    ],
    choices: GIVE_UP_CHOICES,
  };
}

const TITLE: Text = {
  de: 'Nummern, die danach niemand hat',
  en: 'Numbers that are nobody’s afterwards',
};
