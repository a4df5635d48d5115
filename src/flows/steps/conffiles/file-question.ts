import type { FileDecision, Side } from '../../merges/conffiles/decision.ts';
import { isBegun } from '../../merges/conffiles/forecast.ts';
import { purposeOf } from '../../merges/conffiles/purpose.ts';
import { asCode } from '../../remote/as-code.ts';
import type { Choice, QuestionInput } from '../../run/question.ts';
import { joinTexts, same, type Text } from '../../run/text.ts';
import { POSTPONE } from '../choices.ts';
import type { Case } from './case.ts';
import { checkMark } from './check-mark.ts';
import { AGAIN, ASK } from './common-choices.ts';
import { decidedLabel } from './decided-label.ts';
import { vendorsFile } from './deleted-file.ts';
import { FILE } from './hear.ts';
import { hunkChoices } from './hunk-fields.ts';
import { begun, MIXED, notInForm, notShown } from './hunk-notes.ts';
import type { HunksSoFar } from './hunks-so-far.ts';
import { type FileKind, KIND_NAMES, labelOf, WHOLE } from './kinds.ts';
import { LOSES } from './loses.ts';
import { hunkExhibits } from './show-hunk.ts';
import type { Topic } from './topic.ts';

/** The proposal for one file: what it is, what each side made of it, and everything that can be done. */
export function fileQuestion(
  one: Case,
  hunks: HunksSoFar,
  { target }: Pick<Topic, 'target'>,
): QuestionInput {
  const { file, kind, decision, trouble } = one;
  const { exhibits, notes } = kind === 'deleted' ? vendorsFile(file) : bothSides(one, hunks);
  const texts = [head(one, target), summary(one), ...notes];
  return {
    id: FILE,
    kind: 'choice',
    text: joinTexts(texts, '\n'),
    ...(trouble ? { complaint: trouble.text } : {}),
    evidence: [
      ...(decision ? [decided(one)] : []),
      ...(hunks.draft ? [begun(file.proposal, hunks)] : []),
    ],
    exhibits,
    choices: choices(one, hunks.sides),
    who: 'operator',
  };
}

function bothSides({ file: { proposal }, decision, trouble }: Case, hunks: HunksSoFar) {
  if (!proposal) return { exhibits: [], notes: [] };
  const { exhibits, shown } = hunkExhibits(proposal, saidOf(hunks, decision), trouble !== null);
  const notes = [...notShown(proposal, shown), ...notInForm(proposal, hunks.sides)];
  return { exhibits, notes: proposal.mixed ? [MIXED, ...notes] : notes };
}

/** What somebody has said about each hunk: by a decision, or for the time being. */
function saidOf(
  { sides, draft }: HunksSoFar,
  decision: FileDecision | undefined,
): readonly (Side | undefined)[] {
  if (draft) return sides.map((side) => (typeof side === 'object' ? side : undefined));
  return decision?.choice === 'merge' ? decision.sides : [];
}

const BADGED: readonly FileKind[] = ['encodings', 'no-base', 'unread'];

function head({ file, kind }: Case, target: Text): Text {
  const { versions } = file;
  const purpose = purposeOf(file.path) ?? { de: '', en: '' };
  const steps = `${versions.from ?? '–'} → ${versions.to ?? '–'}`;
  const about = (words: string): string => (words === '' ? '' : `: ${words}`);
  const name = `*${asCode(file.path)}*`;
  const badge = BADGED.includes(kind) ? KIND_NAMES[kind] : { de: '', en: '' };
  const line = (words: string): string => (words === '' ? '' : `\n*${words}*`);
  return {
    de: `${name}${about(purpose.de)}\n${target.de}: Paket ${asCode(file.package)}, ${asCode(steps)}${line(badge.de)}`,
    en: `${name}${about(purpose.en)}\n${target.en}: package ${asCode(file.package)}, ${asCode(steps)}${line(badge.en)}`,
  };
}

