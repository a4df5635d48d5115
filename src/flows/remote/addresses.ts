import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';

/** The IP addresses of the server's interfaces, IPv4 and IPv6, without prefix lengths. */
export const addresses = defineFact('addresses', z.array(z.string()));

const script = readingScript(
  'addresses',
  'user',
  String.raw`
shown=$(ip -o addr show scope global) || return 1
printf '%s\n' "$shown" | awk '$3 ~ /^inet/ { sub(/\/.*$/, "", $4); printf "address\t%s\n", $4 }'
printf 'end\n'
`,
);

export function readAddresses(): Probe<string[]> {
  return defineProbe({
    script,
    fact: addresses,
    read: (answer) => answer.rows('address', 1).map(([address = '']) => address),
  });
}
