import { z } from 'zod';
import { FileDecision } from '../merges/conffiles/decision.ts';
import { type ForecastFile, isPlaced } from '../merges/conffiles/forecast.ts';
import type { Standing } from '../remote/jobs/read-replaced.ts';
import { defineFact, type Fact, type Learned, learn } from '../run/fact.ts';
import type { StepContext } from '../run/step.ts';
import type { Pass } from './pass.ts';

const Placed = z.strictObject({
  path: z.string(),
  choice: FileDecision.shape.choice,
  /** MD5 of the text; a record from before this was kept does not say. */
  text: z.string().optional(),
});
export type Placed = z.infer<typeof Placed>;

/**
 * Files that attempts which failed had put into place. The plan of the next attempt knows nothing of those whose package was
 * unpacked; what the files held before can be had back all the same.
 */
export function placedBefore(pass: Pick<Pass, 'id'>): Fact<Placed[]> {
  return defineFact(`placedBefore${pass.id}`, z.array(Placed));
}

/** What is put into place by these files' decisions. */
export function placedOf(files: readonly ForecastFile[]): Placed[] {
  return files
    .filter(isPlaced)
    .flatMap(({ path, chosen }) =>
      chosen?.md5 ? [{ path, choice: chosen.choice, text: chosen.md5 }] : [],
    );
}

/**
 * Whether a file still bears what was put into its place, as far as a later plan can say: it names no files of packages that are
 * complete, and of the others what they hold.
 */
export function stillBears({ path, text }: Placed, files: readonly ForecastFile[]): boolean {
  const named = files.find((file) => file.path === path);
  if (!named) return true;
  return text === undefined ? named.class === 'same-change' : named.own === text;
}

/**
 * What a run may have put into place, by path: by the decisions there are, and by those of earlier attempts. A plan that holds
 * only what an attempt left names no decision about what that one placed.
 */
export function mayBear(pass: Pass, ctx: StepContext): ReadonlyMap<string, Placed['choice']> {
  const decided = (ctx.get(pass.decisions) ?? []).filter(({ choice }) => choice !== 'keep');
  const all = [...(ctx.get(placedBefore(pass)) ?? []), ...decided];
  return new Map(all.map(({ path, choice }) => [path, choice]));
}

/** To be learned when an attempt has failed; `standing` is the server's word for which files bear a chosen text then. */
export function rememberPlaced(
  pass: Pass,
  ctx: StepContext,
  standing: readonly Standing[] | undefined,
): Learned[] {
  const now = placedOf(ctx.need(pass.plan).forecast.files);
  const before = ctx.get(placedBefore(pass)) ?? [];
  if (now.length + before.length === 0) return [];
  const kept = before.filter(({ path }) => !now.some((one) => one.path === path));
  const placed = [...kept, ...now].filter(
    ({ path }) => !standing || standing.some((one) => one.path === path),
  );
  return [learn(placedBefore(pass), placed)];
}
