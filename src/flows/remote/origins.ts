import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { defineProbe, readingScript } from './define-probe.ts';
import { redactCredentials } from './redact-credentials.ts';

const Origins = z.strictObject({
  /** Active package sources apt has lists of. `origin` is the `o=` of the release file, empty where it has none. */
  sources: z.array(z.strictObject({ uri: z.string(), suite: z.string(), origin: z.string() })),
  /** Which source offers which version of a product package; only versions somebody offers are here. */
  offers: z.array(z.strictObject({ package: z.string(), version: z.string(), uri: z.string() })),
  product: z.array(
    z.strictObject({
      package: z.string(),
      installed: z.string().nullable(),
      candidate: z.string().nullable(),
    }),
  ),
  /** Packages pinned by name in apt's preferences, with the version they are pinned to. */
  pins: z.array(z.strictObject({ package: z.string(), version: z.string() })),
});
export type Origins = z.infer<typeof Origins>;

/** Where packages come from, as apt knew at its last `update`. */
export const origins = defineFact('origins', Origins);

/** As root, because files with credentials are often closed to others; apt's caches are kept in memory, so nothing is written. */
const script = readingScript(
  'origins',
  'root',
  String.raw`
ask() {
  apt-cache -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= policy "$@"
}
policy=$(ask) || return 1
printf '%s\n' "$policy" | awk '
  { gsub(/:\/\/[^ ]*@/, "://***@"); gsub(/[^ -~]+/, "?") }
  /^Pinned packages:/ { pinned = 1; next }
  pinned && $2 == "->" { printf "pin\t%s\t%s\n", $1, $3; next }
  $1 ~ /^-?[0-9]+$/ && $2 ~ /:/ { uri = $2; suite = $3; next }
  $1 == "release" && uri != "" {
    origin = ""
    count = split(substr($0, index($0, "release ") + 8), part, ",")
    for (i = 1; i <= count; i++) if (part[i] ~ /^o=/) origin = substr(part[i], 3)
    printf "source\t%s\t%s\t%s\n", uri, suite, origin
    uri = ""
  }'
names=$(dpkg-query -W -f='` +
    // biome-ignore lint/suspicious/noTemplateCurlyInString: fields of dpkg-query
    '${Package}\\n' +
    String.raw`' 'ucware*' 'asterisk*' 2>/dev/null | sort -u)
if [ -n "$names" ]; then
  ask $names | awk '
    { gsub(/:\/\/[^ ]*@/, "://***@"); gsub(/[^ -~]+/, "?") }
    /^[a-z0-9]/ { name = $1; sub(/:$/, "", name); next }
    $1 == "Installed:" { installed = $2; next }
    $1 == "Candidate:" { printf "product\t%s\t%s\t%s\n", name, installed, $2; next }
    /^       +-?[0-9]+ / { if ($2 ~ /:/) printf "offer\t%s\t%s\t%s\n", name, version, $2; next }
    $1 == "***" { version = $2; next }
    NF >= 1 && NF <= 2 { version = $1 }'
fi
printf 'end\n'
`,
);

export function readOrigins(): Probe<Origins> {
  return defineProbe({
    script,
    fact: origins,
    read: (answer) => ({
      sources: answer.rows('source', 3).map(([uri = '', suite = '', origin = '']) => ({
        uri: redactCredentials(uri),
        suite,
        origin,
      })),
      offers: answer.rows('offer', 3).map(([name = '', version = '', uri = '']) => ({
        package: name,
        version,
        uri: redactCredentials(uri),
      })),
      product: answer.rows('product', 3).map(([name = '', installed = '', candidate = '']) => ({
        package: name,
        installed: installed === '(none)' ? null : installed,
        candidate: candidate === '(none)' ? null : candidate,
      })),
      pins: answer.rows('pin', 2).map(([name = '', version = '']) => ({ package: name, version })),
    }),
  });
}
