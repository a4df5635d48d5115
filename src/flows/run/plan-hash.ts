import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * What an approval is bound to: SHA-256 (hex) over the value as JSON with sorted keys and no white space, so that the
 * same plan has the same hash whichever way it was put together. `undefined` members do not count.
 */
export function planHash(plan: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(plan))));
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}
