import { TEXTS } from './texts.ts';

type Language = 'de' | 'en';

const LOCALE: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

/** The moment of a message timestamp, ms. */
export function msOf(ts: string): number {
  return Number(ts) * 1000;
}

export function timeText(ms: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { timeStyle: 'short' }).format(ms);
}

export function dayText(ms: number, language: Language): string {
  const form = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat(LOCALE[language], form).format(ms);
}

/** How long before `now`, as Slack's `{ago}`. */
function agoText(ms: number, now: number, language: Language): string {
  const minutes = Math.round((now - ms) / 60_000);
  const format = new Intl.RelativeTimeFormat(LOCALE[language], { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return format.format(-minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 24
    ? format.format(-hours, 'hour')
    : format.format(-Math.round(hours / 24), 'day');
}

/** Slack's date tokens (docs.slack.dev/messaging/formatting-message-text#date-formatting). */
export function slackDate(format: string, ms: number, now: number, language: Language): string {
  const date = (form: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(LOCALE[language], form).format(ms);
  const pretty = (form: Intl.DateTimeFormatOptions): string =>
    near(ms, now, language) ?? date(form);
  const long = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const short = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const tokens: Readonly<Record<string, () => string>> = {
    date_num: () => date({ day: '2-digit', month: '2-digit', year: 'numeric' }),
    date: () => date(day),
    date_short: () => date(short),
    date_long: () => date(long),
    date_pretty: () => pretty(day),
    date_short_pretty: () => pretty(short),
    date_long_pretty: () => pretty(long),
    time: () => date({ hour: '2-digit', minute: '2-digit' }),
    time_secs: () => date({ timeStyle: 'medium' }),
    ago: () => agoText(ms, now, language),
  };
  return format.replace(/\{(\w+)\}/g, (whole, name: string) => tokens[name]?.() ?? whole);
}

function near(ms: number, now: number, language: Language): string | undefined {
  const day = (time: number): string => new Date(time).toDateString();
  if (day(ms) === day(now)) return TEXTS.today[language];
  return day(ms) === day(now - 86_400_000) ? TEXTS.yesterday[language] : undefined;
}
