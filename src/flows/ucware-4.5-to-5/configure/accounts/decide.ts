import { proposalItem, questionItem } from '../../../merges/accounts/account-items.ts';
import type { AccountQuestion } from '../../../merges/accounts/account-plan.ts';
import { editFields } from '../../../merges/accounts/edit-fields.ts';
import { mergesOf, proposalsOf } from '../../../merges/accounts/merges-of.ts';
import type { Proposal } from '../../../merges/accounts/proposal.ts';
import { givenUpAndTicked } from '../../../merges/accounts/read-edit.ts';
import { counted } from '../../../run/counted.ts';
import type { StepContext } from '../../../run/step.ts';
import { REASON } from '../../../run/stuck.ts';
import type { Text } from '../../../run/text.ts';
import { pass } from '../../../run/verdict.ts';
import { type ItemChoice, LATER, type WorkItem, type Worklist } from '../../../run/worklist.ts';
import { LIST, listStep } from '../../../steps/list-step.ts';
import { leftOutNote } from '../../../steps/skip-part.ts';
import { anotherTable, restsOnIt, settledOn, startsOver } from '../start-over.ts';
import { decided, decisionOf, mergesIn } from './decisions.ts';
import { accountRows, NEW_OVERVIEW, STEPS } from './facts.ts';
import { never, neverProblem } from './never.ts';

const AFTER = [STEPS.snapshot, STEPS.work, STEPS.verify];

export const decideMerges = listStep({
  id: STEPS.decide,
  phase: 'configure',
  title: { de: 'Mehrfach angelegte Benutzer', en: 'Users with several accounts' },
  why: {
    de: 'Was der Bot zusammengehörig findet, ist nur ein Vorschlag; jeden entscheidet jemand, der die Leute kennt.',
    en: 'What the bot finds to belong together is only a proposal; each is decided by somebody who knows the people.',
  },
  guide: ['Mehrere Geräte und Rufnummern pro Benutzer'],
  unless: (ctx) => {
    const { plan } = decided(ctx);
    if (plan.proposals.length + plan.questions.length > 0) return null;
    return pass(NOTHING, { skips: AFTER });
  },
  list: listOf,
  ask: (ctx) => {
    const { plan } = decided(ctx);
    const proposals = counted(plan.proposals.length, PROPOSALS);
    const questions = counted(plan.questions.length, DOUBTS);
    return {
      text: {
        de: `${proposals.de} und ${questions.de} zu Konten, die zur selben Person gehören könnten. Bitte einzeln entscheiden; am Server ändert sich dadurch noch nichts.`,
        en: `${proposals.en} and ${questions.en} about accounts that may belong to one person. Please decide one by one; nothing on the server changes by it yet.`,
      },
    };
  },
  check: ({ item, choice, values }, ctx) => {
    const { plan, decisions } = decided(ctx);
    const rows = ctx.get(accountRows) ?? [];
    if (choice === 'never') return neverProblem(values);
    const proposal = proposalsOf(plan).find(({ id }) => id === item);
    const decision = proposal && decisionOf(proposal, { choice, values }, rows);
    if (!decision) return {};
    if ('errors' in decision) return { ...decision.errors };
    const contrary = decision.choice === 'edit' ? givenUpAndTicked(proposal, decision, values) : {};
    if (Object.keys(contrary).length > 0) return contrary;
    const { problems } = mergesOf(plan, [...decisions, decision], rows);
    const problem = problems.find((one) => one.proposal === item);
    return problem ? { [placeOf(choice, values)]: problem.why } : {};
  },
  more: [anotherTable(NEW_OVERVIEW, [STEPS.overview, STEPS.decide])],
  checkMore: (choice, ctx) => (startsOver(choice) ? restsOnIt(decisionsIn(ctx)) : {}),
  close: (answer, ctx) => {
    if (answer.choice === 'skip-part') return pass(leftOutNote(answer), { skips: AFTER });
    const merges = mergesIn(ctx);
    if (merges.length === 0) return pass(NONE, { skips: AFTER });
    const gone = merges.flatMap(({ removed }) => removed).length;
    const [people, accounts] = [counted(merges.length, PEOPLE), counted(gone, ACCOUNTS)];
    return pass({
      de: `Zusammenzuführen: ${people.de}; dabei zu löschen: ${accounts.de}.`,
      en: `To be merged: ${people.en}; to be deleted with that: ${accounts.en}.`,
    });
  },
});

