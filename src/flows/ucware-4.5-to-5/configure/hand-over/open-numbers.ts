import { accountsNow } from '../../../merges/accounts/accounts-now.ts';
import { leftOutFaxes } from '../../../merges/fax/fax-items.ts';
import type { FaxRow } from '../../../merges/fax/fax-row.ts';
import type { StepContext } from '../../../run/step.ts';
import { stepRecord } from '../../../run/step-record.ts';
import { quote, type Text } from '../../../run/text.ts';
import { LIST } from '../../../steps/list-step.ts';
import { TABLE } from '../../../steps/table-step.ts';
import { decided, itemIdOf } from '../accounts/decisions.ts';
import { accountRows, accountsSeen, STEPS } from '../accounts/facts.ts';
import { tickedSteps } from '../accounts/work.ts';
import { faxGroups } from '../fax/decisions.ts';
import { FAX, faxRows } from '../fax/facts.ts';

/** What was decided and is still not in order: who decided it is asked about it. */
export interface OpenNumber {
  readonly text: Text;
  readonly by: { readonly id: string };
}

/** Numbers of several accounts and fax numbers nobody can reach, although nothing is left to tick. */
export function openNumbers(ctx: StepContext): OpenNumber[] {
  return [...onSeveral(ctx), ...withoutGroup(ctx)];
}

function onSeveral(ctx: StepContext): OpenNumber[] {
  // What a second overview showed and somebody accepted is named one by one already.
  if (ctx.answerOf(STEPS.verify, TABLE)?.choice === 'accept') return [];
  const entries = ctx.entries(LIST, STEPS.decide);
  const closed = ctx.answerOf(STEPS.decide, LIST) ?? ctx.answerOf(STEPS.overview, TABLE);
  const owners = new Map<string, string[]>();
  for (const [account, numbers] of now(ctx).numbers) {
    for (const number of numbers) owners.set(number, [...(owners.get(number) ?? []), account]);
  }
  return [...owners].flatMap(([number, accounts]) => {
    if (accounts.length < 2) return [];
    const question = decided(ctx).plan.questions.find(
      (one) =>
        one.kind === 'number-twice' && one.accounts.some(({ numbers }) => numbers.includes(number)),
    );
    const by = (question && entries[itemIdOf(question)]?.by) ?? closed?.by;
    return by ? [{ text: twice(number, accounts), by }] : [];
  });
}

function withoutGroup(ctx: StepContext): OpenNumber[] {
  const closed = ctx.answerOf(FAX.decide, LIST);
  if (!closed || stepRecord(ctx.run, FAX.decide).status !== 'passed') return [];
  const without = leftOutFaxes(ctx.get(faxRows) ?? [], faxGroups(ctx));
  return without.length === 0 ? [] : [{ text: unreachable(without), by: closed.by }];
}

function now(ctx: StepContext) {
  return accountsNow(ctx.get(accountRows) ?? [], tickedSteps(ctx), ctx.get(accountsSeen));
}

function twice(number: string, accounts: readonly string[]): Text {
  const [shown, list] = [quote(number), quote(accounts.join(', '))];
  return {
    de: `Rufnummer ${shown} steht bei mehreren Konten: ${list}. Klären, wem sie gehört.`,
    en: `Number ${shown} is on several accounts: ${list}. Find out whose it is.`,
  };
}

function unreachable(faxes: readonly FaxRow[]): Text {
  const names = faxes.map(({ extension, name }) => (name ? `${extension} (${name})` : extension));
  const list = quote(names.join(', '));
  return {
    de: `In keiner Fax-Gruppe und im Fax-Management für niemanden erreichbar: ${list}`,
    en: `In no fax group and reachable for nobody in the fax management: ${list}`,
  };
}
