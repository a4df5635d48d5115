import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { ERRORS } from '../../errors.ts';
import type { Text } from '../../flows/run/text.ts';
import { OUTBOX } from '../texts/outbox.ts';

/** What an error of the Web API means for a message. */
export type Fault =
  /** Try again. `lost`: Slack may have carried it out although no answer came. */
  | { readonly kind: 'later'; readonly afterMs: number | undefined; readonly lost: boolean }
  /** The channel or the token does not let us; people have to do something first. */
  | { readonly kind: 'closed'; readonly error: string }
  /** The message this one belongs to is gone or cannot be changed any more. */
  | { readonly kind: 'gone'; readonly error: string }
  /** Slack does not want the message in this form. */
  | { readonly kind: 'refused'; readonly error: string };

/** Errors that say that nothing was sent at all. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** `error` values of the Web API by what they mean; docs.slack.dev/reference/methods/chat.postMessage and chat.update. */
const TRANSIENT: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'external_channel_migrating',
]);
const GONE: ReadonlySet<string> = new Set([
  'message_not_found',
  'thread_not_found',
  'cant_update_message',
  'edit_window_closed',
  'is_inactive',
]);
const CLOSED: ReadonlySet<string> = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'no_permission',
  'access_denied',
  'ekm_access_denied',
  'org_login_required',
  'team_access_not_granted',
  'messages_tab_disabled',
]);

export function faultOf(error: unknown): Fault {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'later', afterMs: error.retryAfter * 1000, lost: false };
  if (error instanceof WebAPIHTTPError) {
    const transient = error.statusCode >= 500 || error.statusCode === 408;
    return transient
      ? { kind: 'later', afterMs: undefined, lost: true }
      : { kind: 'refused', error: `http_${error.statusCode}` };
  }
  if (error instanceof WebAPIRequestError)
    return { kind: 'later', afterMs: undefined, lost: !wasNeverSent(error.original) };
  if (error instanceof WebAPIPlatformError) return platformFault(error.data.error);
  // A 429 without Retry-After arrives as a plain error of the client; nothing was accepted then.
  const limited = error instanceof Error && /Retry header|rate limit/i.test(error.message);
  return { kind: 'later', afterMs: undefined, lost: !limited };
}

function platformFault(error: string): Fault {
  if (error === 'ratelimited' || error === 'rate_limited')
    return { kind: 'later', afterMs: undefined, lost: false };
  if (TRANSIENT.has(error)) return { kind: 'later', afterMs: undefined, lost: true };
  if (GONE.has(error)) return { kind: 'gone', error };
  if (CLOSED.has(error) || error.startsWith('restricted_action')) return { kind: 'closed', error };
  return { kind: 'refused', error };
}

function wasNeverSent(error: unknown): boolean {
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    if (NEVER_SENT.has((one as NodeJS.ErrnoException).code ?? '')) return true;
    if (one instanceof AggregateError) return one.errors.every(wasNeverSent);
  }
  return false;
}

/** What people have to know and do while nothing can be shown. `channel` is a mention of the channel. */
export function problemText(fault: Fault, channel: string): Text {
  if (fault.kind === 'later') {
    const { sentence, remedy } = ERRORS['slack-unreachable'];
    return { de: `${sentence.de} ${remedy.de}`, en: `${sentence.en} ${remedy.en}` };
  }
  switch (fault.error) {
    case 'not_in_channel':
      return OUTBOX.notInChannel(channel);
    case 'channel_not_found':
      return OUTBOX.channelNotFound(channel);
    case 'is_archived':
      return OUTBOX.archived(channel);
    case 'missing_scope':
      return OUTBOX.missingScope;
    case 'invalid_auth':
    case 'not_authed':
    case 'account_inactive':
    case 'token_revoked':
    case 'token_expired': {
      const { sentence, remedy } = ERRORS['slack-token-refused'];
      return { de: `${sentence.de} ${remedy.de}`, en: `${sentence.en} ${remedy.en}` };
    }
    default:
      return OUTBOX.closed(channel, fault.error);
  }
}
