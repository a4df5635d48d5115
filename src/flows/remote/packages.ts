import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { toInteger } from './answer.ts';
import { defineProbe, readingScript } from './define-probe.ts';

const InstalledPackage = z.strictObject({
  name: z.string(),
  /** Empty where nothing of it is installed. */
  version: z.string(),
  /** dpkg's abbreviation: wanted, state, and `R` where a reinstallation is required, e.g. `ii`, `rc`, `iF`, `iHR`. */
  status: z.string().regex(/^[a-z][A-Za-z]R?$/),
});
export type InstalledPackage = z.infer<typeof InstalledPackage>;

const Packages = z.strictObject({
  /** `ucware*` and `asterisk*`, in whatever state. */
  product: z.array(InstalledPackage),
  /** Packages of any name that are neither installed nor gone: unpacked, half configured, waiting for triggers … */
  broken: z.array(InstalledPackage),
  /** How many packages are installed. */
  total: z.number().int().min(1),
});
export type Packages = z.infer<typeof Packages>;

/** What dpkg knows of the product, and whatever is not in order. */
export const packages = defineFact('packages', Packages);

const script = readingScript(
  'packages',
  'user',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: fields of dpkg-query
  "dpkg-query -W -f='${db:Status-Abbrev}\\t${Package}\\t${Version}\\n' | " +
    String.raw`awk -F'\t' '
  { gsub(/ /, "", $1); state = substr($1, 2, 1) }
  state == "i" { total++ }
  $2 ~ /^ucware/ || $2 ~ /^asterisk/ { printf "product\t%s\t%s\t%s\n", $2, $3, $1 }
  (state != "i" && state != "n" && state != "c") || length($1) > 2 { printf "broken\t%s\t%s\t%s\n", $2, $3, $1 }
  END { printf "total\t%d\n", total }'
printf 'end\n'
`,
);

export function readPackages(): Probe<Packages> {
  return defineProbe({
    script,
    fact: packages,
    read: (answer) => ({
      product: answer.rows('product', 3).map(toPackage),
      broken: answer.rows('broken', 3).map(toPackage),
      total: toInteger(script.name, answer.one('total')),
    }),
  });
}

/** The installed version of the product: that of `ucware`, else of `ucware-core`. */
export function ucwareVersion(known: Packages): string | undefined {
  const installed = known.product.filter(isInstalled);
  for (const name of ['ucware', 'ucware-core']) {
    const found = installed.find((entry) => entry.name === name);
    if (found) return found.version;
  }
  return undefined;
}

/** Whether files of the package are on the disk: anything but never installed, purged or only its configuration left. */
export function isInstalled(entry: InstalledPackage): boolean {
  return entry.version !== '' && !['n', 'c'].includes(entry.status[1] ?? 'n');
}

function toPackage([name = '', version = '', status = '']: readonly string[]): InstalledPackage {
  return { name, version, status };
}
