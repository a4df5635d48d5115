import { z } from 'zod';
import type { Probe } from '../../run/action.ts';
import { defineFact } from '../../run/fact.ts';
import { toInteger } from '../answer.ts';
import { defineProbe, readingScript } from '../define-probe.ts';
import { UNDO_FOLDER } from '../jobs/folders.ts';
import { CHECK_SYNTAX } from './check-syntax.ts';
import { IS_SUM, SHIPPED_FOLDER, SUM_OF } from './folders.ts';

/** Bytes of a checker's words: some quote a line of the file, and its secrets are known only by what they are in there. */
const MOST_SAID = 16_384;

/**
 * `conffiles-stage <run> <pass> <path> <md5 of the file> <md5 of the vendor's> <md5 of the chosen text> <recipe> <part>/<parts>`: puts
 * a chosen text together in a folder of root's, from pieces of the file on the disk (`o<offset>+<length>`), of the vendor's (`v…`) and
 * bytes in base64 (`x…`), and checks its syntax. So no line of a file travels on a command line. A recipe too long for one comes in
 * parts, each of which makes a file of its own until the last joins them. The checksum says whether the text is right;
 * nothing but the staging folder changes, and each part may be repeated at will.
 */
export const STAGE = readingScript(
  'conffiles-stage',
  'root',
  String.raw`${UNDO_FOLDER}
${SUM_OF}
${IS_SUM}
${CHECK_SYNTAX}
undo_folder "$1" || return
case $2 in
  4.5 | 5) ;;
  *) return 64 ;;
esac
for sum in "$5" "$6"; do
  is_sum "$sum" || return 64
done
part=${'$'}{8%%/*}
parts=${'$'}{8##*/}
for number in "$part" "$parts"; do
  [ -n "$number" ] && [ "$(printf '%s' "$number" | tr -d '0-9'; echo .)" = . ] || return 64
done
work="$undo/conffiles-$2"
mkdir -p "$work/texts" || return
vendor="${SHIPPED_FOLDER}/$5"
if [ "$(sum_of "$3")" != "$4" ]; then
  printf 'refused\tchanged\nend\n'
  return 0
fi
if [ "$(sum_of "$work/texts/$6")" != "$6" ]; then
  : >"$work/part-$part"
  for piece in $(printf '%s' "$7" | tr ',' ' '); do
    where=${'$'}{piece#?}
    source=$vendor
    case $piece in
      x*)
        printf '%s' "$where" | base64 -d >>"$work/part-$part"
        continue
        ;;
      o*) source=$3 ;;
    esac
    if [ -z "$where" ]; then
      cat "$source" >>"$work/part-$part"
      continue
    fi
    offset=${'$'}{where%%+*}
    length=${'$'}{where##*+}
    head -c "$((offset + length))" "$source" | tail -c "$length" >>"$work/part-$part"
  done
  if [ "$part" -lt "$parts" ]; then
    printf 'end\n'
    return 0
  fi
  : >"$work/new"
  part=1
  while [ "$part" -le "$parts" ] && [ -f "$work/part-$part" ]; do
    cat "$work/part-$part" >>"$work/new"
    rm -f "$work/part-$part"
    part=$((part + 1))
  done
  if [ "$(sum_of "$work/new")" != "$6" ]; then
    rm -f "$work/new"
    printf 'refused\tother\nend\n'
    return 0
  fi
  mv "$work/new" "$work/texts/$6" && sync "$work/texts/$6" 2>/dev/null
fi
check_syntax "$3" "$work/texts/$6"
printf 'staged\t%s\n' "$6"
if [ -n "$tool" ]; then
  printf 'check\t%s\t%s\n' "$tool" "$code"
  if [ "$code" -ne 0 ]; then
    head -n 4 "$work/said" | head -c ${MOST_SAID} | sed "s#$work/texts/$6#$3#g; s#$work/nginx/#/etc/nginx/#g" >"$work/words"
    printf 'said\t%s\n' "$(base64 -w0 <"$work/words")"
  fi
fi
rm -f "$work/said" "$work/words"
printf 'end\n'
`,
);

const Staged = z.strictObject({
  /** Why it could not be put together: the file has changed since, or the result is another one. */
  refused: z.enum(['changed', 'other']).nullable(),
  /** The syntax check, where there is one; `said` is in base64 and may quote the file. */
  check: z.strictObject({ tool: z.string(), ok: z.boolean(), said: z.string() }).nullable(),
});
type Staged = z.infer<typeof Staged>;

const staged = defineFact('conffiles-staged', Staged);

export interface StageCall {
  readonly run: string;
  readonly pass: '4.5' | '5';
  readonly path: string;
  readonly own: string | null;
  readonly vendor: string;
  readonly text: string;
  /** All of the recipe, or one part of it. */
  readonly recipe: string;
  /** Which part this is, of how many. */
  readonly part: number;
  readonly parts: number;
}

/** Puts one chosen text, or a part of it, into the staging folder. What its check says may hold words of the file: mask before recording. */
export function stageText(call: StageCall): Probe<Staged> {
  const { run, pass, path, own, vendor, text, recipe, part, parts } = call;
  return defineProbe({
    script: STAGE,
    fact: staged,
    args: [run, pass, path, own ?? '-', vendor, text, recipe, `${part}/${parts}`],
    read: (answer) => {
      const [tool, code] = answer.rows('check', 2)[0] ?? [];
      return {
        refused: answer.optional('refused') as Staged['refused'],
        check:
          tool === undefined
            ? null
            : {
                tool,
                ok: toInteger(STAGE.name, code ?? '') === 0,
                said: answer.optional('said') ?? '',
              },
      };
    },
  });
}
