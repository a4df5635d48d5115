import type { z } from 'zod';

/**
 * Something learned about a server or from a person: a name and the shape of its value. Values live in the run as JSON
 * and are read back through the schema, so a record written by another version can never be half understood.
 */
export interface Fact<T> {
  readonly key: string;
  readonly schema: z.ZodType<T>;
}

/** A value learned for a fact, as verdicts carry it. */
export interface Learned {
  readonly key: string;
  readonly value: unknown;
}

export function defineFact<T>(key: string, schema: z.ZodType<T>): Fact<T> {
  return { key, schema };
}

export function learn<T>(fact: Fact<T>, value: T): Learned {
  return { key: fact.key, value };
}
