import { counted } from '../../run/counted.ts';
import type { StepContext } from '../../run/step.ts';
import type { Text } from '../../run/text.ts';
import type { Notice } from '../../run/verdict.ts';
import type { Reconsidered } from '../../steps/take-over.ts';

/** Something people have settled on a list, and what it amounts to: compared, never shown. */
export interface SettledItem {
  readonly id: string;
  readonly title: Text;
  readonly means: string;
}

/** What becomes of decisions once another table takes the place of the one they were made on. */
export interface CarriedOver {
  readonly kept: number;
  /** Decisions whose ground has changed, each with what is different. */
  readonly reopened: readonly { readonly title: Text; readonly why: Text }[];
  /**
   * Their items: the record must forget the entries, also of an item that is gone; a third table that brings it back as it was would
   * otherwise bring back the decision, too, which people were told is open again.
   */
  readonly again: readonly string[];
}

/** Keeps what means the same on the new table. `after` has what the same answers amount to there, by item. */
export function carryOver(
  before: readonly SettledItem[],
  after: ReadonlyMap<string, string>,
  why: (id: string) => Text,
): CarriedOver {
  const changed = before.filter(({ id, means }) => after.get(id) !== means);
  return {
    kept: before.length - changed.length,
    reopened: changed.map(({ id, title }) => ({ title, why: why(id) })),
    again: changed.map(({ id }) => id),
  };
}

/** What people confirm before a table takes another's place; null where nobody has decided anything yet. */
export function asReconsidered(
  { kept, reopened }: CarriedOver,
  rows: number,
  ctx: StepContext,
): Reconsidered | null {
  if (kept + reopened.length === 0) return null;
  const lines = reopened.map(line);
  const left = lines.length - SHOWN;
  const entries = counted(rows, ENTRIES);
  return {
    text: {
      de: `Neue Übersicht mit ${entries.de}. Entscheidungen, die bleiben, weil sich an ihren Angaben nichts geändert hat: ${kept}; wieder geöffnet: ${reopened.length}. Übernehmen?`,
      en: `New overview with ${entries.en}. Decisions that stay, because nothing about them has changed: ${kept}; opened again: ${reopened.length}. Take it over?`,
    },
    evidence: left > 0 ? [...lines.slice(0, SHOWN), more(left)] : lines,
    notices: left > 0 ? [asFile(lines, ctx)] : [],
  };
}

/** For the record: which decisions were opened again, all of them; nothing where there were none to carry over. */
export function carriedNote({ kept, reopened }: CarriedOver): Text[] {
  if (kept + reopened.length === 0) return [];
  const lines = reopened.slice(0, SHOWN).map(line);
  const left = reopened.length - SHOWN;
  return [
    {
      de: `Entscheidungen: ${kept} behalten, ${reopened.length} wieder geöffnet.`,
      en: `Decisions: ${kept} kept, ${reopened.length} opened again.`,
    },
    ...lines.map(({ de, en }) => ({ de: `• ${de}`, en: `• ${en}` })),
    ...(left > 0 ? [more(left)] : []),
  ];
}

const ENTRIES = { one: { de: 'Eintrag', en: 'entry' }, many: { de: 'Einträgen', en: 'entries' } };
/** A longer list is a file. */
const SHOWN = 15;

function line({ title, why }: CarriedOver['reopened'][number]): Text {
  return { de: `${title.de} – ${why.de}`, en: `${title.en} – ${why.en}` };
}

function more(left: number): Text {
  return { de: `… und ${left} weitere, siehe Datei.`, en: `… and ${left} more, see the file.` };
}

function asFile(lines: readonly Text[], { run, server }: StepContext): Notice {
  const { language } = run;
  return {
    to: 'thread',
    text: {
      de: 'Alle Entscheidungen, die mit der neuen Übersicht wieder geöffnet würden:',
      en: 'All decisions that the new overview would open again:',
    },
    file: {
      name: `${FILE[language]}-${server.name}.txt`,
      content: lines.map((text) => text[language]).join('\n'),
    },
  };
}

const FILE: Text = { de: 'wieder-geoeffnet', en: 'opened-again' };
