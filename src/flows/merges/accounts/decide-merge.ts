import { quote, type Text } from '../../run/text.ts';
import type { Decision } from './decision.ts';
import type { Merge } from './merge.ts';
import type { Owners } from './owners-of.ts';
import type { Proposal } from './proposal.ts';

/** A decision made into a merge; or null for one that merges nothing. Throws nothing: what does not fit is said by `problemsOf`. */
export function decideMerge(proposal: Proposal, decision: Decision): Merge | null {
  const { id, person, survivor, removed, before, after } = proposal;
  switch (decision.choice) {
    case 'accept':
      return {
        proposal: id,
        person,
        survivor: survivor.row.username,
        removed: removed.map(({ row }) => row.username),
        before,
        after,
        givenUp: [],
      };
    case 'edit': {
      const stays = new Set([decision.survivor, ...decision.keep]);
      const gone = before.map(({ account }) => account).filter((account) => !stays.has(account));
      const touched = [decision.survivor, ...gone];
      return {
        proposal: id,
        person,
        survivor: decision.survivor,
        removed: gone,
        before: touched.flatMap((name) => before.find(({ account }) => account === name) ?? []),
        after: decision.after,
        givenUp: decision.givenUp,
      };
    }
    case 'refuse':
    case 'never':
      return null;
  }
}

/** What speaks against carrying out merges side by side; each names the merge it is about. */
export interface MergeProblem {
  readonly proposal: string;
  readonly why: Text;
}

/**
 * Looks at all decided merges together: no account in two of them, no number wanted twice, none lost that nobody gave up, none taken
 * from an account that is not known. `owners` says which accounts have a number according to the last table.
 */
export function problemsOf(merges: readonly Merge[], owners: Owners): MergeProblem[] {
  const problems: MergeProblem[] = [];
  const accounts = new Map<string, Merge>();
  const wanted = new Map<string, Merge>();
  for (const merge of merges) {
    const note = (why: Text): void => {
      problems.push({ proposal: merge.proposal, why });
    };
    for (const account of [merge.survivor, ...merge.removed]) {
      const other = accounts.get(account);
      if (other) note(accountTwice(account, other));
      else accounts.set(account, merge);
    }
    for (const { number } of merge.after.rows) {
      const other = wanted.get(number);
      if (other) note(numberWanted(number, other));
      else wanted.set(number, merge);
      if (!owners.has(number)) note(numberUnknown(number));
    }
  }
  for (const merge of merges) {
    for (const number of numbersBefore(merge)) {
      if (!wanted.has(number) && !merge.givenUp.includes(number)) {
        problems.push({ proposal: merge.proposal, why: numberLost(number, merge) });
      }
    }
  }
  return problems;
}

/** All numbers of the accounts a merge touches. */
function numbersBefore({ before }: Merge): string[] {
  return [...new Set(before.flatMap(({ rows }) => rows.map(({ number }) => number)))];
}

function accountTwice(account: string, other: Merge): Text {
  const [name, person] = [quote(account), quote(other.person)];
  return {
    de: `\`${name}\` gehört schon zur angenommenen Zusammenführung von ${person}. Ein Konto kann nur zu einer gehören: Bitte eine der beiden ändern oder ablehnen.`,
    en: `\`${name}\` is already part of the accepted merge of ${person}. An account can be part of one only: please change or refuse one of the two.`,
  };
}

function numberWanted(number: string, other: Merge): Text {
  const person = quote(other.person);
  return {
    de: `${quote(number)} bekommt schon ${person}. Eine Nummer kann nur einem Konto gehören.`,
    en: `${quote(number)} already goes to ${person}. A number can belong to one account only.`,
  };
}

function numberUnknown(number: string): Text {
  return {
    de: `${quote(number)} steht bei keinem Konto der eingelesenen Übersicht. Neue Nummern bitte im Admin-Client vergeben und die Übersicht neu einlesen.`,
    en: `${quote(number)} is on no account of the imported overview. Please give out new numbers in the Admin client and import the overview again.`,
  };
}

function numberLost(number: string, merge: Merge): Text {
  const person = quote(merge.person);
  return {
    de: `${quote(number)} von ${person} wäre danach nirgends mehr. Bitte die Nummer auf mindestens einem Slot anhaken oder ausdrücklich aufgeben.`,
    en: `${quote(number)} of ${person} would be nowhere afterwards. Please tick it on at least one slot, or give it up expressly.`,
  };
}
