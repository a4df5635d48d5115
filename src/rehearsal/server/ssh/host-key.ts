import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import ssh2 from 'ssh2';

/** A host key as the SSH server uses it, and as people compare it. */
export interface HostKey {
  /** OpenSSH's private key format. */
  readonly private: string;
  /** One line as in `/etc/ssh/ssh_host_ed25519_key.pub`. */
  readonly public: string;
  /** `SHA256:…`, without padding, as `ssh-keygen -l` prints it. */
  readonly fingerprint: string;
}

/** About one in 300 ed25519 keys that ssh2 1.17 makes cannot be read by itself; then another one is made. */
export function newHostKey(): HostKey {
  for (;;) {
    const pem = ssh2.utils.generateKeyPairSync('ed25519').private;
    if (!(ssh2.utils.parseKey(pem) instanceof Error)) return hostKeyOf(pem);
  }
}

/** The key of a file; made and kept there when it is the first time. */
export async function keptHostKey(file: string): Promise<HostKey> {
  try {
    return hostKeyOf(await readFile(file, 'utf8'));
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT')) throw thrown;
  }
  const key = newHostKey();
  await writeFile(file, key.private, { mode: 0o600 });
  return key;
}

function hostKeyOf(pem: string): HostKey {
  const parsed = ssh2.utils.parseKey(pem);
  if (parsed instanceof Error) throw parsed;
  const blob = parsed.getPublicSSH();
  const sum = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '');
  return {
    private: pem,
    public: `${parsed.type} ${blob.toString('base64')} root@pbx-hamburg`,
    fingerprint: `SHA256:${sum}`,
  };
}
