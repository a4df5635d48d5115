import { OWN_ERRORS } from './errors/own-errors.ts';
import { SERVER_ERRORS } from './errors/server-errors.ts';

/**
 * Every way an action on a server, the store or Slack can end badly. The code is what journal, log, CLI and Slack share.
 */
export const ERRORS = { ...SERVER_ERRORS, ...OWN_ERRORS } as const;

export type ErrorCode = keyof typeof ERRORS;

/** An error with a code of the catalogue. `found` says what was seen; it must be free of secrets. */
export class CodedError extends Error {
  readonly code: ErrorCode;
  readonly found: string;

  constructor(code: ErrorCode, found: string, options?: ErrorOptions) {
    super(`${ERRORS[code].sentence.en} ${found}`.trim(), options);
    this.name = 'CodedError';
    this.code = code;
    this.found = found;
  }
}

/** Any thrown thing as an error of the catalogue, with its cause kept. */
export function asCodedError(thrown: unknown): CodedError {
  if (thrown instanceof CodedError) return thrown;
  const found = thrown instanceof Error ? thrown.message : String(thrown);
  return new CodedError('unexpected', found, { cause: thrown });
}
