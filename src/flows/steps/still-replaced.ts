import { z } from 'zod';
import { asCode, asCodes } from '../remote/as-code.ts';
import { asCommand } from '../remote/as-command.ts';
import type { Standing } from '../remote/jobs/read-replaced.ts';
import { defineFact, type Fact } from '../run/fact.ts';
import type { StepContext } from '../run/step.ts';
import { joinTexts, same, type Text } from '../run/text.ts';
import type { Pass } from './pass.ts';

/** A file the bot replaced in a run that is ending. */
const StillReplaced = z.strictObject({
  path: z.string(),
  /** What it bears: text of a merge, the vendor's, or what somebody has made of it since. */
  now: z.enum(['merge', 'vendor', 'changed']),
  original: z.string().nullable(),
  /** As before again. */
  back: z.boolean(),
});
export type StillReplaced = z.infer<typeof StillReplaced>;

/** The files an ending run had replaced, in the order people saw them; learned from the server while it ends. */
export function stillReplaced(pass: Pick<Pass, 'id'>): Fact<StillReplaced[]> {
  return defineFact(`stillReplaced${pass.id}`, z.array(StillReplaced));
}

/** The list people see: it only grows at its end, because their answers name places in it. */
export function seenNow(pass: Pass, found: readonly Standing[], ctx: StepContext): StillReplaced[] {
  const before = ctx.get(stillReplaced(pass)) ?? [];
  const merged = new Set(
    (ctx.get(pass.decisions) ?? []).flatMap(({ path, choice }) => (choice === 'merge' ? path : [])),
  );
  const now = found.map(({ path, original, changed }) => ({
    path,
    now: changed
      ? ('changed' as const)
      : merged.has(path)
        ? ('merge' as const)
        : ('vendor' as const),
    original,
    back: false,
  }));
  const old = before.map(
    (one) => now.find(({ path }) => path === one.path) ?? { ...one, back: true },
  );
  return [...old, ...now.filter(({ path }) => !before.some((one) => one.path === path))];
}

const BEARS: Readonly<Record<StillReplaced['now'], Text>> = {
  merge: { de: 'trägt die zusammengeführte Fassung', en: 'bears the merged version' },
  vendor: { de: 'trägt die Fassung des Herstellers', en: 'bears the vendor’s version' },
  changed: {
    de: 'wurde ersetzt und seither von jemandem geändert',
    en: 'was replaced and has been changed by somebody since',
  },
};

type Seen = Pick<StillReplaced, 'now' | 'original'>;

/** Which text a file bears, and where the one it had before is kept. */
export function bearsLine(file: Seen): Text {
  return joinTexts([BEARS[file.now], beforeLine(file)], '; ');
}

/** Where the text a file had before is kept. */
export function beforeLine({ original }: Seen): Text {
  return original === null
    ? { de: 'vorher gab es sie nicht', en: 'it was not there before' }
    : { de: `vorher: ${asCommand([original])}`, en: `before: ${asCommand([original])}` };
}

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
  const chosen = (ctx.get(pass.decisions) ?? []).filter(({ choice }) => choice !== 'keep');
  const paths = begun && !settled ? chosen.map(({ path }) => path) : [];
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
  return `/var/lib/ucware-upgrade/undo/${ctx.runId}/conffiles-${pass.id}/originals`;
}
