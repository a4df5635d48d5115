import type { Drift } from '../../../merges/accounts/verification.ts';
import { quote, type Text } from '../../../run/text.ts';

/**
 * What has changed besides the merges: what is `wrong` comes before what is only `added`; `givenUp` is as somebody decided, `byHand` about
 * accounts that somebody said they would see to (`seenTo`, in small letters), and what is only `spelled` otherwise is no change.
 */
export function describeDrift(
  all: Drift,
  seenTo: ReadonlySet<string> = new Set(),
): Record<'wrong' | 'added' | 'givenUp' | 'byHand' | 'spelled', readonly Text[]> {
  const isSeenTo = (name: string): boolean => seenTo.has(name.toLowerCase());
  const drift = {
    ...all,
    gone: all.gone.filter((name) => !isSeenTo(name)),
    gained: all.gained.filter(({ by }) => !isSeenTo(by)),
  };
  const { lost, doubles, moved, gained, gone, added, givenUp, spelled } = drift;
  return {
    wrong: [
      ...lost.map(({ number, from }) => ({
        de: `Rufnummer ${quote(number)} (bisher ${quote(from)}) gehört keinem Konto mehr.`,
        en: `Number ${quote(number)} (so far with ${quote(from)}) belongs to no account any more.`,
      })),
      ...doubles.map(({ number, accounts }) => ({
        de: `Rufnummer ${quote(number)} steht bei mehreren Konten zugleich: ${quote(accounts.join(', '))}. Bitte bei allen bis auf eines entfernen.`,
        en: `Number ${quote(number)} is on several accounts at once: ${quote(accounts.join(', '))}. Please remove it from all but one.`,
      })),
      ...gone.map((name) => ({
        de: `Konto ${quote(name)} fehlt, ohne dass es jemand löschen sollte.`,
        en: `Account ${quote(name)} is gone although nobody was to delete it.`,
      })),
      ...moved.map(({ number, from, to }) => ({
        de: `Rufnummer ${quote(number)} ist von ${quote(from)} zu ${quote(to)} gewandert, ohne dass es jemand so entschieden hat.`,
        en: `Number ${quote(number)} has moved from ${quote(from)} to ${quote(to)} although nobody decided so.`,
      })),
      ...gained.map(({ number, by }) => ({
        de: `Konto ${quote(by)} hat ${quote(number)} dazubekommen, ohne dass es jemand so entschieden hat.`,
        en: `Account ${quote(by)} has gained ${quote(number)} although nobody decided so.`,
      })),
    ],
    added: added.map(({ account, numbers }) => {
      const list = quote(numbers.join(', '));
      return {
        de: `Konto ${quote(account)} ist neu${list && `, mit ${list}`}.`,
        en: `Account ${quote(account)} is new${list && `, with ${list}`}.`,
      };
    }),
    givenUp: givenUp.map(({ number, from }) => ({
      de: `Rufnummer ${quote(number)} (bisher ${quote(from)}) hat wie entschieden niemand mehr.`,
      en: `Number ${quote(number)} (so far with ${quote(from)}) is nobody’s any more, as decided.`,
    })),
    spelled: spelled.length > 0 ? [spelledOtherwise(spelled)] : [],
    byHand: [
      ...all.gone
        .filter((name) => isSeenTo(name))
        .map((name) => ({
          de: `Konto ${quote(name)} ist weg, wie gesagt von Hand geregelt.`,
          en: `Account ${quote(name)} is gone, settled by hand as was said.`,
        })),
      ...all.gained
        .filter(({ by }) => isSeenTo(by))
        .map(({ number, by }) => ({
          de: `Konto ${quote(by)} hat jetzt ${quote(number)}, wie gesagt von Hand geregelt.`,
          en: `Account ${quote(by)} has ${quote(number)} now, settled by hand as was said.`,
        })),
    ],
  };
}

/** An export of another kind may spell all of them otherwise. */
const SHOWN = 5;

function spelledOtherwise(spelled: Drift['spelled']): Text {
  const list = spelled
    .slice(0, SHOWN)
    .map(({ was, is, account }) => `${quote(was)} → ${quote(is)} (${quote(account)})`)
    .join(', ');
  const left = spelled.length - SHOWN;
  return {
    de: `Nur anders geschrieben als in der ersten Übersicht, kein Unterschied: ${list}${left > 0 ? ` und ${left} weitere` : ''}.`,
    en: `Only spelled otherwise than in the first overview, no difference: ${list}${left > 0 ? ` and ${left} more` : ''}.`,
  };
}
