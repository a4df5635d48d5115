import { z } from 'zod';
import { CONFFILE_CLASSES } from '../../merges/conffiles/classify.ts';
import type { Forecast, ForecastFile } from '../../merges/conffiles/forecast.ts';
import type { Leftover } from '../jobs/leftovers.ts';
import type { Present } from './present.ts';

/** What was predicted for a file, and what the installation made of it. */
export const Outcome = z.strictObject({
  path: z.string(),
  class: z.enum([...CONFFILE_CLASSES, 'unforeseen']),
  /** `right` and `wrong` are about a prediction; `open` where there was none. */
  verdict: z.enum(['right', 'wrong', 'open']),
  /** What is there: the text in place, and the vendor's version beside it where dpkg left one. */
  found: z.enum(['own', 'vendor', 'chosen', 'other', 'none']),
  beside: z.boolean(),
});
export type Outcome = z.infer<typeof Outcome>;

const VENDOR_BESIDE = ['.dpkg-dist', '.ucf-dist'];

/**
 * Compares a prediction with the server after the installation. A file beside which dpkg left the vendor's version without anybody
 * having foreseen a conflict is reported, too: there dpkg has met a question and kept the file, as the policy says.
 */
export function compareForecast(
  forecast: Forecast,
  present: Present,
  leftovers: readonly Leftover[],
): Outcome[] {
  const now = new Map(present.files.map((file) => [file.path, file]));
  const beside = new Map<string, string>();
  for (const { path, md5 } of leftovers) {
    const suffix = VENDOR_BESIDE.find((end) => path.endsWith(end));
    if (suffix) beside.set(path.slice(0, -suffix.length), md5);
  }
  const predicted = forecast.files.map((file) => {
    const own = now.get(file.path)?.own ?? null;
    return outcomeOf(file, own, beside.get(file.path) ?? null);
  });
  const unchanged = forecast.unchanged.map((path): Outcome => {
    const file = now.get(path);
    const right = file !== undefined && file.own === file.recorded && !beside.has(path);
    return {
      path,
      class: 'unchanged',
      verdict: right ? 'right' : 'wrong',
      found: right ? 'own' : 'other',
      beside: beside.has(path),
    };
  });
  const foreseen = new Set([...predicted, ...unchanged].map(({ path }) => path));
  const unforeseen = [...beside.keys()]
    .filter((path) => !foreseen.has(path) && now.get(path)?.recorded === beside.get(path))
    .map(
      (path): Outcome => ({
        path,
        class: 'unforeseen',
        verdict: 'wrong',
        found: 'own',
        beside: true,
      }),
    );
  return [...predicted, ...unchanged, ...unforeseen].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function outcomeOf(file: ForecastFile, md5: string | null, beside: string | null): Outcome {
  const found = nameOf(file, md5);
  const seen = { path: file.path, class: file.class, found, beside: beside !== null };
  // What a package ships instead has no recorded checksum; where the very text stayed, it may be the same one.
  if (file.class === 'replaced') {
    return { ...seen, verdict: md5 !== null && md5 === file.own ? 'open' : 'right' };
  }
  if (file.class === 'unpredictable') return { ...seen, verdict: 'open' };
  const { text, left } = expected(file);
  // What an earlier upgrade left beside the file is not this one's doing.
  const leftNow = beside !== null && beside === file.offered;
  const right = md5 === text && leftNow === left;
  return { ...seen, verdict: right ? 'right' : 'wrong' };
}

/** The text that should be in place, and whether dpkg should have left the vendor's version beside it. */
function expected(file: ForecastFile): { readonly text: string | null; readonly left: boolean } {
  const { own, offered, chosen } = file;
  switch (file.class) {
    case 'new':
    case 'only-upstream':
      return { text: offered, left: false };
    case 'conflict': {
      const text = chosen?.fits ? chosen.md5 : own;
      return { text, left: text !== offered };
    }
    case 'deleted': {
      const text = chosen?.fits ? chosen.md5 : null;
      return { text, left: text === null && offered !== file.recorded };
    }
    case 'unchanged':
    case 'only-local':
    case 'same-change':
    case 'obsolete':
    case 'replaced':
    case 'unpredictable':
      return { text: own, left: false };
  }
}

function nameOf({ own, offered, chosen }: ForecastFile, md5: string | null): Outcome['found'] {
  if (md5 === null) return 'none';
  if (chosen?.choice === 'merge' && chosen.md5 === md5) return 'chosen';
  if (md5 === offered) return 'vendor';
  return md5 === own ? 'own' : 'other';
}
