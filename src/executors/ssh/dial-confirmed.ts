import type { ServerHostKeyAlgorithm } from 'ssh2';
import { RemoteFailure } from '../remote-failure.ts';
import { type Dial, dial, type Line } from './dial.ts';

/** A server has a host key of each kind, and shows the one it is asked for. */
const KINDS: readonly (readonly ServerHostKeyAlgorithm[])[] = [
  ['ssh-ed25519'],
  ['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'],
  ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa'],
];

/**
 * `dial`, which also finds the confirmed key where it is not the one the server shows by itself: people copy the fingerprint
 * of any of its keys. Only a server that has no such key at all shows a changed one; then nothing was sent.
 */
export function createDial(): (options: Dial) => Promise<Line> {
  /** By confirmed fingerprint, the kind it was found under. */
  const known = new Map<string, readonly ServerHostKeyAlgorithm[]>();
  return async (options) => {
    const { hostKey } = options;
    const kind = hostKey === undefined ? undefined : known.get(hostKey);
    try {
      return await dial(kind ? { ...options, keyKinds: kind } : options);
    } catch (thrown) {
      const changed = thrown instanceof RemoteFailure && thrown.code === 'ssh-host-key-changed';
      if (!changed || hostKey === undefined) throw thrown;
      known.delete(hostKey);
      for (const keyKinds of KINDS) {
        const line = await dial({ ...options, keyKinds }).catch(() => undefined);
        if (!line) continue;
        known.set(hostKey, keyKinds);
        return line;
      }
      throw thrown;
    }
  };
}