function summary({ file, kind }: Case): Text {
  const count = file.proposal?.count ?? 0;
  const conflicts = file.proposal?.conflicts ?? 0;
  switch (kind) {
    case 'clean':
      return {
        de: `Die Zusammenführung gelingt von selbst: ${stellen(count)}, keine Widersprüche. \`base\` ist die ausgelieferte Fassung, \`server\` Ihre, \`UCware\` die neue.`,
        en: `The merge works by itself: ${hunks(count)}, no contradictions. \`base\` is the version that was shipped, \`server\` yours, \`UCware\` the new one.`,
      };
    case 'conflict':
      return {
        de: `${stellen(count)}; beide Seiten geändert: ${conflicts}. \`base\` ist die ausgelieferte Fassung, \`server\` Ihre, \`UCware\` die neue.`,
        en: `${hunks(count)}; changed by both sides: ${conflicts}. \`base\` is the version that was shipped, \`server\` yours, \`UCware\` the new one.`,
      };
    case 'encodings':
      return {
        de: `Verschieden: ${stellen(count)}. \`base\` ist die ausgelieferte Fassung, \`server\` Ihre, \`UCware\` die neue.`,
        en: `Different: ${hunks(count)}. \`base\` is the version that was shipped, \`server\` yours, \`UCware\` the new one.`,
      };
    case 'no-base':
      if (isBegun(file)) {
        return {
          de: `Das Paket bringt diese Datei erstmals mit, und hier gibt es schon eine: Eine gemeinsame Ausgangsfassung hat es nie gegeben. Verschieden: ${stellen(count)}; \`server\` ist Ihre Fassung, \`UCware\` die neue.`,
          en: `The package begins to ship this file, and there is one here already: there has never been a common base. Different: ${hunks(count)}; \`server\` is your version, \`UCware\` the new one.`,
        };
      }
      return {
        de: `Die ausgelieferte Fassung ist nicht mehr zu bekommen: Wer was geändert hat, lässt sich nicht sagen. Verschieden: ${stellen(count)}; \`server\` ist Ihre Fassung, \`UCware\` die neue.`,
        en: `The version that was shipped cannot be had any more: nobody can tell who changed what. Different: ${hunks(count)}; \`server\` is your version, \`UCware\` the new one.`,
      };
    case 'binary':
      return {
        de: 'Keine Textdatei: Es gibt nur die eine oder die andere Fassung.',
        en: 'Not a text file: there is only one version or the other.',
      };
    case 'deleted':
      return {
        de: 'Sie haben die Datei gelöscht, und der Hersteller liefert eine geänderte.',
        en: 'You have deleted the file, and the vendor ships a changed one.',
      };
    case 'unread':
      return {
        de: 'Die Texte ließen sich nicht lesen, also gibt es nichts zu vergleichen.',
        en: 'The texts could not be read, so there is nothing to compare.',
      };
  }
}

function stellen(count: number): string {
  return count === 1 ? 'eine Stelle' : `${count} Stellen`;
}

function hunks(count: number): string {
  return count === 1 ? 'one hunk' : `${count} hunks`;
}

function decided(one: Case): Text {
  const { decision, kind } = one;
  if (!decision) return same('');
  const label = decidedLabel(decision, kind);
  const mark = checkMark(one);
  if (one.trouble) {
    return {
      de: `Geht so nicht: ${label.de}, ${decision.by}`,
      en: `Not possible like this: ${label.en}, ${decision.by}`,
    };
  }
  return {
    de: `Bisher entschieden: ${label.de}, ${decision.by}${mark.de}`,
    en: `Decided so far: ${label.en}, ${decision.by}${mark.en}`,
  };
}

function choices({ file, kind, trouble }: Case, sides: readonly Side[]): Choice[] {
  const whole = WHOLE[kind].map((choice): Choice => {
    const label = labelOf(choice, kind);
    // The guide answers "N" for every such question of dpkg.
    if (choice === 'keep') return { id: choice, label, style: 'primary' };
    if (choice === 'merge') return { id: choice, label };
    return {
      id: choice,
      label,
      style: 'danger',
      confirm: LOSES[kind === 'deleted' ? 'deleted' : 'one'],
    };
  });
  return [
    ...whole,
    ...(file.proposal && kind !== 'deleted' ? hunkChoices(file.proposal, sides) : []),
    ...(trouble?.objected ? [INSIST] : []),
    AGAIN,
    ASK,
    { id: 'back', label: { de: 'Zur Übersicht', en: 'To the overview' } },
    POSTPONE,
  ];
}

const INSIST: Choice = {
  id: 'insist',
  label: { de: 'Trotz der Syntaxprüfung …', en: 'In spite of the check …' },
  style: 'danger',
  who: 'approver',
  fields: [
    {
      id: 'reason',
      kind: 'multiline',
      label: { de: 'Warum ist die Fassung richtig?', en: 'Why is the text right?' },
      optional: false,
    },
  ],
};
