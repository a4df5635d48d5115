import { z } from 'zod';
import type { Probe } from '../run/action.ts';
import { defineFact } from '../run/fact.ts';
import { toInteger } from './answer.ts';
import { defineProbe, readingScript } from './define-probe.ts';
import { parseSourceLine } from './source-line.ts';

const SourceLine = z.strictObject({
  path: z.string(),
  /** Line number in the file, from 1. */
  line: z.number().int().min(1),
  /** As it stands there, with credentials masked on the server already. */
  text: z.string(),
  /** `deb`, `deb-src`, or null where the line only mentions the product (a comment in words). */
  type: z.enum(['deb', 'deb-src']).nullable(),
  /** False for what is commented out or `Enabled: no`. */
  active: z.boolean(),
  /** What follows `ucware-` in the address: `4.5`, `5`, `firmware` …; null where there is nothing of the kind. */
  series: z.string().nullable(),
  hasCredentials: z.boolean(),
  /** The part in brackets, e.g. `arch=amd64 trusted=yes`. */
  options: z.string().nullable(),
  suite: z.string().nullable(),
  crlf: z.boolean(),
  /** `deb822` stanzas (`*.sources`) are reported as the lines they mean, one for each address, with what they say about keys. */
  format: z.enum(['list', 'deb822']),
});
export type SourceLine = z.infer<typeof SourceLine>;

const Sources = z.strictObject({
  /** Every line, active or not, that mentions the product. */
  lines: z.array(SourceLine),
  /** Number of other active package sources. */
  others: z.number().int().min(0),
});
export type Sources = z.infer<typeof Sources>;

/** The package sources of the product, as apt's configuration files name them. */
export const sources = defineFact('sources', Sources);

/**
 * Root, because files with credentials in them are often closed to others. Credentials are masked before anything is printed:
 * everything between `://` and the last `@`, so that a password with `/` or `@` in it is covered too. A stanza is every type and
 * every address in it, its fields may go on in lines that begin with a blank, and comments may stand between them.
 */
const script = readingScript(
  'sources',
  'root',
  String.raw`
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
  [ -e "$file" ] || continue
  awk -v file="$file" '
    { crlf = sub(/\r$/, "") ? "crlf" : "lf"; gsub(/[^ -~]+/, " ") }
    tolower($0) ~ /ucware/ {
      secret = ($0 ~ /:\/\/[^ ]*@/) ? "secret" : "plain"
      gsub(/:\/\/[^ ]*@/, "://***@")
      printf "line\t%s\t%d\t%s\t%s\t%s\n", file, FNR, crlf, secret, $0
      next
    }
    /^ *deb / || /^ *deb-src / { others++ }
    END { printf "others\t%d\n", others }' "$file"
done
for file in /etc/apt/sources.list.d/*.sources; do
  [ -e "$file" ] || continue
  awk -v file="$file" '
    function words(text) {
      gsub(/ +/, " ", text)
      sub(/^ /, "", text)
      sub(/ $/, "", text)
      return text
    }
    function option(name, text) {
      text = words(text)
      if (text ~ /BEGIN PGP/) text = "?"
      gsub(/ /, ",", text)
      options = options " " name "=" text
    }
    function flush() {
      count = split(words(uris), uri, / /)
      split(words(places), place, / /)
      kinds = split(words(types), kind, / /)
      bracket = (options == "") ? "" : "[" words(options) "] "
      found = 0
      for (k = 1; k <= kinds && uris != ""; k++) for (u = 1; u <= count; u++) {
        text = off kind[k] " " bracket uri[u] " " words(suites) " " words(parts)
        if (tolower(text) ~ /ucware/) {
          found = 1
          secret = (text ~ /:\/\/[^ ]*@/) ? "secret" : "plain"
          gsub(/:\/\/[^ ]*@/, "://***@", text)
          printf "stanza\t%s\t%d\t%s\t%s\t%s\n", file, place[u], crlf, secret, text
        }
      }
      if (uris != "" && !found && off == "") others++
      types = ""; uris = ""; places = ""; suites = ""; parts = ""; options = ""; off = ""; field = ""
    }
    { crlf = sub(/\r$/, "") ? "crlf" : "lf"; gsub(/[^ -~]+/, " ") }
    /^#/ { next }
    /^ *$/ { flush(); next }
    { value = $0 }
    !/^ / { field = tolower($0); sub(/:.*$/, "", field); sub(/^[^:]*:/, "", value) }
    field == "types" { types = types " " value }
    field == "uris" {
      uris = uris " " value
      given = split(words(value), each, / /)
      for (n = 1; n <= given; n++) if (each[n] != "") places = places " " FNR
    }
    field == "suites" { suites = suites " " value }
    field == "components" { parts = parts " " value }
    field == "architectures" && !/^ / { option("arch", value) }
    field == "trusted" && !/^ / { option("trusted", value) }
    field == "signed-by" && !/^ / { option("signed-by", value) }
    field == "enabled" && tolower(words(value)) ~ /^(no|false|0|off|without|disable)$/ { off = "# " }
    END { flush(); printf "others\t%d\n", others }' "$file"
done
printf 'end\n'
`,
);

export function readSources(): Probe<Sources> {
  return defineProbe({
    script,
    fact: sources,
    read: (answer) => ({
      lines: [
        ...answer.rows('line', 5).map((row) => toLine(row, 'list')),
        ...answer.rows('stanza', 5).map((row) => toLine(row, 'deb822')),
      ],
      others: answer
        .rows('others', 1)
        .reduce((sum, [count = '']) => sum + toInteger(script.name, count), 0),
    }),
  });
}

/** The active package line of the product itself; its firmware and the source packages are other things. */
export function activeProductLines(known: Sources): readonly SourceLine[] {
  return productLines(known).filter((line) => line.active);
}

/** All package lines of the product itself, commented out or not. */
export function productLines(known: Sources): readonly SourceLine[] {
  return known.lines.filter(
    (line) => line.type === 'deb' && line.series !== null && /^\d/.test(line.series),
  );
}

function toLine(row: readonly string[], format: SourceLine['format']): SourceLine {
  const [path = '', line = '', ending = '', secret = '', text = ''] = row;
  return {
    path,
    line: toInteger(script.name, line),
    text: text.trim(),
    ...parseSourceLine(text),
    hasCredentials: secret === 'secret',
    crlf: ending === 'crlf',
    format,
  };
}
