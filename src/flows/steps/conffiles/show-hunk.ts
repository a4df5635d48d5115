import type { Side } from '../../merges/conffiles/decision.ts';
import { withEnds } from '../../merges/conffiles/edited-text.ts';
import type { Proposal, ProposedHunk } from '../../merges/conffiles/proposal.ts';
import type { Exhibit } from '../../run/question.ts';
import { same, type Text } from '../../run/text.ts';
import { visible } from '../../run/visible.ts';

/** Characters of one text of a hunk, and of all hunks, that a message shows; the document has them all. */
const [LONGEST_TEXT, LONGEST_ALL] = [700, 6_500];

/**
 * The hunks as people see them, those that need somebody first, and which of them are shown; those that do not fit stand in the
 * document. `decided` has what somebody has said about each; `refused`: it cannot be carried out.
 */
export function hunkExhibits(
  { hunks }: Proposal,
  decided: readonly (Side | undefined)[],
  refused: boolean,
): { readonly exhibits: Exhibit[]; readonly shown: number[] } {
  const order = hunks.map((_, at) => at);
  order.sort((one, other) => rank(hunks[one]) - rank(hunks[other]) || one - other);
  const shown: { at: number; exhibit: Exhibit }[] = [];
  let room = LONGEST_ALL;
  for (const at of order) {
    const hunk = hunks[at] as ProposedHunk;
    const exhibit = { title: title(hunk, at, decided[at], refused), code: code(hunk, decided[at]) };
    room -= exhibit.code.length;
    if (room < 0) break;
    shown.push({ at, exhibit });
  }
  shown.sort((one, other) => one.at - other.at);
  return { exhibits: shown.map(({ exhibit }) => exhibit), shown: shown.map(({ at }) => at) };
}

function rank(hunk: ProposedHunk | undefined): number {
  return hunk?.proposed === null ? 0 : 1;
}

function title(hunk: ProposedHunk, at: number, decided: Side | undefined, refused: boolean): Text {
  const { line, proposed, onlyEnds } = hunk;
  const words = refused ? REFUSED : DECIDED;
  const side = decided === undefined ? PROPOSED[proposed ?? 'none'] : words[keyOf(decided)];
  const ends = onlyEnds ? ENDS : same('');
  return {
    de: `${at + 1} · ab Zeile ${line}${ends.de} · ${side.de}`,
    en: `${at + 1} · from line ${line}${ends.en} · ${side.en}`,
  };
}

const ENDS: Text = {
  de: ' · die Zeilen sind gleich, nur die Zeilenenden nicht',
  en: ' · the lines are the same, only their ends differ',
};

function keyOf(side: Side): 'own' | 'vendor' | 'both' | 'edited' {
  return typeof side === 'object' ? 'edited' : side;
}

const PROPOSED = {
  own: { de: 'nur bei Ihnen geändert', en: 'changed only by you' },
  vendor: { de: 'nur vom Hersteller geändert', en: 'changed only by the vendor' },
  none: { de: 'verschieden, braucht Sie', en: 'different, needs you' },
} as const;

const DECIDED: Readonly<Record<'own' | 'vendor' | 'both' | 'edited', Text>> = {
  own: { de: 'entschieden: eigene Zeilen', en: 'decided: your own lines' },
  vendor: { de: 'entschieden: Zeilen des Herstellers', en: 'decided: the vendor’s lines' },
  both: { de: 'entschieden: beide', en: 'decided: both' },
  edited: { de: 'entschieden: bearbeitet', en: 'decided: edited' },
};

/** A text is refused as a whole; of what was chosen for a hunk it is only not so that it counts. */
const REFUSED: typeof DECIDED = {
  own: { de: 'gewählt: eigene Zeilen', en: 'chosen: your own lines' },
  vendor: { de: 'gewählt: Zeilen des Herstellers', en: 'chosen: the vendor’s lines' },
  both: { de: 'gewählt: beide', en: 'chosen: both' },
  edited: { de: 'bearbeitet, gilt so nicht', en: 'edited, does not count like this' },
};

/** What each side made of what was there, under the names that stand in the document, too. */
function code(hunk: ProposedHunk, side: Side | undefined): string {
  const { before, base, own, vendor, proposed } = hunk;
  const parts = [
    ...(base !== null ? [{ name: '--- base', text: base }] : []),
    ...(proposed !== 'vendor' ? [{ name: '+++ server', text: own }] : []),
    ...(proposed !== 'own' ? [{ name: '+++ UCware', text: vendor }] : []),
    ...(typeof side === 'object' ? [{ name: '+++ merge', text: edited(side.text, hunk) }] : []),
  ];
  const differ = endsDiffer(parts.map(({ text }) => text));
  const shown = parts.map(({ name, text }) => {
    const head = differ.breaks && breaksOf(text) !== '' ? `${name} (${breaksOf(text)})` : name;
    return `${head}\n${lines(text)}${differ.last && !endsWithBreak(text, hunk) ? UNENDED : ''}`;
  });
  return [context(before), ...shown].join('').replace(/\n$/, '');
}

/** What was edited, with the ends its lines get in the file. */
function edited(text: string, hunk: ProposedHunk): string {
  const { own, vendor } = hunk;
  const [lineBreak = '\n'] = /\r?\n/.exec(own) ?? /\r?\n/.exec(vendor) ?? [];
  return withEnds(
    text,
    lineBreak,
    [own, vendor].every((side) => endsWithBreak(side, hunk)),
  );
}

/** As diff says it. */
const UNENDED = '\\ No newline at end of file\n';

/** Whether texts that are shown one below the other end their lines differently, and whether some but not all end their last one. */
function endsDiffer(texts: readonly string[]): {
  readonly breaks: boolean;
  readonly last: boolean;
} {
  const some = texts.filter((text) => text !== '');
  const kinds = new Set(some.map(breaksOf).filter((kind) => kind !== ''));
  return {
    breaks: kinds.size > 1 || kinds.has(MIXED),
    last: new Set(some.map((text) => text.endsWith('\n'))).size > 1,
  };
}

const MIXED = 'CR LF + LF';

/** How the lines end; empty where there is no end to be seen. */
function breaksOf(text: string): string {
  const windows = text.includes('\r\n');
  const unix = /(?<!\r)\n/.test(text);
  if (windows) return unix ? MIXED : 'CR LF';
  return unix ? 'LF' : '';
}

/** Of a text that was cut nobody can tell here. */
function endsWithBreak(text: string, { cut }: ProposedHunk): boolean {
  return text === '' || text.endsWith('\n') || (cut && text.endsWith(' […]'));
}

function context(before: string): string {
  return before === '' ? '' : `    […]\n${lines(before)}`;
}

function lines(text: string): string {
  if (text === '') return '    (–)\n';
  const seen = visible(text);
  const short = seen.length <= LONGEST_TEXT ? seen : `${seen.slice(0, LONGEST_TEXT)}\n[…]`;
  const mixed = breaksOf(text) === MIXED;
  const whole = short.replaceAll('\r\n', mixed ? '␍\n' : '\n').replace(/\n$/, '');
  return `${whole.replace(/^/gm, '    ')}\n`;
}
