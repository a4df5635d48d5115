import { dialled } from '../../../merges/accounts/dialled.ts';
import { goneNumbers, type HeldNumber } from '../../../merges/accounts/held-numbers.ts';
import type { UserRow } from '../../../merges/accounts/user-row.ts';
import type { Drift } from '../../../merges/accounts/verification.ts';
import { oncePerRecord } from '../../../run/once-per-record.ts';
import { planHash } from '../../../run/plan-hash.ts';
import type { StepContext } from '../../../run/step.ts';
import { quote, type Text } from '../../../run/text.ts';
import { isSettled, type WorkItem } from '../../../run/worklist.ts';
import { LIST } from '../../../steps/list-step.ts';
import { accountRows, numbersBefore, STEPS } from './facts.ts';
import { GIVE_UP_CHOICES } from './give-up-choices.ts';

/** Numbers of earlier overviews that are on no account of the one that counts. */
export const goneIn = oncePerRecord((ctx): readonly HeldNumber[] =>
  goneNumbers(ctx.get(numbersBefore) ?? [], ctx.get(accountRows) ?? []),
);

/** Why the list cannot be closed: numbers that vanished between two overviews although nobody has given them up. */
export function goneProblem(ctx: StepContext): Record<string, Text> {
  const open = goneIn(ctx).filter((one) => !isGivenUp(one, ctx));
  if (open.length === 0) return {};
  const list = open.slice(0, SHOWN).map(named).join(', ');
  const left = open.length - SHOWN;
  return {
    gone: {
      de: `In früheren Übersichten stand, was jetzt bei keinem Konto mehr steht: ${list}${left > 0 ? ` und ${left} weitere` : ''}. Bitte jede dieser Nummern auf der Liste ausdrücklich aufgeben, oder sie im Admin-Client wieder vergeben und die Benutzerübersicht neu übergeben.`,
      en: `Earlier overviews had what is on no account now: ${list}${left > 0 ? ` and ${left} more` : ''}. Please give up each of these numbers expressly on the list, or give it out again in the Admin client and hand in the user overview anew.`,
    },
  };
}

/** What a second overview shows, with the numbers that had vanished before the one it is compared with. */
export function withGone<D extends Pick<Drift, 'lost' | 'givenUp'>>(
  drift: D,
  rows: readonly UserRow[],
  ctx: StepContext,
): D {
  const absent = goneNumbers(goneIn(ctx), rows);
  const listed = (given: boolean): Drift['lost'][number][] =>
    absent
      .filter((one) => isGivenUp(one, ctx) === given)
      .map(({ number, from }) => ({ number, from: from.join(', ') }));
  return {
    ...drift,
    lost: [...drift.lost, ...listed(false)],
    givenUp: [...drift.givenUp, ...listed(true)],
  };
}

function isGivenUp(one: HeldNumber, ctx: StepContext): boolean {
  return isSettled(ctx.entries(LIST, STEPS.decide)[idOf(one)]);
}

/** A number with who had it. */
export function named({ number, from }: HeldNumber): string {
  return quote(`${number} (${from.join(', ')})`);
}

/** With another last holder it is asked about again. */
function idOf({ number, from }: HeldNumber): string {
  return `gone-${planHash([dialled(number), ...[...from].sort()]).slice(0, 12)}`;
}

/** How such a number stands in the list. */
export function goneItem(one: HeldNumber): WorkItem {
  const number = quote(one.number);
  const from = one.from.map((name) => `\`${quote(name)}\``).join(', ');
  return {
    id: idOf(one),
    title: {
      de: `${number} steht bei keinem Konto mehr (früher ${from})`,
      en: `${number} is on no account any more (formerly ${from})`,
    },
    detail: [
      {
        de: 'Eine frühere Übersicht hatte diese Nummer, die jetzige hat sie nicht. Anrufe dorthin kommen nirgends an.',
        en: 'An earlier overview had this number, the present one has not. Calls to it reach nobody.',
      },
      {
        de: 'Soll jemand sie haben: im Admin-Client wieder vergeben und die Benutzerübersicht neu übergeben. Dann verschwindet dieser Punkt.',
        en: 'If somebody shall have it: give it out again in the Admin client and hand in the user overview anew. This point goes away then.',
      },
    ],
    choices: GIVE_UP_CHOICES,
  };
}

/** The list itself has them all. */
const SHOWN = 10;
