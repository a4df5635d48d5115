import { asCode } from '../../remote/as-code.ts';
import type { Text } from '../../run/text.ts';
import type { Case } from './case.ts';
import { checkMark } from './check-mark.ts';
import { decidedLabel } from './decided-label.ts';
import { FileKind, KIND_NAMES } from './kinds.ts';

/** Files listed one by one; those beyond are counted, and open in the form. */
const MOST_LISTED = 40;

/** All files by kind. Where there are too many, each kind shows some of its own and says how many it does not. */
export function overview(cases: readonly Case[]): Text[] {
  const kinds = FileKind.options
    .map((kind) => ({ kind, members: cases.filter((one) => one.kind === kind) }))
    .filter(({ members }) => members.length > 0);
  const room = shares(kinds.map(({ members }) => members.length));
  return kinds.flatMap(({ kind, members }, at) => {
    const listed = chosenFrom(members, room[at] ?? 0);
    const left = members.filter((one) => !listed.includes(one));
    return [
      heading(kind, members.length),
      ...listed.map(line),
      ...(left.length > 0 ? [more(left)] : []),
    ];
  });
}

/** The lines each kind gets: turn by turn, so that none hides another. */
function shares(counts: readonly number[]): number[] {
  const given = counts.map(() => 0);
  for (let left = MOST_LISTED; left > 0; ) {
    const hungry = counts.flatMap((count, at) => ((given[at] ?? 0) < count ? [at] : []));
    if (hungry.length === 0) break;
    for (const at of hungry.slice(0, left)) given[at] = (given[at] ?? 0) + 1;
    left -= Math.min(left, hungry.length);
  }
  return given;
}

/** As many as there is room for, in their order; what is open before what is decided. */
function chosenFrom(members: readonly Case[], room: number): Case[] {
  const open = members.filter(({ decision }) => !decision);
  const others = members.filter(({ decision }) => decision);
  const taken = new Set([...open, ...others].slice(0, room));
  return members.filter((one) => taken.has(one));
}

function more(left: readonly Case[]): Text {
  const open = left.filter(({ decision }) => !decision).length;
  return {
    de: `und ${left.length} weitere dieser Art, davon offen: ${open}`,
    en: `and ${left.length} more of this kind, open: ${open}`,
  };
}

function heading(kind: FileKind, count: number): Text {
  const name = KIND_NAMES[kind];
  return { de: `*${name.de}* (${count})`, en: `*${name.en}* (${count})` };
}

function line(one: Case): Text {
  const { file, kind, decision, changed, trouble } = one;
  const name = asCode(file.path);
  if (decision && trouble) {
    return {
      de: `${name}: *geht so nicht*, ${decision.by}`,
      en: `${name}: *not possible like this*, ${decision.by}`,
    };
  }
  if (decision) {
    const label = decidedLabel(decision, kind);
    const mark = checkMark(one);
    return {
      de: `${name}: ${label.de}, ${decision.by}${mark.de}`,
      en: `${name}: ${label.en}, ${decision.by}${mark.en}`,
    };
  }
  if (changed) {
    const why = CHANGED[changed];
    return { de: `${name}: *offen*, ${why.de}`, en: `${name}: *open*, ${why.en}` };
  }
  return {
    de: `${name}: *offen*${needs(one, 'de')}`,
    en: `${name}: *open*${needs(one, 'en')}`,
  };
}

const CHANGED: Readonly<Record<NonNullable<Case['changed']>, Text>> = {
  texts: {
    de: 'hat sich seit der Entscheidung geändert',
    en: 'has changed since it was decided',
  },
  base: {
    de: 'die Ausgangsfassung ist seit der Entscheidung eine andere; Ihre Fassung und die des Herstellers sind noch dieselben',
    en: 'the base is another one since it was decided; your version and the vendor’s are still the same',
  },
};

function needs({ file, draft }: Case, language: 'de' | 'en'): string {
  const count = draft?.open.length ?? file.proposal?.conflicts ?? 0;
  const part = { de: ', zum Teil bearbeitet', en: ', edited in part' }[language];
  const begun = draft ? part : '';
  if (count === 0) return begun;
  return language === 'de'
    ? `${begun}, ${counted(count, 'Stelle braucht', 'Stellen brauchen')} Sie`
    : `${begun}, ${counted(count, 'hunk needs', 'hunks need')} you`;
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
