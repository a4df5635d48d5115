import { readFileSync } from 'node:fs';
import type { Inventory } from '../../src/config/server.ts';
import { Secret } from '../../src/redact.ts';
import { aServer } from '../support/server.ts';
import type { Sshd } from './sshd.ts';

export const CHANNEL = 'C0TELEFON0';
export const STARTER = 'U0STARTER0';

/** So many names for the one sshd of this machine: `pbx-0`, `pbx-1` … */
export function benchInventory(
  sshd: Pick<Sshd, 'user' | 'keyFile' | 'fingerprint'>,
  port: number,
  servers: number,
): Inventory {
  const key = readFileSync(sshd.keyFile, 'utf8');
  const secret = async () => new Secret(key);
  return {
    servers: Array.from({ length: servers }, (_, at) =>
      aServer({
        name: `pbx-${at}`,
        addresses: ['127.0.0.1'],
        port,
        sshUser: sshd.user,
        sudo: 'root',
        hostKey: sshd.fingerprint,
        channel: CHANNEL,
        operators: [STARTER],
        login: { key: secret, passphrase: undefined, agent: undefined, password: undefined },
      }),
    ),
    people: [],
  };
}
