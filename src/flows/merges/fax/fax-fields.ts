import type { Field } from '../../run/question.ts';
import { quote, type Text } from '../../run/text.ts';
import { readNumbers } from '../accounts/read-numbers.ts';
import { FINAL_NAME, PRIVACY } from './fax-items.ts';
import type { FaxGroup, FaxProposal } from './fax-proposal.ts';
import type { FaxRow } from './fax-row.ts';
import type { GroupRow } from './group-row.ts';
import { systemName } from './system-name.ts';

/** The window in which somebody decides about a fax group; `readFaxGroup` reads it. Extensions and names of groups are typed, because there may be hundreds. */
export function faxFields(proposal: FaxProposal, groups: readonly GroupRow[] | null): Field[] {
  const { title, name, faxes, userGroup } = proposal;
  return [
    field('title', { de: 'Titel', en: 'Title (Titel)' }, undefined, title),
    field('name', { de: 'Systeminterner Name', en: 'Systemic name (Name)' }, FINAL_NAME, name),
    field(
      'extensions',
      { de: 'Faxnummern', en: 'Fax numbers' },
      {
        de: 'Nebenstellen, durch Komma getrennt.',
        en: 'Extensions, separated by commas.',
      },
      faxes.map(({ extension }) => extension).join(', '),
    ),
    field(
      'user-groups',
      { de: 'Berechtigte Benutzergruppen', en: 'Permitted user groups' },
      withGroups(groups ?? []),
      userGroup?.name ?? '',
    ),
    {
      id: SHARED,
      kind: 'checkboxes',
      label: { de: 'Faxnummern in mehreren Gruppen', en: 'Fax numbers in several groups' },
      optional: true,
      options: [{ id: 'yes', label: SHARED_MEANT }],
    },
  ];
}

/** The tick without which a fax number goes into one group only. */
export const SHARED = 'shared';
const SHARED_MEANT: Text = {
  de: 'Ist so gewollt: Die Mitglieder jeder dieser Gruppen sehen dieselben Faxe',
  en: 'That is meant: the members of each of these groups see the same faxes',
};

export type ReadFaxGroup =
  | { readonly ok: true; readonly group: FaxGroup }
  | { readonly ok: false; readonly errors: Readonly<Record<string, Text>> };

