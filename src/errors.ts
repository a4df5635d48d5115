import { OWN_ERRORS } from './errors/own-errors.ts';
import { SERVER_ERRORS } from './errors/server-errors.ts';
import { same, type Text } from './flows/run/text.ts';

/**
 * Every way an action on a server, the store or Slack can end badly. The code is what journal, log, CLI and Slack share.
 */
export const ERRORS = { ...SERVER_ERRORS, ...OWN_ERRORS } as const;

export type ErrorCode = keyof typeof ERRORS;

/**
 * An error with a code of the catalogue. `found` says what was seen, in the words of the log; `foundText` says it to people.
 * Both must be free of secrets.
 */
export class CodedError extends Error {
  readonly code: ErrorCode;
  readonly found: string;
  readonly foundText: Text;

  constructor(code: ErrorCode, found: string | Text, options?: ErrorOptions) {
    const foundText = typeof found === 'string' ? same(found) : found;
    super(`${ERRORS[code].sentence.en} ${foundText.en}`.trim(), options);
    this.name = 'CodedError';
    this.code = code;
    this.found = foundText.en;
    this.foundText = foundText;
  }
}

/** Any thrown thing as an error of the catalogue, with its cause kept. */
export function asCodedError(thrown: unknown): CodedError {
  if (thrown instanceof CodedError) return thrown;
  const found = thrown instanceof Error ? thrown.message : String(thrown);
  return new CodedError('unexpected', found, { cause: thrown });
}
