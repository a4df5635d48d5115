import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';

const Installed = z.array(z.strictObject({ name: z.string(), version: z.string() }));

const installed = defineFact('installed-packages', Installed);

/** Every package that is there, finished or not, by name and version: what a likeness of the server is built from. */
const script = readingScript(
  'installed',
  'user',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: fields of dpkg-query
  "dpkg-query -W -f='${db:Status-Abbrev}\\t${Package}\\t${Version}\\n' | " +
    String.raw`awk -F'\t' 'substr($1, 2, 1) ~ /[iUFHWt]/ { printf "package\t%s\t%s\n", $2, $3 }'
printf 'end\n'
`,
);

export function readInstalled(): Probe<z.infer<typeof Installed>> {
  return defineProbe({
    script,
    fact: installed,
    read: (answer) =>
      answer.rows('package', 2).map(([name = '', version = '']) => ({ name, version })),
  });
}
