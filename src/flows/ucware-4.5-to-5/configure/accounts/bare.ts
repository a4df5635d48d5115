import { type BareAccount, bareAccounts } from '../../../merges/accounts/bare-accounts.ts';
import { dialled } from '../../../merges/accounts/dialled.ts';
import { type Actor, mentionOf } from '../../../run/actor.ts';
import { oncePerRecord } from '../../../run/once-per-record.ts';
import { planHash } from '../../../run/plan-hash.ts';
import type { Answer } from '../../../run/question.ts';
import type { StepContext } from '../../../run/step.ts';
import { REASON } from '../../../run/stuck.ts';
import { joinTexts, quote, same, type Text } from '../../../run/text.ts';
import { withoutEllipsis } from '../../../run/without-ellipsis.ts';
import { isSettled, LATER, type WorkItem, type WorkSection } from '../../../run/worklist.ts';
import { LIST } from '../../../steps/list-step.ts';
import { accountsById, decided, decidedToMerge, mergesIn } from './decisions.ts';
import { accountRows, accountsSeen, STEPS } from './facts.ts';

/** Accounts without a number after the work, as far as the merges are decided. */
export const bareIn = oncePerRecord((ctx): readonly BareAccount[] =>
  bareAccounts(mergesIn(ctx), ctx.get(accountRows) ?? []),
);

/**
 * One point for each of them, so that somebody decides what happens with the account; none while a point that is about the account is
 * still open, because that may settle it.
 */
export function bareSection(ctx: StepContext): WorkSection {
  const entries = ctx.entries(LIST, STEPS.decide);
  const undecided = new Set(
    [...accountsById(decided(ctx).plan)].flatMap(([id, accounts]) =>
      isSettled(entries[id]) ? [] : accounts,
    ),
  );
  const items = bareIn(ctx).filter(({ account }) => !undecided.has(account));
  return { id: 'bare', title: TITLE, items: items.map(bareItem) };
}

/** What was decided about each of them, for the points of the work list that take its numbers away. */
export function bareNotes(ctx: StepContext): ReadonlyMap<string, Text> {
  const entries = ctx.entries(LIST, STEPS.decide);
  return new Map(
    bareIn(ctx).map((one) => {
      const { choices } = bareItem(one);
      const entry = entries[idOf(one)];
      const label = choices.find(({ id }) => id === entry?.choice)?.label;
      const name = quote(one.account);
      const note = {
        de: `*Achtung:* Danach hat \`${name}\` keine Nummer mehr.`,
        en: `*Note:* \`${name}\` then has no number left.`,
      };
      if (!isSettled(entry) || !label) return [one.account, note];
      const said = `${quote(entry.values['reason'] ?? '')} (${mentionOf(entry.by)})`;
      return [
        one.account,
        {
          de: `${note.de} ${withoutEllipsis(label.de)}: ${said}`,
          en: `${note.en} ${withoutEllipsis(label.en)}: ${said}`,
        },
      ];
    }),
  );
}

/** Accounts that somebody sees to by hand, with the entry that says so; none where the list was left out. */
function byHand(ctx: StepContext): { readonly one: BareAccount; readonly entry: Answer }[] {
  if (!decidedToMerge(ctx)) return [];
  const entries = ctx.entries(LIST, STEPS.decide);
  return bareIn(ctx).flatMap((one) => {
    const entry = entries[idOf(one)];
    return entry?.choice === BY_HAND ? [{ one, entry }] : [];
  });
}

/** Their names in small letters: what becomes of them is as somebody said, whatever it is. */
export function accountsByHand(ctx: StepContext): ReadonlySet<string> {
  return new Set(byHand(ctx).map(({ one }) => one.account.toLowerCase()));
}

/** Accounts somebody has yet to see to, each with what was said and by whom: those no second overview shows gone, or with a number. */
export function leftToHand(ctx: StepContext): { readonly text: Text; readonly by: Actor }[] {
  const seen = ctx.get(accountsSeen);
  const isSeenTo = ({ account, lost }: BareAccount): boolean => {
    if (!seen) return false;
    const before = lost.map(({ number }) => dialled(number));
    const now = seen.find(({ username }) => username.toLowerCase() === account.toLowerCase());
    return !now || now.numbers.some((number) => !before.includes(dialled(number)));
  };
  return byHand(ctx)
    .filter(({ one }) => !isSeenTo(one))
    .map(({ one, entry }) => {
      const said = same(quote(entry.values['reason'] ?? ''));
      return { text: joinTexts([bareItem(one).title, said], ': '), by: entry.by };
    });
}

/** The same account with the same numbers taken by the same people is the same point. */
function idOf({ account, lost }: BareAccount): string {
  return `bare-${planHash([account, ...lost.map(({ number, to }) => `${number} ${to ?? ''}`)]).slice(0, 12)}`;
}

/** How such an account stands in the list. */
export function bareItem(one: BareAccount): WorkItem {
  const account = quote(one.account);
  const numbers = quote(one.lost.map(({ number }) => number).join(', '));
  return {
    id: idOf(one),
    title: {
      de: `\`${account}\` hat danach keine Nummer mehr (bisher ${numbers})`,
      en: `\`${account}\` has no number left afterwards (so far ${numbers})`,
    },
    detail: [
      ...one.lost.map(({ number, to }) => goes(quote(number), to)),
      {
        de: 'Das Konto bleibt bestehen und ist danach nicht mehr anzurufen. Gruppen und Telefone behält es. Seine Rufumleitungsprofile, auch eine Nachtschaltung, gelten danach für keine Nummer mehr: Wer die Nummer bekommt, muss sie neu anlegen.',
        en: 'The account stays and cannot be called any more. It keeps groups and telephones. Its forwarding profiles (Rufumleitungsprofile), a night service too, then apply to no number any more: whoever gets the number has to make them anew.',
      },
      {
        de: 'Soll es eine Nummer behalten: die Zusammenführung, die sie übernimmt, wieder öffnen und dort streichen. Dann verschwindet dieser Punkt.',
        en: 'If it shall keep a number: open the merge that takes it over again, and strike it out there. This point goes away then.',
      },
    ],
    choices: [
      {
        id: 'stays-bare',
        sign: '↷',
        label: { de: 'Ohne Nummer lassen …', en: 'Leave it without a number …' },
        fields: [REASON],
      },
      {
        id: BY_HAND,
        sign: '✎',
        label: { de: 'Von Hand regeln …', en: 'Settle it by hand …' },
        fields: [{ ...REASON, label: WHAT }],
      },
      { id: LATER, label: { de: 'Später', en: 'Later' } },
    ],
  };
}

function goes(number: string, to: string | undefined): Text {
  return to === undefined
    ? { de: `${number} wird aufgegeben.`, en: `${number} is given up.` }
    : {
        de: `${number} übernimmt ${quote(to)}.`,
        en: `${quote(to)} takes over ${number}.`,
      };
}

const BY_HAND = 'by-hand';
const TITLE: Text = {
  de: 'Konten, die danach keine Nummer haben',
  en: 'Accounts without a number afterwards',
};
const WHAT: Text = {
  de: 'Was geschieht mit dem Konto (löschen, andere Nummer), und wer kümmert sich darum?',
  en: 'What happens with the account (delete it, another number), and who sees to it?',
};
