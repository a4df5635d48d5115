import type { MergeSettings } from '../../../merges/accounts/settings.ts';
import type { UserRow } from '../../../merges/accounts/user-row.ts';
import { counted } from '../../../run/counted.ts';
import type { Choice } from '../../../run/question.ts';
import type { StepContext } from '../../../run/step.ts';
import { REASON } from '../../../run/stuck.ts';
import type { Text } from '../../../run/text.ts';
import type { Reconsidered } from '../../../steps/take-over.ts';
import { asReconsidered } from '../carry-over.ts';
import { carryAccounts } from './carry.ts';
import { accountRows } from './facts.ts';
import { comesFirst, numberNews, numbersKnown } from './number-news.ts';
import { changeFile, changeLines } from './number-texts.ts';

/** Takes an overview over, and says that the one before it was not the right table: its numbers do not count. */
export const WRONG_TABLE = 'wrong-table';

/**
 * What somebody confirms before an overview counts: what becomes of the decisions, and numbers nobody has any more or others have. A
 * number that vanished stays a point of the list, unless the table that had it was simply the wrong one.
 */
export function reconsiderAccounts(
  rows: readonly UserRow[],
  settings: MergeSettings,
  ctx: StepContext,
): Reconsidered | null {
  const carried = asReconsidered(
    carryAccounts(rows, settings, numbersKnown(ctx, false), ctx),
    rows.length,
    ctx,
  );
  const news = numberNews(rows, ctx);
  if (news.length === 0) return carried;
  const isFirst = comesFirst(ctx);
  const { text, evidence, notices } = carried ?? {
    text: another(rows.length, isFirst),
    evidence: [],
    notices: [],
  };
  return {
    text,
    evidence: [isFirst ? UNLIKE_BEFORE : UNLIKE_LAST, ...changeLines(news), ...evidence],
    notices: [...changeFile(news, ctx), ...notices],
    also: [isFirst ? BEFORE_WAS_WRONG : LAST_WAS_WRONG],
    isFirst: (ctx.get(accountRows) ?? []).length === 0,
  };
}

function another(rows: number, isFirst: boolean): Text {
  const entries = counted(rows, ENTRIES);
  return isFirst
    ? {
        de: `Übersicht mit ${entries.de}. Gegenüber der von vor dem Update stehen Nummern bei anderen Konten oder bei keinem mehr. Übernehmen?`,
        en: `Overview with ${entries.en}. Compared with the one from before the update numbers are on other accounts, or on none any more. Take it over?`,
      }
    : {
        de: `Neue Übersicht mit ${entries.de}. Nummern stehen bei anderen Konten oder bei keinem mehr. Übernehmen?`,
        en: `New overview with ${entries.en}. Numbers are on other accounts, or on none any more. Take it over?`,
      };
}

const ENTRIES = { one: { de: 'Eintrag', en: 'entry' }, many: { de: 'Einträgen', en: 'entries' } };
const STAYS_OPEN: Text = {
  de: 'Was bei keinem Konto mehr steht, bleibt als Punkt auf der Liste, bis es jemand ausdrücklich aufgibt oder eine Übersicht es wieder hat:',
  en: 'What is on no account any more stays a point of the list until somebody gives it up expressly, or an overview has it again:',
};
const UNLIKE_BEFORE: Text = {
  de: `*Nummern, anders als vor dem Update.* ${STAYS_OPEN.de}`,
  en: `*Numbers, unlike before the update.* ${STAYS_OPEN.en}`,
};
const UNLIKE_LAST: Text = {
  de: `*Nummern, anders als bisher.* ${STAYS_OPEN.de}`,
  en: `*Numbers, unlike so far.* ${STAYS_OPEN.en}`,
};
const LAST_WAS_WRONG: Choice = {
  id: WRONG_TABLE,
  label: {
    de: 'Übernehmen; die bisherige war falsch …',
    en: 'Take it over; the last one was wrong …',
  },
  fields: [REASON],
};
const BEFORE_WAS_WRONG: Choice = {
  id: WRONG_TABLE,
  label: {
    de: 'Übernehmen; die vor dem Update war falsch …',
    en: 'Take it over; the one before was wrong …',
  },
  fields: [REASON],
};
