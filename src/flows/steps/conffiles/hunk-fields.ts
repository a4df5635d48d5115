import type { Side } from '../../merges/conffiles/decision.ts';
import { keepsPlaceholders } from '../../merges/conffiles/edited-text.ts';
import {
  LONGEST_EDIT,
  MOST_HUNKS,
  type Proposal,
  type ProposedHunk,
} from '../../merges/conffiles/proposal.ts';
import type { Choice, Field } from '../../run/question.ts';
import { field } from '../choices.ts';

/** Hunks that get a button of their own to edit them; those that need somebody come first. */
const MOST_EDITS = 8;

const OPTIONS = [
  { id: 'own', label: { de: 'Eigene Zeilen', en: 'Your own lines' } },
  { id: 'vendor', label: { de: 'Zeilen des Herstellers', en: 'The vendor’s lines' } },
  { id: 'both', label: { de: 'Beide, eigene zuerst', en: 'Both, your own first' } },
];
const EDITED = { id: 'edited', label: { de: 'Wie bearbeitet', en: 'As edited' } };

/** What each hunk becomes as long as nobody says otherwise: as the merge proposes, and conflicts stay as they are. */
export function firstSides(proposal: Proposal, decided: readonly Side[] | undefined): Side[] {
  if (decided && decided.length === proposal.count) return [...decided];
  return proposal.hunks.map(({ proposed }) => proposed ?? 'own');
}

/** Deciding hunk by hunk, and editing single ones; nothing where a file has more hunks than a form can ask for. */
export function hunkChoices(proposal: Proposal, sides: readonly Side[]): Choice[] {
  const { hunks, count } = proposal;
  if (count === 0 || count > MOST_HUNKS) return [];
  return [
    {
      id: 'hunks',
      label: { de: 'Stelle für Stelle entscheiden …', en: 'Decide hunk by hunk …' },
      fields: hunks.map((hunk, at) => sideField(hunk, at, sides[at])),
    },
    ...editableHunks(hunks, sides).map((at): Choice => {
      const number = at + 1;
      return {
        id: `edit-${number}`,
        label: { de: `Stelle ${number} bearbeiten …`, en: `Edit hunk ${number} …` },
        fields: [editField(hunks[at] as ProposedHunk, number, sides[at])],
      };
    }),
  ];
}

/** The sides a form names; a hunk it does not name stays as it was. */
export function sidesFrom(
  values: Readonly<Record<string, string>>,
  before: readonly Side[],
): Side[] {
  return before.map((side, at) => {
    const value = values[`hunk-${at + 1}`];
    return value === 'own' || value === 'vendor' || value === 'both' ? value : side;
  });
}

/** The sides with one hunk edited; undefined when the choice edits none. Without a text the hunk stays as it was. */
export function editedHunk(
  choice: string,
  values: Readonly<Record<string, string>>,
  before: readonly Side[],
): Side[] | undefined {
  const number = Number(/^edit-(\d+)$/.exec(choice)?.[1]);
  if (!(number >= 1 && number <= before.length)) return undefined;
  const { text } = values;
  return before.map((side, at) => (at === number - 1 && text !== undefined ? { text } : side));
}

/** The hunks that can be edited in a form: whose text it can begin with, and no more than there is room for. */
export function editableHunks(hunks: readonly ProposedHunk[], sides: readonly Side[]): number[] {
  const whole = hunks.flatMap((hunk, at) =>
    hunk.cut || textToEdit(hunk, sides[at]).length > LONGEST_EDIT ? [] : [at],
  );
  const needed = whole.filter((at) => hunks[at]?.proposed === null);
  const others = whole.filter((at) => hunks[at]?.proposed !== null);
  return [...needed, ...others].slice(0, MOST_EDITS).sort((one, other) => one - other);
}

function sideField(hunk: ProposedHunk, at: number, side: Side | undefined): Field {
  const edited = typeof side === 'object';
  return field(
    `hunk-${at + 1}`,
    'select',
    {
      de: `Stelle ${at + 1}, ab Zeile ${hunk.line}`,
      en: `Hunk ${at + 1}, from line ${hunk.line}`,
    },
    {
      options: edited ? [...OPTIONS, EDITED] : OPTIONS,
      initial: edited ? 'edited' : (side ?? 'own'),
    },
  );
}

function editField(hunk: ProposedHunk, number: number, side: Side | undefined): Field {
  return field(
    'text',
    'multiline',
    { de: `Stelle ${number}, ab Zeile ${hunk.line}`, en: `Hunk ${number}, from line ${hunk.line}` },
    {
      hint: {
        de: 'Geheimes steht als ⟦Nummer⟧ da: Jede Nummer der eigenen Fassung muss genau so oft vorkommen wie dort. Leer heißt: Die Zeilen fallen weg. Neue Geheimnisse bitte nur am Server eintragen.',
        en: 'Secrets stand as ⟦number⟧: each number of your own version has to occur exactly as often as there. Empty means: the lines go. Please type new secrets on the server only.',
      },
      optional: true,
      verbatim: true,
      initial: textToEdit(hunk, side),
    },
  );
}

/** What the form that edits a hunk begins with: what was decided, if it can be. */
function textToEdit(hunk: ProposedHunk, side: Side | undefined): string {
  const { own, vendor } = hunk;
  const text =
    typeof side === 'object'
      ? side.text
      : side === 'vendor'
        ? vendor
        : ((side === 'both' ? bothOf(hunk) : undefined) ?? own);
  return text.replaceAll('\r\n', '\n').replace(/\n$/, '');
}

/** Both sides, one after the other; undefined where a form could not take them as they stand. */
function bothOf({ own, vendor }: ProposedHunk): string | undefined {
  const both = (own === '' || own.endsWith('\n') ? own : `${own}\n`) + vendor;
  // A secret that both sides hold would stand there twice, and a form takes no more than its length.
  const fits = keepsPlaceholders(both, { own, vendor }) && both.length <= LONGEST_EDIT;
  return fits ? both : undefined;
}
