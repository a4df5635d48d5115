import type { Merge } from '../../../merges/accounts/merge.ts';
import { quote, type Text } from '../../../run/text.ts';

/** A number that a decided merge takes from an account of others. */
interface Taken {
  readonly number: string;
  /** Whose merge takes it. */
  readonly person: string;
}

/** Numbers that decided merges take from others, by the account that has them now. */
export function takenNumbers(merges: readonly Merge[]): ReadonlyMap<string, readonly Taken[]> {
  const taken = new Map<string, Taken[]>();
  for (const { survivor, removed, after, person } of merges) {
    const own = new Set([survivor, ...removed]);
    for (const { number, from, also = [] } of after.rows) {
      for (const account of [from, ...also]) {
        if (own.has(account)) continue;
        taken.set(account, [...(taken.get(account) ?? []), { number, person }]);
      }
    }
  }
  return taken;
}

/** What whoever decides about these accounts has to know first; `mayChange`: they could be merged with other numbers. */
export function takenFrom(
  accounts: readonly string[],
  taken: ReadonlyMap<string, readonly Taken[]>,
  mayChange: boolean,
): Text[] {
  const all = accounts.flatMap((account) => taken.get(account) ?? []);
  // A number that stands on several accounts is taken from each of them.
  const once = new Map(all.map((one) => [JSON.stringify(one), one]));
  return [...once.values()].map(({ number, person }) => {
    const [shown, name] = [quote(number), quote(person)];
    const note = {
      de: `*Achtung:* ${shown} übernimmt schon ${name}.`,
      en: `*Note:* ${name} takes over ${shown} already.`,
    };
    return mayChange
      ? {
          de: `${note.de} Annehmen geht so nicht: bitte „Ändern …“ wählen, bei ${shown} keinen Slot anhaken und die Nummer bei denen eintragen, die hier wegfallen; oder die Entscheidung zu ${name} wieder öffnen.`,
          en: `${note.en} It cannot be accepted like this: please choose “Change …”, tick no slot for ${shown} and enter it among the numbers that are given up here; or open the decision about ${name} again.`,
        }
      : note;
  });
}
