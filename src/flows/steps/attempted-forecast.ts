import { Forecast } from '../merges/conffiles/forecast.ts';
import { defineFact, type Fact, type Learned, learn } from '../run/fact.ts';
import type { StepContext } from '../run/step.ts';
import type { Pass } from './pass.ts';

/**
 * What was predicted, and decided, for attempts that failed. The plan of the next one names no files of packages that are complete by
 * then; what was said about them has to be held beside the server all the same.
 */
export function attemptedForecast(pass: Pick<Pass, 'id'>): Fact<Forecast> {
  return defineFact(`attemptedForecast${pass.id}`, Forecast);
}

/** The prediction of the last plan, and of earlier attempts for what that one does not name. */
export function wholeForecast(pass: Pass, ctx: StepContext): Forecast {
  const now = ctx.get(pass.plan)?.forecast ?? { files: [], unchanged: [], unread: [] };
  const before = ctx.get(attemptedForecast(pass));
  if (!before) return now;
  const named = new Set([...now.files.map(({ path }) => path), ...now.unchanged]);
  return {
    files: [...now.files, ...before.files.filter(({ path }) => !named.has(path))],
    unchanged: [...now.unchanged, ...before.unchanged.filter((path) => !named.has(path))],
    unread: [...new Set([...now.unread, ...before.unread])],
  };
}

/** To be learned when an attempt has failed. Proposals are left out: they have been shown, and may be long. */
export function rememberForecast(pass: Pass, ctx: StepContext): Learned {
  const { files, ...rest } = wholeForecast(pass, ctx);
  const short = files.map((file) => ({ ...file, proposal: null }));
  return learn(attemptedForecast(pass), { ...rest, files: short });
}
