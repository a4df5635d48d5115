import type { IncomingMessage } from 'node:http';
import type { JsonObject } from '../json.ts';
import { refuse } from '../refusal.ts';
import type { WorkspaceSeed } from '../workspace.ts';
import { NEEDS } from './scopes.ts';

/** Refuses a call whose token is missing, wrong, of the wrong type or lacks the scope; in Slack's order. */
export function admit(
  method: string,
  request: IncomingMessage,
  args: JsonObject,
  seed: WorkspaceSeed,
): void {
  const need = NEEDS[method];
  if (!need) refuse('unknown_method', { req_method: method });
  const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const token = header ?? (typeof args['token'] === 'string' ? args['token'] : '');
  if (token === '') refuse('not_authed');
  const kind = token === seed.tokens.bot ? 'bot' : token === seed.tokens.app ? 'app' : undefined;
  if (!kind) refuse('invalid_auth');
  if (need.token !== 'any' && need.token !== kind) refuse('not_allowed_token_type');
  if (kind === 'app' || need.scopes.length === 0) return;
  if (!need.scopes.some((scope) => seed.scopes.includes(scope))) {
    refuse('missing_scope', { needed: need.scopes.join(','), provided: seed.scopes.join(',') });
  }
}
