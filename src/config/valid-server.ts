import { isIP } from 'node:net';
import { MergeSettings } from '../flows/merges/accounts/settings.ts';
import { expandMembers, type Members } from './members.ts';
import type { RawServer } from './raw-inventory.ts';
import { type SecretSurroundings, secretSource } from './secret-source.ts';
import type { SecretSpec } from './secret-spec.ts';
import type { SecretSource, Server } from './server.ts';

/** The settings of a server that are secrets, by their path below the server. */
export const SECRET_PATHS = [
  ['ssh', 'key'],
  ['ssh', 'passphrase'],
  ['ssh', 'password'],
  ['sudo', 'password'],
] as const;

export interface ServerSurroundings extends SecretSurroundings {
  readonly members: Members;
}

/** One server of the inventory, complete: groups expanded, the web page found, secrets as places to read them from. */
export function validServer(name: string, raw: RawServer, around: ServerSurroundings): Server {
  const { addresses, ssh, sudo, web, approvers, operators, aliases, tables, accounts, ...rest } =
    raw;
  const all = [addresses.ngn, addresses.voip, ...(addresses.other ?? [])];
  const reachable = [...new Set(all.filter((address) => address !== undefined))];
  const source = (spec: SecretSpec | undefined, path: string): SecretSource | undefined =>
    spec && secretSource(spec, `servers.${name}.${path}`, around);
  return {
    name,
    aliases,
    addresses: reachable,
    sshUser: ssh.user,
    port: ssh.port,
    login: {
      key: source(ssh.key, 'ssh.key'),
      passphrase: source(ssh.passphrase, 'ssh.passphrase'),
      agent: agentSocket(ssh.agent, around.env),
      password: source(ssh.password, 'ssh.password'),
    },
    sudo: sudo.root ? 'root' : sudo.helper ? 'helper' : 'password',
    sudoPassword: source(sudo.password, 'sudo.password'),
    webUrl: web?.url ?? `https://${inUrl(reachable[0] ?? name)}`,
    webCertificate: web?.certificate,
    hostKey: rest.hostKey,
    hypervisor: rest.hypervisor,
    ...(tables ? { tables: definedOnly(tables) } : {}),
    ...(accounts ? { accounts: mergeSettings(accounts) } : {}),
    channel: rest.channel,
    language: rest.language,
    fourEyes: rest.fourEyes,
    labels: rest.labels,
    approvers: expandMembers(around.members, approvers),
    operators: expandMembers(around.members, operators),
  };
}

/** The accounts the vendor's programs need stay protected, whatever else is. */
function mergeSettings({
  suffixes,
  mainSlot,
  protected: kept = [],
  parallel,
}: NonNullable<RawServer['accounts']>): MergeSettings {
  const usual = MergeSettings.parse({});
  return {
    suffixes: suffixes
      ? Object.entries(suffixes).map(([suffix, slot]) => ({ suffix, slot }))
      : usual.suffixes,
    mainSlot: mainSlot ?? usual.mainSlot,
    protected: [...new Set([...usual.protected, ...kept])],
    parallel: parallel ?? usual.parallel,
  };
}

export function agentSocket(
  agent: boolean | string | undefined,
  env: SecretSurroundings['env'],
): string | undefined {
  if (agent === true) return env['SSH_AUTH_SOCK'] || undefined;
  return agent === false ? undefined : agent;
}

function inUrl(address: string): string {
  return isIP(address) === 6 ? `[${address}]` : address;
}

function definedOnly(tables: NonNullable<RawServer['tables']>): NonNullable<Server['tables']> {
  return Object.fromEntries(Object.entries(tables).filter(([, query]) => query !== undefined));
}
