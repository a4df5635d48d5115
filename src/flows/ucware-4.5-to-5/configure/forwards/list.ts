import { forwardingItem } from '../../../merges/accounts/forwarding-texts.ts';
import { counted } from '../../../run/counted.ts';
import type { StepContext } from '../../../run/step.ts';
import type { Text } from '../../../run/text.ts';
import { pass } from '../../../run/verdict.ts';
import { isSettled, LATER } from '../../../run/worklist.ts';
import { LIST, listStep } from '../../../steps/list-step.ts';
import { leftOpenNote, leftOutNote, SKIP_PART } from '../../../steps/skip-part.ts';
import { FORWARDS } from './critical.ts';
import { forwardsOf } from './rows.ts';

const DAY_MS = 86_400_000;

export const reactivateForwards = listStep({
  id: FORWARDS.list,
  phase: 'configure',
  title: { de: 'Rufumleitungen wieder eingeschaltet', en: 'Forwards switched on again' },
  why: {
    de: 'Solange ein Rufumleitungsprofil inaktiv ist, klingelt es dort, wo nachts niemand ist.',
    en: 'While a forwarding profile is inactive, telephones ring where nobody is at night.',
  },
  guide: ['Rufumleitungsprofile für mehrere Rufnummern'],
  unless: (ctx) => (forwardsOf(ctx).length === 0 ? pass(NOTHING) : null),
  list: (ctx) => {
    const rows = forwardsOf(ctx);
    const section = (id: string, title: Text, critical: boolean) => ({
      id,
      title,
      several: true as const,
      ...(critical ? { mark: CRITICAL } : {}),
      items: rows
        .filter((row) => (row.critical !== undefined) === critical)
        .map((row) => ({
          ...forwardingItem(row),
          choices: [
            { id: 'done', label: DONE, style: 'primary' as const },
            { id: 'none', sign: '➖', label: NOT_NEEDED },
            { id: LATER, label: LATER_LABEL },
          ],
        })),
    });
    const sections = [section('critical', CRITICAL, true), section('others', OTHERS, false)];
    return { sections: sections.filter(({ items }) => items.length > 0) };
  },
  ask: (ctx) => {
    const days = daysOpen(ctx);
    const open = forwardsOf(ctx).filter(
      (row) => !isSettled(ctx.entries(LIST)[forwardingItem(row).id]),
    );
    return {
      text:
        days === 0
          ? TEXT
          : {
              de: `*Erinnerung nach ${counted(days, DAYS).de}:* ${counted(open.length, OPEN).de} noch nicht abgehakt.`,
              en: `*Reminder after ${counted(days, DAYS).en}:* ${counted(open.length, OPEN).en} not ticked yet.`,
            },
      wakeAt: remindAt(ctx, days),
    };
  },
  mayStayOpen: true,
  close: (answer, ctx) => {
    const rows = forwardsOf(ctx);
    const entries = ctx.entries(LIST);
    const settled = rows.filter((row) => isSettled(entries[forwardingItem(row).id])).length;
    const count = {
      de: `Rufumleitungen abgehakt: ${settled} von ${rows.length}.`,
      en: `Forwards ticked: ${settled} of ${rows.length}.`,
    };
    if (answer.choice === 'yes') return pass(count);
    const left = answer.choice === SKIP_PART.id ? leftOutNote(answer) : leftOpenNote(answer);
    return pass({ de: `${count.de} ${left.de}`, en: `${count.en} ${left.en}` });
  },
});

/** Whole days since the users were told. */
function daysOpen(ctx: StepContext): number {
  const since = ctx.doneAt(FORWARDS.notice);
  if (since === undefined) return 0;
  return Math.max(0, Math.floor((Date.parse(ctx.now) - Date.parse(since)) / DAY_MS));
}

function remindAt(ctx: StepContext, days: number): string | undefined {
  const since = ctx.doneAt(FORWARDS.notice);
  if (since === undefined) return undefined;
  return new Date(Date.parse(since) + (days + 1) * DAY_MS).toISOString();
}

const DAYS = { one: { de: 'Tag', en: 'day' }, many: { de: 'Tagen', en: 'days' } };
const OPEN = {
  one: { de: 'Rufumleitung ist', en: 'forward is' },
  many: { de: 'Rufumleitungen sind', en: 'forwards are' },
};
const TEXT: Text = {
  de: 'Wessen Rufumleitungen gelten wieder? Geschäftskritische stehen zuerst. Der Bot erinnert jeden Tag, bis alles abgehakt ist.',
  en: 'Whose forwards work again? Business-critical ones come first. The bot reminds every day until all are ticked.',
};
const NOTHING: Text = {
  de: 'Es sind keine Rufumleitungen bekannt, die jemand einschalten müsste.',
  en: 'No forwards are known that somebody would have to switch on.',
};
const CRITICAL: Text = { de: 'Geschäftskritisch', en: 'Business-critical' };
const OTHERS: Text = { de: 'Alle anderen', en: 'All others' };
const DONE: Text = { de: 'Gilt wieder', en: 'Works again' };
const NOT_NEEDED: Text = { de: 'Nicht nötig', en: 'Not needed' };
const LATER_LABEL: Text = { de: 'Später', en: 'Later' };
