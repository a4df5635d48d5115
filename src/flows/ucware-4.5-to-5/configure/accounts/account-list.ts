import { changedItem, proposalItem, questionItem } from '../../../merges/accounts/account-items.ts';
import type { AccountQuestion } from '../../../merges/accounts/account-plan.ts';
import { amountsTo } from '../../../merges/accounts/amounts-to.ts';
import { editFields } from '../../../merges/accounts/edit-fields.ts';
import type { Merge } from '../../../merges/accounts/merge.ts';
import { proposalsOf } from '../../../merges/accounts/merges-of.ts';
import type { Proposal } from '../../../merges/accounts/proposal.ts';
import type { StepContext } from '../../../run/step.ts';
import { REASON } from '../../../run/stuck.ts';
import { quote, type Text } from '../../../run/text.ts';
import { type ItemChoice, LATER, type WorkItem, type Worklist } from '../../../run/worklist.ts';
import { bareIn, bareSection } from './bare.ts';
import { accountsById, decided, itemIdOf, mergesIn, type RuledOut } from './decisions.ts';
import { never } from './never.ts';
import { nobodySection, reopeningOf } from './nobody.ts';
import { takenFrom, takenNumbers } from './taken-numbers.ts';

/** Everything somebody decides about accounts: proposals, questions, what was ruled out, and numbers nobody would have. */
export function accountList(ctx: StepContext): Worklist {
  const { plan, ruledOut, decisions } = decided(ctx);
  const merges = mergesIn(ctx);
  const byProposal = new Map(merges.map((merge) => [merge.proposal, merge]));
  const taken = takenNumbers(merges);
  const accounts = accountsById(plan);
  const bare = bareIn(ctx);
  const proposals = new Map(proposalsOf(plan).map((proposal) => [proposal.id, proposal]));
  const changed = new Set(
    decisions.filter(({ choice }) => choice === 'edit').map(({ proposal }) => proposal),
  );
  const questions = new Map(plan.questions.map((question) => [itemIdOf(question), question]));
  /** A changed merge shows itself, no longer what was proposed; each says what it comes to. */
  const asDecided = (item: WorkItem, merge: Merge | undefined): WorkItem => {
    const proposal = proposals.get(item.id);
    if (!merge || !proposal) return item;
    const amounts = amountsTo(proposal, merge, bare);
    if (!changed.has(item.id)) return { ...item, amounts };
    const shown = { de: `*Geändert:* ${amounts.de}.`, en: `*Changed:* ${amounts.en}.` };
    return { ...item, amounts, ...changedItem(questions.get(item.id), proposal, merge, shown) };
  };
  const inContext = (item: WorkItem): WorkItem => {
    const merge: Merge | undefined = byProposal.get(item.id);
    const reopening = merge && reopeningOf(merge, merges);
    const mayChange = item.choices.some(({ id }) => id === 'edit');
    const lacking = merge ? [] : takenFrom(accounts.get(item.id) ?? [], taken, mayChange);
    return {
      ...asDecided(item, merge),
      ...(lacking.length > 0 ? { detail: [...lacking, ...item.detail] } : {}),
      ...(reopening ? { reopening } : {}),
    };
  };
  const ofConfidence = (wanted: string): WorkItem[] =>
    plan.proposals.filter(({ confidence }) => confidence === wanted).map(proposed);
  const sections = [
    // It follows from what was just decided, so it is asked next.
    bareSection(ctx),
    { id: 'certain', title: CERTAIN, items: ofConfidence('certain') },
    { id: 'likely', title: LIKELY, items: ofConfidence('likely') },
    { id: 'questions', title: QUESTIONS, items: plan.questions.map(questioned) },
    { id: 'never', title: NEVER_TITLE, items: ruledOut.map(ruledOutItem) },
    nobodySection(ctx),
  ];
  return {
    sections: sections
      .filter(({ items }) => items.length > 0)
      .map((section) => ({ ...section, items: section.items.map(inContext) })),
  };
}

function proposed(proposal: Proposal): WorkItem {
  return {
    ...proposalItem(proposal),
    choices: [ACCEPT, edit(proposal), PUT_OFF, REFUSE, never(namesOf(proposal))],
  };
}

/** A question has no emphasised answer: the bot does not know better than the person asked. */
function questioned(question: AccountQuestion): WorkItem {
  const { ifOne, accounts } = question;
  const { style: _, ...accept } = ACCEPT;
  return {
    ...questionItem(question),
    id: itemIdOf(question),
    choices: [
      { ...REFUSE, sign: '↷', label: LEAVE, style: 'primary' },
      ...(ifOne ? [accept, edit(ifOne)] : []),
      PUT_OFF,
      never(
        accounts.map(({ username }) => username),
        question.mains.map(({ username }) => username),
      ),
    ],
  };
}

/** Shown as it was asked, as long as the table still asks it; else by its accounts, because it counts for every table. */
function ruledOutItem({ id, accounts, proposal, question }: RuledOut): WorkItem {
  if (proposal) return proposed(proposal);
  if (question) return questioned(question);
  const names = accounts.map((name) => `\`${quote(name)}\``).join(', ');
  return {
    id,
    title: { de: `${names}: verschiedene Leute`, en: `${names}: different people` },
    detail: [
      {
        de: 'Diese Konten werden nie zusammen vorgeschlagen, auch nicht nach einer neuen Übersicht.',
        en: 'These accounts are never proposed together, nor after another overview.',
      },
    ],
    choices: [never(accounts)],
  };
}

function namesOf({ survivor, removed }: Proposal): string[] {
  return [survivor, ...removed].map(({ row }) => row.username);
}

function edit(proposal: Proposal): ItemChoice {
  return {
    id: 'edit',
    sign: '✎',
    label: { de: 'Ändern …', en: 'Change …' },
    fields: editFields(proposal),
  };
}

const ACCEPT: ItemChoice = {
  id: 'accept',
  sign: '✔',
  label: { de: 'Annehmen', en: 'Accept' },
  style: 'primary',
};
const PUT_OFF: ItemChoice = { id: LATER, label: { de: 'Später', en: 'Later' } };
const REFUSE: ItemChoice = {
  id: 'refuse',
  sign: '✗',
  label: { de: 'Ablehnen …', en: 'Refuse …' },
  fields: [REASON],
};
const CERTAIN: Text = { de: 'Sicher', en: 'Certain' };
const LIKELY: Text = { de: 'Wahrscheinlich', en: 'Likely' };
const QUESTIONS: Text = { de: 'Rückfragen', en: 'Questions' };
const NEVER_TITLE: Text = { de: 'Nie zusammenführen', en: 'Never to be merged' };
const LEAVE: Text = { de: 'So lassen …', en: 'Leave as it is …' };
