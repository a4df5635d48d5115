import { z } from 'zod';
import { asCommand } from '../remote/as-command.ts';
import type { Standing } from '../remote/jobs/read-replaced.ts';
import { defineFact, type Fact } from '../run/fact.ts';
import type { StepContext } from '../run/step.ts';
import { joinTexts, type Text } from '../run/text.ts';
import type { Pass } from './pass.ts';
import { mayBear } from './placed-before.ts';

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
  const choices = mayBear(pass, ctx);
  const now = found.map(({ path, original, changed }) => ({
    path,
    now: changed
      ? ('changed' as const)
      : choices.get(path) === 'merge'
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

/** What a file bears, as the end of a sentence about it. */
export const BEARS: Readonly<Record<StillReplaced['now'], Text>> = {
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
