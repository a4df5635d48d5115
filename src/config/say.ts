import type { z } from 'zod';
import { same, type Text } from '../flows/run/text.ts';

/** zod carries one string per mistake; ours travel in it in both languages. */
export function say(text: Text): string {
  return JSON.stringify(text);
}

/** The mistakes of an object: unknown keys travel with the keys that exist. */
export function sayKnown(known: readonly string[]): string {
  return JSON.stringify({ known });
}

/** The keys that exist where an unknown one was found. */
export function knownKeys(message: string): readonly string[] {
  const heard = parse(message) as { known?: readonly string[] } | undefined;
  return heard?.known ?? [];
}

/** What a mistake zod found means, never with the value itself: it could be a secret in the wrong place. */
export function textOfIssue(issue: z.core.$ZodIssue): Text {
  const heard = parse(issue.message) as Partial<Text> | undefined;
  if (heard?.de && heard.en) return { de: heard.de, en: heard.en };
  return same(issue.message);
}

function parse(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}

/** For `error` of a schema: a value that is not there is missing, any other is not what was expected. */
export function expected(text: Text): (issue: { readonly input?: unknown }) => string {
  return ({ input }) => say(input === undefined || input === null ? MISSING : text);
}

const MISSING: Text = {
  de: 'fehlt oder hat keinen Wert.',
  en: 'is missing or has no value.',
};