function listOf(ctx: StepContext): Worklist {
  const { plan, never } = decided(ctx);
  const ofConfidence = (wanted: string): WorkItem[] =>
    plan.proposals.filter(({ confidence }) => confidence === wanted).map(proposed);
  const sections = [
    { id: 'certain', title: CERTAIN, items: ofConfidence('certain') },
    { id: 'likely', title: LIKELY, items: ofConfidence('likely') },
    { id: 'questions', title: QUESTIONS, items: plan.questions.map(questioned) },
    { id: 'never', title: NEVER_TITLE, items: never.map(proposed) },
  ];
  return { sections: sections.filter(({ items }) => items.length > 0) };
}

/** The proposals and questions people have settled, by their titles. */
export function decisionsIn(ctx: StepContext): Text[] {
  return settledOn({ ...listOf(ctx), entries: ctx.entries(LIST, STEPS.decide) });
}

/** Beside a field, so that the form stays open with what was filled in; whoever accepts has no form and reads a reply. */
function placeOf(choice: string, values: Readonly<Record<string, string>>): string {
  if (choice !== 'edit') return 'collision';
  return (values['take'] ?? '').trim() === '' ? 'survivor' : 'take';
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
    id: ifOne?.id ?? question.id,
    choices: [
      { ...REFUSE, label: LEAVE, style: 'primary' },
      ...(ifOne ? [accept, edit(ifOne)] : []),
      PUT_OFF,
      never(
        accounts.map(({ username }) => username),
        question.mains.map(({ username }) => username),
      ),
    ],
  };
}

function namesOf({ survivor, removed }: Proposal): string[] {
  return [survivor, ...removed].map(({ row }) => row.username);
}

const ACCEPT: ItemChoice = {
  id: 'accept',
  label: { de: 'Annehmen', en: 'Accept' },
  style: 'primary',
};
const PUT_OFF: ItemChoice = { id: LATER, label: { de: 'Später', en: 'Later' } };
const REFUSE: ItemChoice = {
  id: 'refuse',
  label: { de: 'Ablehnen …', en: 'Refuse …' },
  fields: [REASON],
};

function edit(proposal: Proposal): ItemChoice {
  return { id: 'edit', label: { de: 'Ändern …', en: 'Change …' }, fields: editFields(proposal) };
}

const PROPOSALS = {
  one: { de: 'Vorschlag', en: 'proposal' },
  many: { de: 'Vorschläge', en: 'proposals' },
};
const DOUBTS = {
  one: { de: 'Rückfrage', en: 'question' },
  many: { de: 'Rückfragen', en: 'questions' },
};
const PEOPLE = { one: { de: 'Person', en: 'person' }, many: { de: 'Personen', en: 'people' } };
const ACCOUNTS = { one: { de: 'Konto', en: 'account' }, many: { de: 'Konten', en: 'accounts' } };
const CERTAIN: Text = { de: 'Sicher', en: 'Certain' };
const LIKELY: Text = { de: 'Wahrscheinlich', en: 'Likely' };
const QUESTIONS: Text = { de: 'Rückfragen', en: 'Questions' };
const NEVER_TITLE: Text = { de: 'Nie zusammenführen', en: 'Never to be merged' };
const LEAVE: Text = { de: 'So lassen …', en: 'Leave as it is …' };
const NOTHING: Text = {
  de: 'In der Übersicht gehören keine zwei Konten erkennbar zur selben Person.',
  en: 'No two accounts of the overview seem to belong to the same person.',
};
const NONE: Text = {
  de: 'Es wird nichts zusammengeführt.',
  en: 'Nothing is merged.',
};
