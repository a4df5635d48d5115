import { quote, type Text } from '../../run/text.ts';

/** Which account a merge leaves and which it deletes, as parts of a sentence. */
export function staysAndGoes(survivor: string, removed: readonly string[]): Text[] {
  const stays = codes([survivor]);
  const gone = codes(removed);
  const [de, en] = removed.length > 1 ? ['werden', 'get'] : ['wird', 'gets'];
  return [
    { de: `bleibt ${stays}`, en: `${stays} stays` },
    ...(removed.length > 0 ? [{ de: `gelöscht ${de} ${gone}`, en: `${gone} ${en} deleted` }] : []),
  ];
}

function codes(names: readonly string[]): string {
  return names.map((name) => `\`${quote(name)}\``).join(', ');
}
