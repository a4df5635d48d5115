import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of the helper's text in hex, as `sha256sum` and sudoers write it. */
export function helperDigest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
