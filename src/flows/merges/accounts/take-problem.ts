import { quote, type Text } from '../../run/text.ts';
import type { Decision } from './decision.ts';
import type { Matrix } from './matrix.ts';
import type { Merge } from './merge.ts';
import type { MergeSettings } from './settings.ts';
import type { UserRow } from './user-row.ts';

/**
 * Why a number cannot be taken over: a protected account would be left without any, be it together with what `others`, the merges
 * decided besides, take. Looked at when it is entered only.
 */
export function takeProblem(
  { after }: Extract<Decision, { choice: 'edit' }>,
  others: readonly Merge[],
  rows: readonly UserRow[],
  settings: MergeSettings,
): Text | undefined {
  const kept = new Set(settings.protected.map((name) => name.toLowerCase()));
  for (const { username, numbers } of rows) {
    if (username === after.account || !kept.has(username.toLowerCase())) continue;
    const here = numbers.filter((one) => takes(after, one, username));
    const left = numbers.filter((one) => !here.includes(one));
    const elsewhere = left.every((one) =>
      others.some((other) => takes(other.after, one, username)),
    );
    if (here.length > 0 && elsewhere) return noneLeft(here, left, username);
  }
  return undefined;
}

function takes({ rows }: Matrix, one: string, account: string): boolean {
  return rows.some(
    ({ number, from, also = [] }) => number === one && [from, ...also].includes(account),
  );
}

function noneLeft(here: readonly string[], elsewhere: readonly string[], account: string): Text {
  const [shown, name] = [quote(here.join(', ')), `\`${quote(account)}\``];
  const fact = factOf(here, elsewhere, shown, name);
  return {
    de: `${fact.de}, und dieses Konto ist geschützt, weil damit die Anlage verwaltet wird. Bitte ${name} im Admin-Client erst eine andere Nummer geben und danach „Benutzerübersicht neu übergeben“ wählen.`,
    en: `${fact.en}, and that account is protected because the telephone server is administered with it. Please give ${name} another number in the Admin client first, then choose “Hand in the user overview anew”.`,
  };
}

function factOf(
  here: readonly string[],
  elsewhere: readonly string[],
  shown: string,
  name: string,
): Text {
  if (elsewhere.length > 0) {
    const others = quote(elsewhere.join(', '));
    return {
      de: `Nach ${shown} hätte ${name} keine Nummer mehr, weil ${others} schon in einer anderen Zusammenführung übernommen wird`,
      en: `After ${shown} ${name} would have no number left, because ${others} is taken over by another merge already`,
    };
  }
  return here.length === 1
    ? {
        de: `${shown} ist die einzige Nummer von ${name}`,
        en: `${shown} is the only number of ${name}`,
      }
    : {
        de: `Das sind alle Nummern von ${name} (${shown})`,
        en: `These are all numbers of ${name} (${shown})`,
      };
}
