import type { Person } from '../config/server.ts';

/** Whoever controls what a server prints could otherwise steer the terminal it is read on. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * Slack's mrkdwn as words for a terminal: dates, people and links as they read, entities back to characters. People bear the
 * name the inventory knows them by, otherwise their Slack id.
 */
export function plain(mrkdwn: string, people: readonly Person[] = []): string {
  return mrkdwn
    .replaceAll(/<!date\^(\d+)\^[^|>]*\|([^>]*)>/g, '$2')
    .replaceAll(/<(?:https?:[^|>]+)\|([^>]*)>/g, '$1')
    .replaceAll(/<(https?:[^>]+)>/g, '$1')
    .replaceAll(
      /<[@#!]([^|>]+)(?:\|([^>]*))?>/g,
      (_, id: string, label?: string) => label ?? nameOf(id, people),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(CONTROL, '');
}

/** The name the inventory knows a Slack id by; anything else stays what it is. */
export function nameOf(id: string, people: readonly Person[]): string {
  return people.find(({ slack }) => slack === id)?.name ?? id;
}
