import { z } from 'zod';
import type { Probe } from '../../run/action.ts';
import { defineFact } from '../../run/fact.ts';
import { SUM_OF } from '../conffiles/folders.ts';
import { defineProbe, readingScript } from '../define-probe.ts';
import { conffileFolder } from './conffile-folder.ts';
import { JOB_EXIT } from './exit-codes.ts';
import { UNDO_FOLDER } from './folders.ts';
import { READ_FILE } from './read-file.ts';
import { WAY_BACK } from './way-back.ts';

const Standing = z.strictObject({
  path: z.string(),
  /** Where the text it had before is kept; null when there was no such file. */
  original: z.string().nullable(),
  /** Somebody has changed it since. */
  changed: z.boolean(),
});
/** A configuration file that does not hold what it held before a chosen text was put into its place. */
export type Standing = z.infer<typeof Standing>;

const standing = defineFact('conffiles-standing', z.array(Standing));

/** `conffiles-standing <run> <pass>`. What nobody put back by a job but by hand is as before, too, and not named. */
const script = readingScript(
  'conffiles-standing',
  'root',
  `${UNDO_FOLDER}
${SUM_OF}
${READ_FILE}
${WAY_BACK}
check_run "$1" || return
case $2 in
  4.5 | 5) ;;
  *) return ${JOB_EXIT.badArgument} ;;
esac
kept="${conffileFolder('$1', '$2')}"
treated=
for placed in "$kept/originals"/*.placed; do
  [ -f "$placed" ] && read_file "$(cat "$placed")" || continue
  case $treated in *"|$path|"*) continue ;; esac
  treated="$treated|$path|"
  way_back "$path" placed && [ "$now" != "$aim" ] || continue
  original=$origin
  [ "$aim" != - ] || original=-
  changed=yes
  [ "$bears" = no ] || changed=no
  printf 'file\\t%s\\t%s\\t%s\\n' "$path" "$original" "$changed"
done
printf 'end\\n'
`,
);

/** The files of a pass that bear a text people chose, as the server has them now. */
export function readReplaced(run: string, pass: string): Probe<Standing[]> {
  return defineProbe({
    script,
    fact: standing,
    args: [run, pass],
    read: (answer) =>
      answer.rows('file', 3).map(([path = '', original = '', changed = '']) => ({
        path,
        original: original === '-' ? null : original,
        changed: changed === 'yes',
      })),
  });
}
