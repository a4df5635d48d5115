import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';

/** What systemd recognises: `kvm`, `vmware`, `oracle`, `lxc` …, `none` for bare metal, `unknown` when it cannot tell. */
export const virtualization = defineFact('virtualization', z.string());

const script = readingScript(
  'virtualization',
  'user',
  String.raw`
systemd-detect-virt 2>/dev/null | awk '
  NR == 1 && /^[a-z0-9-]+$/ { found = $0 }
  END { printf "virtualization\t%s\n", (found == "") ? "unknown" : found }'
printf 'end\n'
`,
);

export function readVirtualization(): Probe<string> {
  return defineProbe({
    script,
    fact: virtualization,
    read: (answer) => answer.one('virtualization'),
  });
}
