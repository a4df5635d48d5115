import { refuse } from '../refusal.ts';
import type { Call } from './call.ts';

const DEFAULT_LIMIT = 100;
const LARGEST_LIMIT = 1000;

/** One page of a list by `limit` and `cursor`; `next` is empty on the last page, as Slack says it. */
export function page<T>(call: Call, all: readonly T[]): { items: readonly T[]; next: string } {
  const limit = Number(call.args['limit'] ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_LIMIT) refuse('invalid_limit');
  const cursor = String(call.args['cursor'] ?? '');
  const start = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString().slice(5));
  if (!Number.isInteger(start) || start < 0) refuse('invalid_cursor');
  const end = start + limit;
  const next = end < all.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: all.slice(start, end), next };
}
