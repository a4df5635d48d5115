import type { PracticeServer } from '../../src/rehearsal/server/practice-server.ts';

/** How the inventory says where a practice server is and how to log in; its password is in `UCWARE_PRACTICE_PASSWORD`. */
export function wayTo(pbx: PracticeServer): Record<string, unknown> {
  const password = { env: 'UCWARE_PRACTICE_PASSWORD' };
  return {
    addresses: pbx.addresses,
    ssh: { user: pbx.user, port: pbx.port, password },
    hostKey: pbx.fingerprint(),
    sudo: { password },
    web: { url: pbx.webUrl },
    hypervisor: 'manual',
  };
}
