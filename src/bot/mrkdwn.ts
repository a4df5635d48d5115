import { type Actor, mentionOf } from '../flows/run/actor.ts';
import { inert, verbatim } from '../flows/run/inert.ts';
import { visible } from '../flows/run/visible.ts';
import { redact } from '../redact.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Anything from outside (names, versions, what people typed) as harmless mrkdwn that hides nothing. */
export function literal(raw: string): string {
  // Masked first: what a secret looks like is known of the words as they were.
  return escaped(inert(redact(raw)));
}

function escaped(masked: string): string {
  return visible(masked).replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Tokens a sentence of ours may contain: a person, a channel, a time. Everything else in angle brackets is text. */
const OWN =
  /<(?:@[UW][A-Z0-9]{2,}|#C[A-Z0-9]{2,}|!date\^\d{1,12}\^[^<>|^]+\|[^<>|]*)>|&(?:amp|lt|gt);|[&<>]/g;

/**
 * A sentence of ours as mrkdwn. Whatever slipped into it unquoted cannot ping a channel or a group or hide a link: only
 * people, channels and times survive as tokens.
 */
export function gate(sentence: string): string {
  return visible(redact(sentence)).replace(OWN, (part) =>
    part.length > 1 ? part : (ENTITIES[part] ?? part),
  );
}

/** A sentence of ours where Slack shows plain text: labels, headers, titles, files. */
export function plain(sentence: string): string {
  const words = visible(redact(sentence))
    .replace(/<!date\^[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<([@#])([A-Z0-9]+)>/g, '$1$2')
    .replace(/(^|[\s(„“])[*_]([^*_\n]+)[*_](?=$|[\s.,:;)!?“”])/g, '$1$2')
    .replaceAll('`', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  return verbatim(words);
}

/** A log excerpt as a block of code. Fences inside it are broken up, so that it cannot end its own block. */
export function fence(raw: string): string {
  return `\`\`\`\n${escaped(redact(raw)).replaceAll('```', '`\u200b`\u200b`')}\n\`\`\``;
}

/** A moment in the reader's own time zone, with a readable fallback. */
export function moment(iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return literal(iso);
  const fallback = `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${Math.floor(time / 1000)}^{date_short_pretty} {time}|${fallback}>`;
}

/** The person as Slack shows people, whichever way they came; other names of the inventory as they stand. */
export function mention(actor: Actor): string {
  if (actor.via === 'slack') return `<@${actor.id.replace(/[^A-Z0-9]/gi, '')}>`;
  return actor.via === 'cli' ? `${gate(mentionOf(actor))} (CLI)` : 'Bot';
}

/** An id of the inventory (`U…`, `W…`, `S…` or a person's name) so that Slack notifies who is meant. */
export function mentionId(id: string, slackOf: (name: string) => string | undefined): string {
  if (/^[UW][A-Z0-9]{2,}$/.test(id)) return `<@${id}>`;
  if (/^S[A-Z0-9]{2,}$/.test(id)) return `<!subteam^${id}>`;
  const slack = slackOf(id);
  return slack ? `<@${slack}>` : literal(id);
}
