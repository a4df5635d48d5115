import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { RemoteScript } from '../../run/action.ts';

/** Tells two versions of a script apart: an installed helper may be older than the bot. */
export function scriptId(script: RemoteScript): string {
  return bytesToHex(sha256(utf8ToBytes(script.body))).slice(0, 12);
}

/**
 * The first line a script prints. Whatever comes before it was said by the login shell or sudo; without it the script
 * never ran.
 */
export function scriptMarker(script: RemoteScript): string {
  return `${MARKER_PREFIX}${script.name}:${scriptId(script)}`;
}

/** How every marker begins, whichever version of a script printed it. */
export const MARKER_PREFIX = 'ucware-upgrade:';
