import { asCodedError } from '../../errors.ts';
import type { Probe } from '../run/action.ts';
import type { Fact } from '../run/fact.ts';

/** A probe together with the fact its answer is learned as. */
export interface Reading<T = unknown> {
  readonly fact: Fact<T>;
  readonly probe: Probe<T>;
}

/** Checks that a probe belongs to its fact, and forgets the type. */
export function reading<T>(fact: Fact<T>, probe: Probe<T>): Reading {
  return { fact, probe } as unknown as Reading;
}

/** The answer of a probe, or why it could not be read. */
export type Attempt<T> =
  | { readonly read: true; readonly value: T }
  | { readonly read: false; readonly found: string };

/**
 * The same probe, but an answer that makes no sense is a result and not an end: one odd command must not keep all the other
 * checks from running. What goes wrong on the way to the server still ends the action.
 */
export function attempt<T>(probe: Probe<T>): Probe<Attempt<T>> {
  return {
    ...probe,
    parse: (output) => {
      try {
        return { read: true, value: probe.parse(output) };
      } catch (thrown) {
        const error = asCodedError(thrown);
        return { read: false, found: error.found };
      }
    },
  };
}
