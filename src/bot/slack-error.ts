import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import { CodedError } from '../errors.ts';

/** Answers of `auth.test` and `apps.connections.open` that only a person can mend. */
const REFUSED: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'user_removed_from_team',
  'team_disabled',
]);

/** Whatever Slack's client threw while logging in, as an error of the catalogue. `doing` names the method. */
export function slackError(thrown: unknown, doing: string): CodedError {
  if (thrown instanceof CodedError) return thrown;
  const found = `${doing}: ${reasonOf(thrown)}`;
  const refused = thrown instanceof WebAPIPlatformError && REFUSED.has(thrown.data.error);
  return new CodedError(refused ? 'slack-token-refused' : 'slack-unreachable', found, {
    cause: thrown,
  });
}

function reasonOf(thrown: unknown): string {
  if (thrown instanceof WebAPIPlatformError) return thrown.data.error;
  if (thrown instanceof WebAPIHTTPError) return `HTTP ${thrown.statusCode}`;
  if (thrown instanceof WebAPIRequestError) {
    const { cause } = thrown.original;
    return cause instanceof Error ? cause.message : thrown.original.message;
  }
  return thrown instanceof Error ? thrown.message : 'connection closed';
}
