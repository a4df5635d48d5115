import { planHash } from '../../run/plan-hash.ts';
import { quote, type Text } from '../../run/text.ts';
import type { FaxProposal } from './fax-proposal.ts';
import type { FaxRow } from './fax-row.ts';
import type { GroupRow } from './group-row.ts';
import { spelledDifferently, warnOfSimilar } from './similar-units.ts';
import { systemName } from './system-name.ts';
import { unitKey } from './unit-key.ts';
import { unitOf } from './unit-of.ts';

const PREFIX = { title: 'Faxgruppe', name: 'faxgruppe' };
/** Groups that come with the server; nobody's organisational unit. */
const BUILT_IN = ['admins', 'users', 'hosts', 'queues', 'faxes'];

/** One fax group for each organisational unit. Without a group overview (null) user groups and name clashes stay unknown. */
export function proposeFaxGroups(
  faxes: readonly FaxRow[],
  groups: readonly GroupRow[] | null,
): FaxProposal[] {
  const units = new Map<string, Unit>();
  for (const fax of faxes) {
    const unit = unitOf(fax, faxes);
    const key = unitKey(unit);
    const known = units.get(key) ?? { spellings: [unit], faxes: [] };
    units.set(key, { spellings: [...known.spellings, unit], faxes: [...known.faxes, fax] });
  }
  // Names that differ only in capital letters are one: nobody could tell the groups apart.
  const taken = new Map((groups ?? []).map((group) => [group.name.toLowerCase(), group]));
  const proposals = [...units.values()].map((unit) => {
    const proposal = propose(unit, taken, groups);
    const { title, name } = proposal;
    taken.set(name.toLowerCase(), { line: 0, id: '', title, name, type: 'proposed' });
    return proposal;
  });
  return warnOfSimilar(proposals);
}

interface Unit {
  readonly spellings: readonly [string, ...string[]];
  readonly faxes: readonly FaxRow[];
}

function propose(
  { spellings, faxes }: Unit,
  taken: ReadonlyMap<string, GroupRow>,
  groups: readonly GroupRow[] | null,
): FaxProposal {
  const [unit] = spellings;
  const title = `${PREFIX.title} ${unit}`;
  const wanted = `${PREFIX.name}_${systemName(unit) || (faxes[0]?.extension.replaceAll('+', '') ?? '')}`;
  const there = taken.get(wanted);
  const exists = there?.type === 'fax';
  const name = exists ? there.name : freeName(wanted, taken);
  const differently = spelledDifferently(spellings);
  const candidates = candidatesFor(unit, groups ?? []);
  const [best, second] = candidates;
  const fits = best && likeness(unit, best) === 2 && (!second || likeness(unit, second) < 2);
  return {
    id: `f-${planHash({ name, faxes: faxes.map(({ extension }) => extension) }).slice(0, 12)}`,
    unit,
    title,
    name,
    faxes,
    exists,
    userGroup: fits ? best : null,
    candidates,
    evidence: faxes.map(evidenceOf),
    warnings: [
      ...(exists ? [EXISTS] : []),
      ...(exists || name === wanted ? [] : [clash(there?.name ?? wanted, name)]),
      ...(differently ? [differently] : []),
      ...(groups === null ? [NO_OVERVIEW] : fits ? [] : [noUserGroup(candidates)]),
    ],
  };
}

/** The name, or the first free one with a number behind it. */
function freeName(wanted: string, taken: ReadonlyMap<string, GroupRow>): string {
  for (let nth = 1; ; nth += 1) {
    const name = nth === 1 ? wanted : `${wanted}_${nth}`;
    if (!taken.has(name)) return name;
  }
}

/** User groups that are called like the unit, then those whose name contains it, or the other way round. */
function candidatesFor(unit: string, groups: readonly GroupRow[]): GroupRow[] {
  return groups
    .filter(({ type, name }) => type === 'user' && !BUILT_IN.includes(name))
    .filter((group) => likeness(unit, group) > 0)
    .sort((one, other) => likeness(unit, other) - likeness(unit, one));
}

/** 2 for the same words, 1 where one contains the other. */
function likeness(unit: string, { name, title }: GroupRow): 0 | 1 | 2 {
  const wanted = spelled(unit);
  const words = [name, title].map(spelled).filter((word) => word !== '');
  if (words.includes(wanted)) return 2;
  const contains = words.some(
    (word) => word.includes(wanted) || (word.length > 2 && wanted.includes(word)),
  );
  return contains ? 1 : 0;
}

function spelled(words: string): string {
  return systemName(words).replaceAll('_', '');
}

function evidenceOf({ name, extension, headline }: FaxRow): Text {
  const shown = quote([name, headline].filter((part) => part !== '').join(', '));
  return { de: `${extension}: ${shown}`, en: `${extension}: ${shown}` };
}

const EXISTS: Text = {
  de: 'Diese Fax-Gruppe gibt es schon; sie wird verwendet und nicht neu angelegt.',
  en: 'This fax group is already there; it is used and not created anew.',
};

const NO_OVERVIEW: Text = {
  de: 'Ohne Gruppenübersicht ist nicht zu sehen, ob der Name frei ist und welche Benutzergruppe passt.',
  en: 'Without the group overview nobody can see whether the name is free and which user group fits.',
};

function clash(wanted: string, name: string): Text {
  return {
    de: `Der Name \`${wanted}\` ist schon vergeben, deshalb \`${name}\`.`,
    en: `The name \`${wanted}\` is taken already, therefore \`${name}\`.`,
  };
}

/** More are rarely meant. */
const NAMED = 10;

function named(candidates: readonly GroupRow[]): string {
  const names = candidates.slice(0, NAMED).map(({ name }) => `\`${quote(name)}\``);
  return `${names.join(', ')}${candidates.length > NAMED ? ' …' : ''}`;
}

function noUserGroup(candidates: readonly GroupRow[]): Text {
  return candidates.length > 0
    ? {
        de: `Diese Benutzergruppen könnten gemeint sein: ${named(candidates)}. Bitte „Festlegen …“ wählen und die richtige eintragen.`,
        en: `These user groups may be meant: ${named(candidates)}. Please choose “Decide …” and enter the right one.`,
      }
    : {
        de: 'Keine Benutzergruppe heißt so. Bitte unter „Festlegen …“ eine vorhandene eintragen; oder sie im Admin-Client anlegen und danach „Faxübersicht neu übergeben“ und dort „Nur die Gruppen neu übergeben“ wählen: Erst dann ist sie hier bekannt.',
        en: 'No user group is called like this. Please enter one that exists under “Decide …”; or create it in the Admin client, then choose “Hand in the fax overview anew” and there “Hand in only the groups anew”: only then it is known here.',
      };
}
