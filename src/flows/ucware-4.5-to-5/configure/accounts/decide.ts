import { mergesOf, proposalsOf } from '../../../merges/accounts/merges-of.ts';
import { givenUpAndTicked } from '../../../merges/accounts/read-edit.ts';
import { takeProblem } from '../../../merges/accounts/take-problem.ts';
import { counted } from '../../../run/counted.ts';
import type { StepContext } from '../../../run/step.ts';
import { joinTexts, quote, same, type Text } from '../../../run/text.ts';
import { pass } from '../../../run/verdict.ts';
import { REOPEN } from '../../../run/worklist.ts';
import { LIST, listStep } from '../../../steps/list-step.ts';
import { leftOutNote } from '../../../steps/skip-part.ts';
import { anotherTable, restsOnIt, settledOn, startsOver } from '../start-over.ts';
import { accountList } from './account-list.ts';
import { bareIn } from './bare.ts';
import { decided, decisionOf, mergesIn } from './decisions.ts';
import { accountRows, mergeSettings, NEW_OVERVIEW, STEPS } from './facts.ts';
import { goneIn, goneProblem, named } from './gone.ts';
import { neverProblem } from './never.ts';
import { nobodyProblem, nobodysIn, spelled } from './nobody.ts';
import { vanishingProblem } from './vanishing.ts';
import { ticksIn } from './work.ts';

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
    if (plan.proposals.length + plan.questions.length + goneIn(ctx).length > 0) return null;
    return pass(NOTHING, { skips: AFTER });
  },
  list: accountList,
  ask: (ctx) => {
    const { plan } = decided(ctx);
    const proposals = counted(plan.proposals.length, PROPOSALS);
    const questions = counted(plan.questions.length, DOUBTS);
    return {
      text: joinTexts(
        [
          {
            de: `${proposals.de} und ${questions.de} zu Konten, die zur selben Person gehören könnten. Bitte einzeln entscheiden; am Server ändert sich dadurch noch nichts.`,
            en: `${proposals.en} and ${questions.en} about accounts that may belong to one person. Please decide one by one; nothing on the server changes by it yet.`,
          },
          ...vanished(goneIn(ctx).length),
        ],
        '\n',
      ),
    };
  },
  check: ({ item, choice, values }, ctx) => {
    const { plan, decisions } = decided(ctx);
    const rows = ctx.get(accountRows) ?? [];
    if (choice === 'never') {
      return { ...vanishingProblem(item, { choice, values }, ctx), ...neverProblem(values) };
    }
    if (choice === REOPEN.id) return vanishingProblem(item, { choice, values }, ctx);
    const proposal = proposalsOf(plan).find(({ id }) => id === item);
    const decision = proposal && decisionOf(proposal, { choice, values }, rows);
    if (!decision) return {};
    if ('errors' in decision) return { ...decision.errors };
    const contrary = decision.choice === 'edit' ? givenUpAndTicked(proposal, decision, values) : {};
    if (Object.keys(contrary).length > 0) return contrary;
    const others = mergesIn(ctx).filter((merge) => merge.proposal !== item);
    const bare =
      decision.choice === 'edit' && takeProblem(decision, others, rows, ctx.need(mergeSettings));
    if (bare) return { take: bare };
    const { problems } = mergesOf(plan, [...decisions, decision], rows);
    const problem = problems.find((one) => one.proposal === item);
    return problem ? { [placeOf(choice, values)]: problem.why } : {};
  },
  more: [anotherTable(NEW_OVERVIEW, [STEPS.overview, STEPS.decide])],
  checkMore: (choice, ctx) =>
    startsOver(choice)
      ? restsOnIt(ticksIn(ctx))
      : choice === 'yes'
        ? { ...nobodyProblem(ctx), ...goneProblem(ctx) }
        : {},
  close: (answer, ctx) => {
    if (answer.choice === 'skip-part') return pass(leftOutNote(answer), { skips: AFTER });
    const merges = mergesIn(ctx);
    const vanishedNumbers = goneIn(ctx).map((one) => same(named(one)));
    if (merges.length === 0) {
      const said = vanishedNumbers.length > 0 ? [givenUp(vanishedNumbers)] : [];
      return pass(joinTexts([NONE, ...said], ' '), { skips: AFTER });
    }
    const gone = merges.flatMap(({ removed }) => removed).length;
    const [people, accounts] = [counted(merges.length, PEOPLE), counted(gone, ACCOUNTS)];
    const note = {
      de: `Zusammenzuführen: ${people.de}; dabei zu löschen: ${accounts.de}.`,
      en: `To be merged: ${people.en}; to be deleted with that: ${accounts.en}.`,
    };
    const nobodys = [...nobodysIn(ctx).map(spelled), ...vanishedNumbers];
    const bare = bareIn(ctx).map(({ account }) => account);
    return pass(
      joinTexts(
        [
          note,
          ...(nobodys.length > 0 ? [givenUp(nobodys)] : []),
          ...(bare.length > 0 ? [withoutNumber(bare)] : []),
        ],
        ' ',
      ),
    );
  },
});

/** The proposals and questions people have settled, by their titles. */
export function decisionsIn(ctx: StepContext): Text[] {
  return settledOn({ ...accountList(ctx), entries: ctx.entries(LIST, STEPS.decide) });
}

/** Beside a field, so that the form stays open with what was filled in; whoever accepts has no form and reads a reply. */
function placeOf(choice: string, values: Readonly<Record<string, string>>): string {
  if (choice !== 'edit') return 'collision';
  return (values['take'] ?? '').trim() === '' ? 'survivor' : 'take';
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
/** Numbers of an earlier overview that this one has not, for whoever opens the list. */
function vanished(count: number): Text[] {
  if (count === 0) return [];
  const { de, en } = counted(count, NUMBERS);
  return [
    {
      de: `*Achtung:* Aus früheren Übersichten bei keinem Konto mehr: ${de}. Bitte jede auf der Liste ausdrücklich aufgeben oder im Admin-Client wieder vergeben.`,
      en: `*Note:* Of earlier overviews, on no account any more: ${en}. Please give up each expressly on the list, or give it out again in the Admin client.`,
    },
  ];
}

const NUMBERS = { one: { de: 'Nummer', en: 'number' }, many: { de: 'Nummern', en: 'numbers' } };

function givenUp(numbers: readonly Text[]): Text {
  const { de, en } = joinTexts(numbers, ', ');
  return {
    de: `Danach hat niemand mehr: ${quote(de)}.`,
    en: `Nobody has any more afterwards: ${quote(en)}.`,
  };
}

function withoutNumber(accounts: readonly string[]): Text {
  const list = quote(accounts.join(', '));
  return {
    de: `Danach ohne Nummer: ${list}.`,
    en: `Without a number afterwards: ${list}.`,
  };
}

const NOTHING: Text = {
  de: 'In der Übersicht gehören keine zwei Konten erkennbar zur selben Person.',
  en: 'No two accounts of the overview seem to belong to the same person.',
};
const NONE: Text = {
  de: 'Es wird nichts zusammengeführt.',
  en: 'Nothing is merged.',
};
