import type { Actor } from '../run/actor.ts';
import { verbatim } from '../run/inert.ts';

/**
 * A sentence of a record as plain words: marks of Slack go, moments read as UTC, people stay as `@U…`, which the edge
 * that delivers the document completes with their names.
 */
export function words(mrkdwn: string): string {
  const plain = mrkdwn
    .replace(/<!date\^[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<([@#])([A-Z0-9]+)>/g, '$1$2')
    .replace(/(^|[\s(„“])[*_]([^*_\n]+)[*_](?=$|[\s.,:;)!?“”])/g, '$1$2')
    .replaceAll('`', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
  return verbatim(plain);
}

/** Somebody with a user id of Slack as `@U…`, from wherever they spoke; everybody else by name. */
export function person({ id }: Pick<Actor, 'id'>): string {
  return /^[UW][A-Z0-9]{2,}$/.test(id) ? `@${id}` : id;
}

export function time(iso: string | undefined): string {
  return iso === undefined ? '–' : `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

/** `2 h 05 min`, `12 min`, `40 s`. */
export function span(from: string | undefined, to: string | undefined): string {
  if (from === undefined || to === undefined) return '–';
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
