import { joinTexts, quote, same, type Text } from '../../run/text.ts';
import type { AccountQuestion } from './account-plan.ts';
import { lossesOf } from './build-proposal.ts';
import type { Matrix, NumberRow } from './matrix.ts';
import type { Merge } from './merge.ts';
import { personOf } from './names.ts';
import type { Evidence, Proposal } from './proposal.ts';
import { accountLine } from './question-texts.ts';
import { staysAndGoes } from './stays-and-goes.ts';
import { slotName } from './step-texts.ts';

/** How a proposal or question stands in a list: fits the items of a work list. */
export interface AccountItem {
  readonly id: string;
  readonly title: Text;
  readonly detail: readonly Text[];
  readonly table?: MatrixTable | undefined;
}

/** Rows are numbers, columns are where each was and on which slots it will be. */
interface MatrixTable {
  readonly caption: Text;
  readonly head: readonly Text[];
  readonly rows: readonly (readonly Text[])[];
}

const NOTHING = same('–');
const TICK = same('✓');

/** Before and after in one table: where a number comes from, where it will ring. */
function matrixTable(before: readonly Matrix[], after: Matrix): MatrixTable {
  const account = quote(after.account);
  const source = ({ number, from }: NumberRow): Text => {
    const matrix = before.find(({ rows }) => rows.some((row) => row.number === number));
    const slots = matrix?.slots.map(slotName) ?? [];
    const name = same(quote(matrix?.account ?? from));
    return slots.length > 0 ? joinTexts([name, joinTexts(slots, ', ')], ': ') : name;
  };
  return {
    caption: {
      de: `Rufnummernkonfiguration von ${account}`,
      en: `Numbers and slots (Rufnummernkonfiguration) of ${account}`,
    },
    head: [
      { de: 'Rufnummer', en: 'Number' },
      { de: 'bisher', en: 'until now' },
      ...after.slots.map(slotName),
    ],
    rows: after.rows.map((row) => [
      same(quote(row.number)),
      source(row),
      ...after.slots.map((_, at) => (row.on.includes(at) ? TICK : NOTHING)),
    ]),
  };
}

/** What somebody decides about. */
export function proposalItem(proposal: Proposal): AccountItem {
  const { id, confidence, person, survivor, removed, losses } = proposal;
  const names = removed.map(({ row }) => `\`${quote(row.username)}\``).join(', ');
  const stays = quote(survivor.row.username);
  const go = removed.length > 1 ? 'Werden' : 'Wird';
  return {
    id,
    title: titleOf(person, removed.length + 1, survivor.row.username),
    detail: [
      CONFIDENCE[confidence],
      {
        de: `Bleibt: \`${stays}\`. ${go} gelöscht: ${names}.`,
        en: `Stays: \`${stays}\`. To be deleted: ${names}.`,
      },
      ...groundsOf(proposal, losses),
    ],
    table: matrixTable(proposal.before, proposal.after),
  };
}

function titleOf(person: string, count: number, survivor: string): Text {
  const [name, stays] = [quote(person), quote(survivor)];
  return {
    de: `${name}: ${count} Konten zu \`${stays}\``,
    en: `${name}: ${count} accounts into \`${stays}\``,
  };
}

/** Whoever accepts deletes accounts here, too, and has to see which before. */
export function questionItem({ id, title, detail, ifOne }: AccountQuestion): AccountItem {
  return {
    id,
    title,
    detail: ifOne ? [...detail, ifAccepted(ifOne), ...groundsOf(ifOne, ifOne.losses)] : detail,
    table: ifOne ? matrixTable(ifOne.before, ifOne.after) : undefined,
  };
}

function ifAccepted({ survivor, removed }: Proposal): Text {
  const gone = removed.map(({ row }) => row.username);
  const { de, en } = joinTexts(staysAndGoes(survivor.row.username, gone), '; ');
  return { de: `Bei „Annehmen“: ${de}.`, en: `With “Accept”: ${en}.` };
}

/** A merge that was changed, in the place of what was proposed or asked: `shown` says what it amounts to. */
export function changedItem(
  asked: AccountQuestion | undefined,
  proposal: Proposal,
  merge: Merge,
  shown: Text,
): Omit<AccountItem, 'id'> {
  const { survivor, removed, person, after } = merge;
  const gone = new Set(removed);
  const members = [proposal.survivor, ...proposal.removed];
  const losses = lossesOf(members.filter(({ row }) => gone.has(row.username)));
  return {
    title: asked?.title ?? titleOf(person, removed.length + 1, survivor),
    detail: [shown, ...(asked?.detail ?? []), ...groundsOf(proposal, losses)],
    table: matrixTable(proposal.before, after),
  };
}

/** Why these accounts seem to be one person, and what would be lost. */
function groundsOf({ evidence }: Proposal, losses: readonly Text[]): Text[] {
  return [...evidenceLines(evidence), ...losses];
}

/** How an account is called in a list of choices. */
export function accountLabel(proposal: Proposal, account: string): Text {
  const member = [proposal.survivor, ...proposal.removed].find(
    ({ row }) => row.username === account,
  );
  return member
    ? accountLine(account, personOf(member.row), member.row.numbers)
    : same(quote(account));
}

const CONFIDENCE: Readonly<Record<Proposal['confidence'], Text>> = {
  certain: {
    de: 'Alles passt: Endung, Name und Nummer.',
    en: 'Everything fits: suffix, name and number.',
  },
  likely: {
    de: 'Wahrscheinlich, aber nicht alles passt. Bitte genau hinsehen.',
    en: 'Likely, but not everything fits. Please look closely.',
  },
};

/** For and against in lines of their own; what is missing proves nothing. */
function evidenceLines(evidence: readonly Evidence[]): Text[] {
  const speaksFor = evidence.filter(({ against }) => !against);
  const against = evidence.filter((one) => one.against);
  return [
    ...(speaksFor.length === 0
      ? []
      : [
          {
            de: `Dafür spricht: ${listed(speaksFor, 'de')}.`,
            en: `This speaks for it: ${listed(speaksFor, 'en')}.`,
          },
        ]),
    ...(against.length === 0
      ? []
      : [
          {
            de: `Dagegen spricht oder fehlt: ${listed(against, 'de')}.`,
            en: `Against it, or missing: ${listed(against, 'en')}.`,
          },
        ]),
  ];
}

function listed(texts: readonly Text[], language: keyof Text): string {
  return texts.map((text) => text[language]).join('; ');
}
