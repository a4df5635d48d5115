import { inert } from './inert.ts';

/** The languages every text exists in. The channel of a server decides which one people see. */
export const LANGUAGES = ['de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * A sentence in every language. A missing translation does not compile. Records keep both, so the language of a
 * channel may change without rewriting the past. Slack mrkdwn is allowed; values that come from a server must go
 * through `quote()` first.
 */
export type Text = Readonly<Record<Language, string>>;

/** The same words in every language: names, versions, host names, vendor labels. */
export function same(words: string): Text {
  return { de: words, en: words };
}

/** Joins texts language by language. */
export function joinTexts(texts: readonly Text[], separator: string): Text {
  return {
    de: texts.map((text) => text.de).join(separator),
    en: texts.map((text) => text.en).join(separator),
  };
}

/**
 * Words that come from outside (a server, a person, a file) made harmless inside a text: Slack would otherwise read
 * `<!channel>` in a host name as a call to everybody, and `*x*` in a name as a bold x. Line breaks stay.
 */
export function quote(words: string): string {
  return quoteCode(inert(words));
}

/** The same for what stands as code, where nothing is formatted and everything may be copied. */
export function quoteCode(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A moment as Slack draws it in the reader's own time zone; elsewhere it reads as UTC. `iso` must be valid. */
export function moment(iso: string): string {
  const seconds = Math.floor(Date.parse(iso) / 1000);
  return `<!date^${seconds}^{date_short_pretty} {time}|${iso.slice(0, 16).replace('T', ' ')} UTC>`;
}
