import { asCode, asCodes } from '../remote/as-code.ts';
import { asCommand } from '../remote/as-command.ts';
import { conffileFolder } from '../remote/jobs/conffile-folder.ts';
import type { StepContext } from '../run/step.ts';
import { joinTexts, same, type Text } from '../run/text.ts';
import type { Pass } from './pass.ts';
import { mayBear } from './placed-before.ts';
import { BEARS, stillReplaced } from './still-replaced.ts';

/** Files one by one in the note of a run's end; the others are named, and the folder with all originals. */
const MOST = 10;

/** What an ended run leaves replaced in a pass, and how to put each of it back by hand; undefined when there is nothing. */
export function replacedAtEnd(pass: Pass, ctx: StepContext): Text | undefined {
  const files = ctx.get(stillReplaced(pass));
  if (!files) return unseen(pass, ctx);
  const left = files.filter(({ back }) => !back);
  if (left.length === 0) return undefined;
  const lines = left.slice(0, MOST).map((file) => {
    const { path, original } = file;
    const back = original === null ? ['rm', path] : ['cp', '-p', original, path];
    return joinTexts(
      [same(`• ${asCode(path)}`), BEARS[file.now], same(asCommand(['sudo', ...back]))],
      ' – ',
    );
  });
  const rest = left.slice(MOST).map(({ path }) => path);
  const more = {
    de: `• ebenso ${asCodes(rest, rest.length)}; was vorher darin stand: ${asCommand([folderOf(pass, ctx)])}`,
    en: `• likewise ${asCodes(rest, rest.length)}; what they held before: ${asCommand([folderOf(pass, ctx)])}`,
  };
  return joinTexts([HEAD, ...lines, ...(rest.length > 0 ? [more] : [])], '\n');
}

/** The server could not be asked: what the run may have put into place is named all the same. */
function unseen(pass: Pass, ctx: StepContext): Text | undefined {
  const begun = ctx.begunAt(`install-${pass.id}`) !== undefined;
  const settled = ctx.doneAt(`leftovers-${pass.id}`) !== undefined;
  const paths = begun && !settled ? [...mayBear(pass, ctx).keys()] : [];
  if (paths.length === 0) return undefined;
  const all = asCodes(paths, paths.length);
  const folder = asCommand([folderOf(pass, ctx)]);
  return {
    de: `Der Server ließ sich nicht mehr fragen: ${all} können noch die beschlossene Fassung tragen. Was vorher darin stand, liegt in ${folder}.`,
    en: `The server could not be asked any more: ${all} may still bear the version that was decided. What they held before lies in ${folder}.`,
  };
}

const HEAD: Text = {
  de: '*Ersetzt bleiben diese Konfigurationsdateien*, mit dem Befehl, der jede zurücklegt:',
  en: '*These configuration files stay replaced*, each with the command that puts it back:',
};

function folderOf(pass: Pass, ctx: StepContext): string {
  return `${conffileFolder(ctx.runId, pass.id)}/originals`;
}
