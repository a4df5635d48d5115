import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';

const DpkgState = z.strictObject({
  /** `dpkg --audit` has nothing to say. */
  auditEmpty: z.boolean(),
  /** The first lines of what it says. */
  audit: z.array(z.string()),
  /** Updates of the package database that were never finished: apt refuses to work until `dpkg --configure -a`. */
  journalDirty: z.boolean(),
  /** Packages that are unpacked, half installed or half configured. */
  halfConfigured: z.array(z.string()),
});
export type DpkgState = z.infer<typeof DpkgState>;

/** Whether dpkg's own books are in order. */
export const dpkgState = defineFact('dpkgState', DpkgState);

const script = readingScript(
  'dpkg-state',
  'user',
  String.raw`
dpkg --audit 2>&1 | awk 'NF > 0 && NR <= 20 { gsub(/[^ -~]+/, " "); printf "audit\t%s\n", $0 }'
for file in /var/lib/dpkg/updates/[0-9]*; do
  if [ -e "$file" ]; then printf 'journal\t%s\n' "$(basename "$file")"; fi
done
dpkg-query -W -f='` +
    // biome-ignore lint/suspicious/noTemplateCurlyInString: fields of dpkg-query
    '${db:Status-Abbrev}\\t${Package}\\n' +
    String.raw`' | awk -F'\t' 'substr($1, 2, 1) ~ /[UFH]/ { printf "half\t%s\n", $2 }'
printf 'end\n'
`,
);

export function readDpkgState(): Probe<DpkgState> {
  return defineProbe({
    script,
    fact: dpkgState,
    read: (answer) => {
      const audit = answer.rows('audit', 1).map(([line = '']) => line.trim());
      return {
        auditEmpty: audit.length === 0,
        audit,
        journalDirty: answer.rows('journal', 1).length > 0,
        halfConfigured: answer.rows('half', 1).map(([name = '']) => name),
      };
    },
  });
}