/** What was decided, or what is wrong with it, by field. Without a group overview (null) any name is believed. */
export function readFaxGroup(
  proposal: FaxProposal,
  values: Readonly<Record<string, string>>,
  faxes: readonly FaxRow[],
  groups: readonly GroupRow[] | null,
): ReadFaxGroup {
  const errors: Record<string, Text> = {};
  const title = (values['title'] ?? '').trim();
  const name = (values['name'] ?? '').trim();
  const extensions = extensionsIn(values['extensions'] ?? '');
  const userGroups = groupsIn(values['user-groups'], groups);
  if (title === '') errors['title'] = { de: 'Bitte ausfüllen.', en: 'Please fill this in.' };
  const clean = systemName(name);
  const ours = proposal.exists && proposal.name === name;
  if (!ours && (name === '' || name !== clean)) {
    errors['name'] = notSystemic(clean || proposal.name);
  }
  const taken = groups?.find((group) => group.name.toLowerCase() === name.toLowerCase());
  if (taken && taken.type !== 'fax') errors['name'] = nameTaken(taken);
  if (taken?.type === 'fax' && !ours) errors['name'] = groupThere(taken);
  const stranger = extensions.find((one) => !faxes.some(({ extension }) => extension === one));
  if (extensions.length === 0 || stranger !== undefined) {
    errors['extensions'] = noFax(stranger, faxes);
  }
  const unknown = userGroups.find(
    (one) => /\s/.test(one) || !(groups === null || isUserGroup(one, groups)),
  );
  if (userGroups.length === 0 || unknown !== undefined) {
    errors['user-groups'] = noGroup(unknown, groups ?? []);
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const { id } = proposal;
  return {
    ok: true,
    group: { proposal: id, title, name, extensions, userGroups },
  };
}

function field(id: string, label: Text, hint: Text | undefined, initial: string): Field {
  return { id, kind: 'text', label, optional: false, initial, ...(hint ? { hint } : {}) };
}

/** Numbers as people write them; what is none is told as it was typed. */
function extensionsIn(value: string): readonly string[] {
  const { numbers, problem } = readNumbers(value);
  return problem ? value.split(/[,;\s]+/).filter((part) => part !== '') : numbers;
}

/** Systemic names hold no blanks, so they also part names; where that gives none that exist, a title was typed. */
function groupsIn(value: string | undefined, groups: readonly GroupRow[] | null): string[] {
  const parts = (value ?? '').split(/[,;\n]/).flatMap((part) => {
    const words = part.split(/\s+/).filter((word) => word !== '');
    return groups && words.every((word) => isUserGroup(word, groups)) ? words : [words.join(' ')];
  });
  return [...new Set(parts.filter((part) => part !== ''))];
}

function isUserGroup(wanted: string, groups: readonly GroupRow[]): boolean {
  return groups.some(({ type, name }) => type === 'user' && name === wanted);
}

function withGroups(groups: readonly GroupRow[]): Text {
  const names = groups.filter(({ type }) => type === 'user').map(({ name }) => quote(name));
  if (names.length === 0) return PRIVACY;
  const list = `${names.slice(0, LISTED).join(', ')}${names.length > LISTED ? ' …' : ''}`;
  return {
    de: `Systeminterne Namen, durch Komma getrennt. Es gibt: ${list}. ${PRIVACY.de}`,
    en: `Systemic names, separated by commas. There are: ${list}. ${PRIVACY.en}`,
  };
}

/** Names of groups in a hint; the rest is in the group overview. */
const LISTED = 20;

function notSystemic(better: string): Text {
  return {
    de: `Erlaubt sind kleine Buchstaben, Ziffern und einzelne Unterstriche, z. B. ${better}.`,
    en: `Small letters, digits and single underscores are allowed, e.g. ${better}.`,
  };
}

function nameTaken({ title, type }: GroupRow): Text {
  return {
    de: `Diesen Namen hat schon die Gruppe „${quote(title)}“ vom Typ ${quote(type)}.`,
    en: `The group “${quote(title)}” of type ${quote(type)} already has this name.`,
  };
}

function groupThere({ title }: GroupRow): Text {
  return {
    de: `Die Fax-Gruppe „${quote(title)}“ gibt es schon. Wer sie nutzen darf, sähe auch diese Faxe; bitte einen anderen Namen.`,
    en: `The fax group “${quote(title)}” exists already. Whoever may use it would see these faxes, too; please take another name.`,
  };
}

function noFax(stranger: string | undefined, faxes: readonly FaxRow[]): Text {
  const list = faxes
    .slice(0, 20)
    .map(({ extension }) => extension)
    .join(', ');
  return stranger === undefined
    ? { de: 'Mindestens eine Faxnummer wird gebraucht.', en: 'At least one fax number is needed.' }
    : {
        de: `${quote(stranger)} steht nicht in der Faxübersicht; dort stehen ${list}.`,
        en: `${quote(stranger)} is not in the fax overview; it has ${list}.`,
      };
}

function noGroup(unknown: string | undefined, groups: readonly GroupRow[]): Text {
  const names = groups.filter(({ type }) => type === 'user').map(({ name }) => quote(name));
  const list = names.slice(0, 20).join(', ');
  return unknown === undefined
    ? {
        de: `Mindestens eine Benutzergruppe braucht die Berechtigung, sonst erreicht niemand diese Faxe.${list ? ` Es gibt: ${list}.` : ''}`,
        en: `At least one user group needs the permission, or nobody reaches these faxes.${list ? ` There are: ${list}.` : ''}`,
      }
    : {
        de: `Eine Benutzergruppe \`${quote(unknown)}\` gibt es nicht. Gemeint ist der systeminterne Name ohne Leerzeichen, wie in der Spalte Name von *Administration > Gruppen*${list && `; es gibt: ${list}`}.`,
        en: `There is no user group \`${quote(unknown)}\`. The systemic name without blanks is meant, as in the column Name of *Administration > Gruppen*${list && `; there are: ${list}`}.`,
      };
}
