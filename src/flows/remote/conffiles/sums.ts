import { z } from 'zod';
import type { Probe } from '../../run/action.ts';
import { defineFact } from '../../run/fact.ts';
import { defineProbe, readingScript } from '../define-probe.ts';

const Sums = z.record(z.string(), z.string());

const sums = defineFact('file-sums', Sums);

/** `conffiles-sums <path>…`: checksums of files that are there; dpkg has none of files a package only begins to ship. */
const script = readingScript(
  'conffiles-sums',
  'root',
  String.raw`for path in "$@"; do
  if [ -L "$path" ]; then printf 'sum\t%s\tlink\n' "$path"
  elif [ -e "$path" ] && [ ! -f "$path" ]; then printf 'sum\t%s\tnot-a-file\n' "$path"
  elif [ -f "$path" ]; then printf 'sum\t%s\t%s\n' "$path" "$(md5sum <"$path" | cut -c1-32)"; fi
done
printf 'end\n'`,
);

/** MD5 by path, of those that exist; a word instead of it for a link, and for what is no file. */
export function readSums(paths: readonly string[]): Probe<Record<string, string>> {
  return defineProbe({
    script,
    fact: sums,
    args: paths,
    read: (answer) =>
      Object.fromEntries(answer.rows('sum', 2).map(([path = '', md5 = '']) => [path, md5])),
  });
}
