import { redactDeep } from '../redact.ts';

/**
 * Keys whose values come from the program or were checked against it, never from a server or a text field. Masking them
 * would cut the record from the flow it belongs to: with the SSH password "ucware", every step id would turn into dots.
 */
const IDENTIFIERS: ReadonlySet<string> = new Set([
  'at',
  'channel',
  'check',
  'choice',
  'endedAt',
  'finding',
  'hash',
  'id',
  'jobs',
  'key',
  'kind',
  'language',
  'outcome',
  'planHash',
  'prev',
  'question',
  'run',
  'server',
  'severity',
  'since',
  'startedAt',
  'status',
  'step',
  'steps',
  'style',
  'to',
  'type',
  'until',
  'via',
  'wakeAt',
  'who',
]);

/** Below these keys everything was learned from a server or typed by a person; no name is trusted there. */
const FOREIGN: ReadonlySet<string> = new Set(['value', 'values', 'file']);

const IDENTIFIER = /^[A-Za-z0-9._:/-]{1,200}$/;

/**
 * `redactDeep` for what the store writes: masks every string except identifiers of the record itself. The result is
 * what reading the written JSON will give.
 */
export function maskRecord(value: unknown): unknown {
  return mask(JSON.parse(JSON.stringify(value)), undefined);
}

function mask(value: unknown, key: string | undefined): unknown {
  if (typeof value === 'string')
    return key !== undefined && IDENTIFIERS.has(key) && IDENTIFIER.test(value)
      ? value
      : redactDeep(value);
  if (Array.isArray(value)) return value.map((item) => mask(item, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      isForeign(name, item) ? redactDeep(item) : mask(item, name),
    ]),
  );
}

/** A run keeps facts by name, an event lists them with `key` and `value`. */
function isForeign(name: string, item: unknown): boolean {
  return FOREIGN.has(name) || (name === 'facts' && !Array.isArray(item));
}
