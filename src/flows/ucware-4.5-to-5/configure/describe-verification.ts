import type { Verification } from '../../merges/accounts/verification.ts';
import type { Noun } from '../../run/counted.ts';
import { joinTexts, quote, type Text } from '../../run/text.ts';

export const STATES: Readonly<Record<Verification['state'], Text>> = {
  done: { de: 'erledigt', en: 'done' },
  partly: { de: 'teilweise erledigt', en: 'partly done' },
  different: { de: 'anders als entschieden', en: 'not as decided' },
  'not-begun': { de: 'noch nicht begonnen', en: 'not begun yet' },
};

/** Differences shown in a message; the report has them all. */
const SHOWN = 15;

/**
 * What a second table says about merges or groups that are not as decided, and what else has changed; the first ones of many. `lost`
 * comes first: what is not in the message is easily overlooked. `added` comes last.
 */
export function describeVerifications(
  checked: readonly Verification[],
  lost: readonly Text[] = [],
  added: readonly Text[] = [],
): Text[] {
  const unlike = checked.filter(({ state }) => state !== 'done');
  const all = [...lost, ...unlike.flatMap(describeVerification), ...added];
  const left = all.length - SHOWN;
  if (left <= 0) return all;
  return [
    ...all.slice(0, SHOWN),
    { de: `… und ${left} weitere, siehe Datei.`, en: `… and ${left} more, see the file.` },
  ];
}

/** How many are as decided, and what to do about the rest. */
export function asDecided(done: number, all: number, { one, many }: Noun): Text {
  if (all === 1)
    return {
      de: `${one.de} ist nicht wie entschieden. Bitte nachbessern und die Übersicht noch einmal übergeben.`,
      en: `${one.en} is not as decided. Please mend it and hand in the overview again.`,
    };
  return {
    de: `${done} von ${all} ${many.de} sind wie entschieden. Bitte nachbessern und die Übersicht noch einmal übergeben.`,
    en: `${done} of ${all} ${many.en} are as decided. Please mend ${done === 0 ? 'them' : 'the others'} and hand in the overview again.`,
  };
}

/** The same as `describeVerifications`, complete and one text for each merge or group: what stays open if somebody accepts it. */
export function differencesOf(
  checked: readonly Verification[],
  drift: readonly Text[] = [],
): Text[] {
  const unlike = checked.filter(({ state }) => state !== 'done');
  return [
    ...drift,
    ...unlike.map((one) => {
      const [head, ...rest] = describeVerification(one) as [Text, ...Text[]];
      return rest.length === 0 ? head : joinTexts([head, joinTexts(rest, '; ')], ' – ');
    }),
  ];
}

function describeVerification({ person, state, differences }: Verification): Text[] {
  const { de, en } = STATES[state];
  const name = quote(person);
  return [{ de: `*${name}: ${de}*`, en: `*${name}: ${en}*` }, ...differences];
}
