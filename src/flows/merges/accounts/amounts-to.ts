import { joinTexts, quote, type Text } from '../../run/text.ts';
import type { BareAccount } from './bare-accounts.ts';
import { changedSlots } from './changed-slots.ts';
import type { Merge } from './merge.ts';
import type { Proposal } from './proposal.ts';
import { staysAndGoes } from './stays-and-goes.ts';

/** What a changed merge amounts to, in one sentence without an end: its form says so only to whoever filled it in. */
export function amountsTo(proposal: Proposal, merge: Merge, bare: readonly BareAccount[]): Text {
  const { survivor, removed, after, givenUp } = merge;
  const own = new Set([survivor, ...removed]);
  const apart = proposal.before.map(({ account }) => account).filter((name) => !own.has(name));
  const takes = after.rows.flatMap(({ number, from, also = [] }) => {
    const givers = [from, ...also].filter((account) => !own.has(account));
    return givers.length === 0 ? [] : [{ number, givers }];
  });
  const givers = new Set(takes.flatMap((one) => one.givers));
  const left = bare.map(({ account }) => account).filter((name) => givers.has(name));
  return joinTexts(
    [
      ...staysAndGoes(survivor, removed),
      ...(apart.length > 0
        ? [
            {
              de: `${apart.length > 1 ? 'gehören' : 'gehört'} nicht dazu: ${codes(apart)}`,
              en: `not part of it: ${codes(apart)}`,
            },
          ]
        : []),
      ...changedSlots(proposal, merge),
      ...takes.map((one) => ({
        de: `übernimmt ${quote(one.number)} von ${codes(one.givers)}`,
        en: `takes over ${quote(one.number)} from ${codes(one.givers)}`,
      })),
      ...(givenUp.length > 0
        ? [
            {
              de: `gibt auf: ${quote(givenUp.join(', '))}`,
              en: `gives up: ${quote(givenUp.join(', '))}`,
            },
          ]
        : []),
      ...left.map((account) => ({
        de: `${codes([account])} hat danach keine Nummer mehr`,
        en: `${codes([account])} then has no number left`,
      })),
    ],
    '; ',
  );
}

function codes(names: readonly string[]): string {
  return names.map((name) => `\`${quote(name)}\``).join(', ');
}
