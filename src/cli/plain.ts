/** Slack's mrkdwn as words for a terminal: dates, people and links as they read, entities back to characters. */
export function plain(mrkdwn: string): string {
  return mrkdwn
    .replaceAll(/<!date\^(\d+)\^[^|>]*\|([^>]*)>/g, '$2')
    .replaceAll(/<(?:https?:[^|>]+)\|([^>]*)>/g, '$1')
    .replaceAll(/<(https?:[^>]+)>/g, '$1')
    .replaceAll(/<([@#!][^|>]+)(?:\|([^>]*))?>/g, (_, id: string, label?: string) => label ?? id)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
