import { z } from 'zod';
import { FileDecision } from '../merges/conffiles/decision.ts';
import { type ForecastFile, isPlaced } from '../merges/conffiles/forecast.ts';
import { defineFact, type Fact, type Learned, learn } from '../run/fact.ts';
import type { StepContext } from '../run/step.ts';
import type { Pass } from './pass.ts';

const Placed = z.strictObject({ path: z.string(), choice: FileDecision.shape.choice });
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
    .flatMap(({ path, chosen }) => (chosen ? [{ path, choice: chosen.choice }] : []));
}

/** To be learned when an attempt has failed. */
export function rememberPlaced(pass: Pass, ctx: StepContext): Learned[] {
  const now = placedOf(ctx.need(pass.plan).forecast.files);
  const before = ctx.get(placedBefore(pass)) ?? [];
  const kept = before.filter(({ path }) => !now.some((one) => one.path === path));
  return now.length + before.length === 0 ? [] : [learn(placedBefore(pass), [...kept, ...now])];
}
