import type { Side } from '../../merges/conffiles/decision.ts';
import {
  LONGEST_EDIT,
  LONGEST_HUNK,
  MOST_HUNKS,
  type Proposal,
} from '../../merges/conffiles/proposal.ts';
import { joinTexts, type Text } from '../../run/text.ts';
import { editableHunks } from './hunk-fields.ts';
import type { HunksSoFar } from './hunks-so-far.ts';

/** Places named one by one; of more, the rest is counted. */
const MOST_NAMED = 12;

/** Why nothing is merged by itself where the sides have different encodings, and what is to be seen of it. */
export const MIXED: Text = {
  de: 'Die eine Fassung ist in UTF-8, die andere in einer anderen Zeichenkodierung (meist ISO 8859-1): Mit Zeilen von beiden wäre die Datei weder das eine noch das andere, und Umlaute aus UTF-8 stehen hier verfälscht da. Sicher ist eine Fassung als Ganzes; oder die eigene am Server umwandeln (`iconv`) und neu lesen lassen.',
  en: 'One version is in UTF-8, the other in another encoding (mostly ISO 8859-1): with lines of both the file would be neither, and umlauts in UTF-8 are garbled here. One version as a whole is safe; or convert your own on the server (`iconv`) and have it read again.',
};

/** Hunks the message does not show: how many, and where. `shown` are those it does. */
export function notShown(proposal: Proposal, shown: readonly number[]): Text[] {
  const { count } = proposal;
  const left = count - shown.length;
  if (left <= 0) return [];
  const where = placesOf(proposal, shown);
  return [
    {
      de: `Diese Nachricht zeigt ${shown.length} von ${stellen(count)}. Die anderen ${left} (${where.de}) stehen in der angehängten Datei.`,
      en: `This message shows ${shown.length} of ${places(count)}. The other ${left} (${where.en}) stand in the attached file.`,
    },
  ];
}

/** The lines where hunks begin that are not shown; of those beyond what the proposal lists only what they come after. */
function placesOf({ hunks, count }: Proposal, shown: readonly number[]): Text {
  const lines = hunks.flatMap(({ line }, at) => (shown.includes(at) ? [] : [line]));
  const named = lines.slice(0, MOST_NAMED).join(', ');
  const unnamed = lines.length - MOST_NAMED;
  const beyond = count - hunks.length;
  const last = hunks.at(-1)?.line ?? 0;
  const parts: Text[] = [
    ...(named === '' ? [] : [{ de: `ab Zeile ${named}`, en: `from line ${named}` }]),
    ...(unnamed > 0 ? [{ de: `${unnamed} weitere`, en: `${unnamed} more` }] : []),
    ...(beyond > 0
      ? [{ de: `${beyond} nach Zeile ${last}`, en: `${beyond} after line ${last}` }]
      : []),
  ];
  return joinTexts(parts, '; ');
}

/** What cannot be decided or edited in a form, why, and what to do instead. */
export function notInForm(proposal: Proposal, sides: readonly Side[]): Text[] {
  const { hunks, count } = proposal;
  if (count > MOST_HUNKS) return [tooMany(proposal)];
  const editable = editableHunks(hunks, sides);
  const cut = hunks.flatMap((hunk, at) => (hunk.cut ? [at] : []));
  const long = sides.flatMap((side, at) => {
    const length = typeof side === 'object' ? side.text.length : 0;
    return !cut.includes(at) && length > LONGEST_EDIT ? [{ at, length }] : [];
  });
  const others = hunks
    .map((_, at) => at)
    .filter((at) => ![...editable, ...cut, ...long.map((one) => one.at)].includes(at));
  return [
    ...(cut.length > 0 ? [tooLong(cut.map((at) => ({ at, line: hunks[at]?.line ?? 0 })))] : []),
    ...long.map(longEdit),
    ...(others.length > 0 ? [noButton(others)] : []),
  ];
}

