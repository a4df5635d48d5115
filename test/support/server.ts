import type { Server } from '../../src/config/server.ts';

/** A valid server of the inventory; tests name only what matters to them. */
export function aServer(parts: Partial<Server> = {}): Server {
  return {
    name: 'pbx',
    addresses: ['192.0.2.10'],
    sshUser: 'ucware',
    sudo: 'password',
    webUrl: 'https://192.0.2.10',
    hypervisor: 'manual',
    language: 'en',
    hostKey: 'SHA256:abc',
    fourEyes: true,
    port: 22,
    login: { key: undefined, passphrase: undefined, agent: undefined, password: undefined },
    sudoPassword: undefined,
    webCertificate: undefined,
    channel: 'C0PBX',
    approvers: ['U0APPROVER'],
    operators: ['U0STARTER'],
    labels: [],
    ...parts,
  };
}
