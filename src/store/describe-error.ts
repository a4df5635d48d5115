import { z } from 'zod';
import { redact } from '../redact.ts';

/** An error in words. Parsers quote what they could not read, which may be anything, so it is masked. */
export function describeError(error: unknown): string {
  if (error instanceof z.ZodError) return redact(z.prettifyError(error));
  return redact(error instanceof Error ? error.message : String(error));
}
