import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';

const RebootRequired = z.strictObject({
  required: z.boolean(),
  /** The packages that asked for it. */
  packages: z.array(z.string()),
});
export type RebootRequired = z.infer<typeof RebootRequired>;

/** A restart that is due already. The file exists only where update-notifier-common is installed. */
export const rebootRequired = defineFact('rebootRequired', RebootRequired);

const script = readingScript(
  'reboot-required',
  'user',
  String.raw`
if [ -e /var/run/reboot-required ]; then
  printf 'required\tyes\n'
  if [ -r /var/run/reboot-required.pkgs ]; then
    sort -u /var/run/reboot-required.pkgs | awk 'NF == 1 && NR <= 50 { printf "package\t%s\n", $1 }'
  fi
else
  printf 'required\tno\n'
fi
printf 'end\n'
`,
);

export function readRebootRequired(): Probe<RebootRequired> {
  return defineProbe({
    script,
    fact: rebootRequired,
    read: (answer) => ({
      required: answer.one('required') === 'yes',
      packages: answer.rows('package', 1).map(([name = '']) => name),
    }),
  });
}
