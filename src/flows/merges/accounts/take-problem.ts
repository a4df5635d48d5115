import { quote, type Text } from '../../run/text.ts';
import type { Decision } from './decision.ts';
import type { MergeSettings } from './settings.ts';
import type { UserRow } from './user-row.ts';

/** Why a number cannot be taken over: a protected account would be left without any. Looked at when it is entered only. */
export function takeProblem(
  { after }: Extract<Decision, { choice: 'edit' }>,
  rows: readonly UserRow[],
  settings: MergeSettings,
): Text | undefined {
  const kept = new Set(settings.protected.map((name) => name.toLowerCase()));
  const bare = rows.find(
    ({ username, numbers }) =>
      username !== after.account &&
      kept.has(username.toLowerCase()) &&
      numbers.length > 0 &&
      numbers.every((one) =>
        after.rows.some(
          ({ number, from, also = [] }) => number === one && [from, ...also].includes(username),
        ),
      ),
  );
  return bare && noneLeft(bare.numbers, bare.username);
}

function noneLeft(numbers: readonly string[], account: string): Text {
  const [shown, name] = [quote(numbers.join(', ')), `\`${quote(account)}\``];
  const fact: Text =
    numbers.length === 1
      ? {
          de: `${shown} ist die einzige Nummer von ${name}`,
          en: `${shown} is the only number of ${name}`,
        }
      : {
          de: `Das sind alle Nummern von ${name} (${shown})`,
          en: `These are all numbers of ${name} (${shown})`,
        };
  return {
    de: `${fact.de}, und dieses Konto ist geschützt, weil damit die Anlage verwaltet wird. Bitte ${name} im Admin-Client erst eine andere Nummer geben und danach „Benutzerübersicht neu übergeben“ wählen.`,
    en: `${fact.en}, and that account is protected because the telephone server is administered with it. Please give ${name} another number in the Admin client first, then choose “Hand in the user overview anew”.`,
  };
}
