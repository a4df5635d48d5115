import type { Side } from '../../merges/conffiles/decision.ts';
import type { Proposal, ProposedHunk } from '../../merges/conffiles/proposal.ts';
import type { Exhibit } from '../../run/question.ts';
import type { Text } from '../../run/text.ts';

/** Characters of one text of a hunk, and of all hunks, that a message shows; the document has them all. */
const [LONGEST_TEXT, LONGEST_ALL] = [700, 6_500];

/** The hunks as people see them, those that need somebody first; those that do not fit stand in the document. */
export function hunkExhibits(
  { hunks }: Proposal,
  decided: readonly Side[] | undefined,
): { readonly exhibits: Exhibit[]; readonly left: number } {
  const order = hunks.map((_, at) => at);
  order.sort((one, other) => rank(hunks[one]) - rank(hunks[other]) || one - other);
  const shown: { at: number; exhibit: Exhibit }[] = [];
  let room = LONGEST_ALL;
  for (const at of order) {
    const hunk = hunks[at] as ProposedHunk;
    const exhibit = { title: title(hunk, at, decided?.[at]), code: code(hunk, decided?.[at]) };
    room -= exhibit.code.length;
    if (room < 0) break;
    shown.push({ at, exhibit });
  }
  shown.sort((one, other) => one.at - other.at);
  return { exhibits: shown.map(({ exhibit }) => exhibit), left: hunks.length - shown.length };
}

function rank(hunk: ProposedHunk | undefined): number {
  return hunk?.proposed === null ? 0 : 1;
}

function title({ line, proposed }: ProposedHunk, at: number, decided: Side | undefined): Text {
  const side = decided === undefined ? PROPOSED[proposed ?? 'none'] : DECIDED[keyOf(decided)];
  return {
    de: `${at + 1} · ab Zeile ${line} · ${side.de}`,
    en: `${at + 1} · from line ${line} · ${side.en}`,
  };
}

function keyOf(side: Side): 'own' | 'vendor' | 'both' | 'edited' {
  return typeof side === 'object' ? 'edited' : side;
}

const PROPOSED = {
  own: { de: 'nur bei Ihnen geändert', en: 'changed only by you' },
  vendor: { de: 'nur vom Hersteller geändert', en: 'changed only by the vendor' },
  none: { de: 'verschieden, braucht Sie', en: 'different, needs you' },
} as const;

const DECIDED = {
  own: { de: 'entschieden: eigene Zeilen', en: 'decided: your own lines' },
  vendor: { de: 'entschieden: Zeilen des Herstellers', en: 'decided: the vendor’s lines' },
  both: { de: 'entschieden: beide', en: 'decided: both' },
  edited: { de: 'entschieden: bearbeitet', en: 'decided: edited' },
} as const;

/** What each side made of what was there, under the names that stand in the document, too. */
function code(
  { before, base, own, vendor, proposed }: ProposedHunk,
  side: Side | undefined,
): string {
  const parts = [context(before)];
  if (base !== null) parts.push(`--- base\n${lines(base)}`);
  if (proposed !== 'vendor') parts.push(`+++ server\n${lines(own)}`);
  if (proposed !== 'own') parts.push(`+++ UCware\n${lines(vendor)}`);
  if (typeof side === 'object') parts.push(`+++ merge\n${lines(side.text)}`);
  return parts.join('').replace(/\n$/, '');
}

function context(before: string): string {
  return before === '' ? '' : `    […]\n${lines(before)}`;
}

function lines(text: string): string {
  if (text === '') return '    (–)\n';
  const short = text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}\n[…]`;
  const whole = short.replaceAll('\r\n', '\n').replace(/\n$/, '');
  return `${whole.replace(/^/gm, '    ')}\n`;
}
