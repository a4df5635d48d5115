import { z } from 'zod';
import { defineFact, type Fact } from '../run/fact.ts';
import type { Run } from '../run/run.ts';

const Noticed = z.strictObject({
  /** Command lines of others that used apt during this run. */
  apt: z.array(z.string()),
  /** The version somebody else installed. */
  version: z.string().nullable(),
  /** Packages that others left half done. */
  broken: z.array(z.string()),
  /** Lock and timers were held when last looked. */
  held: z.boolean(),
});

/** What the regular look has already told people, so that each thing is said once. */
export const noticed = defineFact('noticed', Noticed);

export const NOTHING_NOTICED: z.infer<typeof Noticed> = {
  apt: [],
  version: null,
  broken: [],
  held: true,
};

/** The value of a fact in a run; what cannot be read counts as not known, for nothing here decides about a change. */
export function readFact<T>(run: Run, fact: Fact<T>): T | undefined {
  const parsed = fact.schema.safeParse(run.facts[fact.key]);
  return parsed.success ? parsed.data : undefined;
}
