import { redact } from '../redact.ts';

/** Ids and types: ours, opaque, and useless when changed. Everything else is text somebody can read. */
const STRUCTURE: ReadonlySet<string> = new Set([
  'type',
  'style',
  'status',
  'value',
  'action_id',
  'block_id',
  'callback_id',
  'task_id',
  'private_metadata',
  'response_action',
  'response_type',
]);

/** The gate for everything that goes to Slack: masks every text in blocks, messages and views, and leaves the ids alone. */
export function outgoing<T>(value: T, key = ''): T {
  if (typeof value === 'string') return (STRUCTURE.has(key) ? value : redact(value)) as T;
  if (Array.isArray(value)) return value.map((item) => outgoing(item, key)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, outgoing(item, name)]),
  ) as T;
}
