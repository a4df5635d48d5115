import type { Verification } from '../../merges/accounts/verification.ts';
import { quote, type Text } from '../../run/text.ts';

const STATES: Readonly<Record<Verification['state'], Text>> = {
  done: { de: 'erledigt', en: 'done' },
  partly: { de: 'teilweise erledigt', en: 'partly done' },
  different: { de: 'anders als entschieden', en: 'not as decided' },
  'not-begun': { de: 'noch nicht begonnen', en: 'not begun yet' },
};

/** What a second table says about one merge or group: its state, and each difference. */
export function describeVerification({ person, state, differences }: Verification): Text[] {
  const { de, en } = STATES[state];
  const name = quote(person);
  return [{ de: `*${name}: ${de}*`, en: `*${name}: ${en}*` }, ...differences];
}
