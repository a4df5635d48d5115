import { z } from 'zod';
import type { Probe } from '../../run/action.ts';
import { defineFact } from '../../run/fact.ts';
import { defineProbe, readingScript } from '../define-probe.ts';
import { ROOT_FOLDER } from '../plan-script.ts';
import { IS_SUM, LARGEST_BYTES, SHIPPED_FOLDER, SHOW_FILE } from './folders.ts';

/**
 * `conffiles-keep <path> <folder> <md5>…`: takes shipped files into root's store, from the folder where the look left them or from
 * what dpkg left beside the file. The folder may be an ordinary user's, so what is there is read bounded, and counts only if its
 * checksum is the one expected.
 */
const KEEP = readingScript(
  'conffiles-keep',
  'root',
  String.raw`${IS_SUM}
shipped=${SHIPPED_FOLDER}
mkdir -p "$shipped" && chmod 700 "$shipped" || return
path=$1
folder=$2
shift 2
for sum in "$@"; do
  is_sum "$sum" || continue
  for place in "$folder/$sum" "$path.dpkg-dist" "$path.dpkg-old"; do
    [ -e "$shipped/$sum" ] && continue
    [ -f "$place" ] || continue
    timeout 300 head -c ${LARGEST_BYTES} "$place" >"$shipped/new" || continue
    [ "$(md5sum <"$shipped/new" | cut -c1-32)" = "$sum" ] || continue
    mv "$shipped/new" "$shipped/$sum" && sync "$shipped/$sum" 2>/dev/null
  done
  rm -f "$shipped/new"
  if [ -e "$shipped/$sum" ]; then printf 'kept\t%s\n' "$sum"; fi
done
printf 'end\n'
`,
);

const kept = defineFact('conffiles-kept', z.array(z.string()));

/** Which of these shipped files are in root's store now. */
export function keepShipped(
  path: string,
  folder: string,
  sums: readonly string[],
): Probe<string[]> {
  return defineProbe({
    script: KEEP,
    fact: kept,
    args: [path, folder, ...sums],
    read: (answer) => answer.rows('kept', 1).map(([sum = '']) => sum),
  });
}

/**
 * `conffiles-texts <path> <md5>…`: the file on the disk and shipped ones, whole. Only a file is shown that dpkg knows as configuration, or
 * that a package ships which root itself has looked into: whoever may call this as root may not read others with it.
 */
const TEXTS = readingScript(
  'conffiles-texts',
  'root',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a field of dpkg-query
  'known=$(dpkg-query -W -f=\'${Conffiles}\\n\' | grep -c -F -- " $1 ")\n' +
    String.raw`${IS_SUM}
${SHOW_FILE}
ships() {
  cat ${ROOT_FOLDER}/files/* 2>/dev/null | cut -f1,2 | grep -q -x -F -e "$(printf 'file\t%s' "$1")"
}
if [ "$known" -gt 0 ] || ships "$1"; then show own "$1"; fi
shift
for sum in "$@"; do
  is_sum "$sum" || continue
  show "s$sum" "${SHIPPED_FOLDER}/$sum"
done
printf 'end\n'
`,
);

const Held = z.strictObject({
  /** In base64; null when it is not there, too large, or none of dpkg's. */
  own: z.string().nullable(),
  shipped: z.record(z.string(), z.string()),
});
type Held = z.infer<typeof Held>;

const held = defineFact('conffiles-texts', Held);

/** A file and shipped ones in base64. This result holds secrets: it must never be recorded. */
export function readTexts(path: string, sums: readonly string[]): Probe<Held> {
  return defineProbe({
    script: TEXTS,
    fact: held,
    args: [path, ...sums],
    read: (answer) => ({
      own: answer.rows('own', 1)[0]?.[0] ?? null,
      shipped: Object.fromEntries(
        sums.flatMap((sum) => {
          const text = answer.rows(`s${sum}`, 1)[0]?.[0];
          return text === undefined ? [] : [[sum, text]];
        }),
      ),
    }),
  });
}
