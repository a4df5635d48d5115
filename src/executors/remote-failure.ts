import { asCodedError, CodedError, type ErrorCode } from '../errors.ts';
import type { Failure } from '../flows/run/action.ts';
import { redact } from '../redact.ts';

/** Longer texts of servers are cut: a failure is read in a message, not in a log. */
const LONGEST_FOUND = 800;

/** An error of a remote action that can carry the fingerprint a server showed. */
export class RemoteFailure extends CodedError {
  readonly fingerprint: string | undefined;

  constructor(code: ErrorCode, found: string, fingerprint?: string) {
    super(code, found);
    this.fingerprint = fingerprint;
  }
}

/** Any thrown thing as the failure people may see: masked and bounded. */
export function toFailure(thrown: unknown): Failure {
  const error = asCodedError(thrown);
  const { de, en } = error.foundText;
  const fingerprint = error instanceof RemoteFailure ? error.fingerprint : undefined;
  return {
    code: error.code,
    found: bounded(error.found),
    ...(de === en ? {} : { foundText: { de: bounded(de), en: bounded(en) } }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
}

function bounded(found: string): string {
  const masked = redact(found.trim());
  return masked.length > LONGEST_FOUND ? `${masked.slice(0, LONGEST_FOUND)}…` : masked;
}
