import { quote, type Text } from '../../run/text.ts';
import { plainWord } from '../table/plain-word.ts';
import type { FaxProposal } from './fax-proposal.ts';
import { systemName } from './system-name.ts';

/** The proposals, each with a warning that names those whose unit is called nearly the same. */
export function warnOfSimilar(proposals: readonly FaxProposal[]): FaxProposal[] {
  const alike = new Map<string, FaxProposal[]>();
  for (const proposal of proposals) {
    for (const key of looseKeys(proposal.unit)) {
      alike.set(key, [...(alike.get(key) ?? []), proposal]);
    }
  }
  return proposals.map((proposal) => {
    const others = new Set(looseKeys(proposal.unit).flatMap((key) => alike.get(key) ?? []));
    others.delete(proposal);
    return others.size === 0
      ? proposal
      : { ...proposal, warnings: [...proposal.warnings, similar([...others])] };
  });
}

/** Without marks, and without what parts words: either way two names may mean one unit. */
function looseKeys(unit: string): string[] {
  const keys = [`s ${systemName(unit).replaceAll('_', '')}`, `p ${plainWord(unit)}`];
  return keys.filter((key) => key.length > 2);
}

/** More are counted by nobody. */
const NAMED = 5;

function similar(others: readonly FaxProposal[]): Text {
  const names = others.slice(0, NAMED).map(({ title, name }) => [quote(title), quote(name)]);
  const more = others.length > NAMED ? ' …' : '';
  const de = names.map(([title, name]) => `„${title}“ (\`${name}\`)`).join(', ');
  const en = names.map(([title, name]) => `“${title}” (\`${name}\`)`).join(', ');
  return {
    de: `Fast gleich heißt ${de}${more}. Vorgeschlagen werden eigene Gruppen, damit niemand fremde Faxe sieht. Ist es eine Einheit, bitte in einem der Vorschläge alle Faxnummern eintragen und den anderen ablehnen.`,
    en: `Nearly the same name has ${en}${more}. Groups of their own are proposed, so that nobody sees the faxes of others. If it is one unit, please enter all fax numbers in one of the proposals and refuse the other.`,
  };
}

/** Said of a group whose faxes spell their unit differently; undefined where they do not. */
export function spelledDifferently(units: readonly string[]): Text | undefined {
  const spellings = new Map(units.map((unit) => [unit.normalize('NFC').toLowerCase(), unit]));
  if (spellings.size < 2) return undefined;
  const shown = [...spellings.values()].slice(0, NAMED).map((unit) => quote(unit));
  return {
    de: `Verschieden geschrieben und für eine Einheit gehalten: „${shown.join('“, „')}“. Sind es zwei, sähe jede die Faxe der anderen; dann bitte hier nur die Faxnummern der einen eintragen.`,
    en: `Spelled differently and taken for one unit: “${shown.join('”, “')}”. If these are two, each would see the faxes of the other; then please enter only the fax numbers of one here.`,
  };
}