/** Hunks were edited while others still need somebody: what is open, and how the file is done with. */
export function begun(proposal: Proposal | null, { sides, needs }: HunksSoFar): Text {
  const edited = sides.flatMap((side, at) => (typeof side === 'object' ? [at + 1] : [])).join(', ');
  const open = (word: string): string =>
    needs.map((at) => `${at + 1} (${word} ${proposal?.hunks[at]?.line ?? '?'})`).join(', ');
  return {
    de: `Bearbeitet ist Stelle ${edited}, entschieden damit noch nichts. Noch offen: Stelle ${open('ab Zeile')}. Auch bearbeiten, oder „Stelle für Stelle entscheiden“; eine Fassung als Ganzes verwirft das Bearbeitete.`,
    en: `Hunk ${edited} was edited; nothing is decided by that yet. Still open: hunk ${open('from line')}. Edit those, too, or “Decide hunk by hunk”; a version as a whole discards what was edited.`,
  };
}

function tooMany({ kind, count, conflicts }: Proposal): Text {
  const merge = kind === 'merge' && conflicts === 0;
  return {
    de: `Stelle für Stelle geht hier nicht: Ein Formular fasst höchstens ${MOST_HUNKS} Stellen, diese Datei hat ${count}. Möglich ist eine Fassung als Ganzes (die eigene, die des Herstellers${merge ? ', die Zusammenführung' : ''}), oder die Datei am Server bearbeiten und neu lesen lassen.`,
    en: `This file cannot be decided hunk by hunk here: a form holds ${MOST_HUNKS} hunks at most, and it has ${count}. Possible is one version as a whole (your own, the vendor’s${merge ? ', the merge' : ''}), or to edit the file on the server and have it read again.`,
  };
}

function tooLong(cut: readonly { readonly at: number; readonly line: number }[]): Text {
  const named = (word: string): string =>
    cut.map(({ at, line }) => `${at + 1} (${word} ${line})`).join(', ');
  const one = cut.length === 1;
  return {
    de: `Zu lang zum Bearbeiten im Formular (über ${LONGEST_HUNK} Zeichen): ${one ? 'Stelle' : 'Stellen'} ${named('ab Zeile')}. Wählen lässt sich eine Seite; ganz steht sie in der angehängten Datei. Zum Bearbeiten: am Server ändern und neu lesen lassen.`,
    en: `Too long to be edited in a form (more than ${LONGEST_HUNK} characters): ${one ? 'hunk' : 'hunks'} ${named('from line')}. One side can be chosen; all of it stands in the attached file. To edit: change it on the server and have it read again.`,
  };
}

function longEdit({ at, length }: { readonly at: number; readonly length: number }): Text {
  return {
    de: `Stelle ${at + 1} ist mit ${length} Zeichen bearbeitet; ein Formular fasst ${LONGEST_EDIT}, deshalb lässt sie sich hier nicht weiter bearbeiten. Sie gilt, wie sie ist; „Stelle für Stelle entscheiden“ verwirft die Bearbeitung.`,
    en: `Hunk ${at + 1} was edited with ${length} characters; a form holds ${LONGEST_EDIT}, so it cannot be edited further here. It counts as it is; “Decide hunk by hunk” can discard the edit.`,
  };
}

function noButton(others: readonly number[]): Text {
  const numbers = others.map((at) => at + 1).join(', ');
  return {
    de: `Ohne eigenen Knopf zum Bearbeiten, weil eine Nachricht nicht mehr davon fasst: Stelle ${numbers}. Eine Seite wählen lässt sich; bearbeiten am Server, dann neu lesen lassen.`,
    en: `Without a button of their own to edit them, because a message holds no more: hunk ${numbers}. One side can be chosen; edit them on the server and have the file read again.`,
  };
}

function stellen(count: number): string {
  return count === 1 ? 'einer Stelle' : `${count} Stellen`;
}

function places(count: number): string {
  return count === 1 ? 'one hunk' : `${count} hunks`;
}
