import type { Language } from '../flows/run/text.ts';

/** What a command is given. */
export interface Invocation {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly language: Language;
  readonly write: (text: string) => void;
}

/** Carries a command out and resolves to the exit code; throws a coded error for what cannot be done. */
export type Command = (invocation: Invocation) => Promise<number>;

/** Wrong words on the command line: the message is for the person, the exit code is 2. */
export class UsageError extends Error {}

/** What was wanted is not there, and nothing is broken: the message is for the person, the exit code is 1. */
export class NothingThere extends Error {}
