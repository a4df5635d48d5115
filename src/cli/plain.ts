import type { Person } from '../config/server.ts';
import { verbatim } from '../flows/run/inert.ts';

/**
 * Slack's mrkdwn as words for a terminal: dates, people and links as they read, entities back to characters. People bear the
 * name the inventory knows them by, otherwise their Slack id.
 */
export function plain(mrkdwn: string, people: readonly Person[] = []): string {
  const words = mrkdwn
    .replaceAll(/<!date\^(\d+)\^[^|>]*\|([^>]*)>/g, '$2')
    .replaceAll(/<(?:https?:[^|>]+)\|([^>]*)>/g, '$1')
    .replaceAll(/<(https?:[^>]+)>/g, '$1')
    .replaceAll(
      /<[@#!]([^|>]+)(?:\|([^>]*))?>/g,
      (_, id: string, label?: string) => label ?? nameOf(id, people),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  return verbatim(words);
}

/** The name the inventory knows a Slack id by; anything else stays what it is. */
export function nameOf(id: string, people: readonly Person[]): string {
  return people.find(({ slack }) => slack === id)?.name ?? id;
}
