import { sh } from './sh.ts';

/** A telephone server stands in two networks, which `inside.sh` lays. The office (whoever runs the lab) has address 1 in both. */
const NETWORKS = [
  { name: 'ngn', prefix: '10.45.1' },
  { name: 'voip', prefix: '10.45.2' },
] as const;

/** Where the office is reached from the machines: the package servers' address. */
export const OFFICE = `${NETWORKS[0].prefix}.1`;

/** Gives a machine a network namespace with a cable into each network, unplugged, and returns its addresses. */
export function plugIn(namespace: string, number: number): readonly [string, string] {
  sh('ip', 'netns', 'add', namespace);
  sh('ip', '-n', namespace, 'link', 'set', 'lo', 'up');
  for (const { name, prefix } of NETWORKS) {
    const cable = `${name}-${number}`;
    sh('ip', 'link', 'add', cable, 'type', 'veth', 'peer', 'name', name, 'netns', namespace);
    sh('ip', 'link', 'set', cable, 'master', `br-${name}`, 'up');
    sh('ip', '-n', namespace, 'address', 'add', `${prefix}.${number + 9}/24`, 'dev', name);
  }
  const [ngn, voip] = NETWORKS.map(({ prefix }) => `${prefix}.${number + 9}`);
  return [ngn ?? '', voip ?? ''];
}
