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
  for (const { number, from, also = [] } of after.rows) {
    const bare = rows.find(
      ({ username, numbers }) =>
        [from, ...also].includes(username) &&
        username !== after.account &&
        kept.has(username.toLowerCase()) &&
        numbers.every((one) => one === number),
    );
    if (bare) return onlyNumber(number, bare.username);
  }
  return undefined;
}

function onlyNumber(number: string, account: string): Text {
  const [shown, name] = [quote(number), `\`${quote(account)}\``];
  return {
    de: `${shown} ist die einzige Nummer von ${name}, und dieses Konto ist geschützt, weil damit die Anlage verwaltet wird. Bitte ${name} im Admin-Client erst eine andere Nummer geben und danach „Benutzerübersicht neu übergeben“ wählen.`,
    en: `${shown} is the only number of ${name}, and that account is protected because the telephone server is administered with it. Please give ${name} another number in the Admin client first, then choose “Hand in the user overview anew”.`,
  };
}
