import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Hidden } from '../hidden.ts';
import type { JsonObject } from '../json.ts';
import { SlackRefusal } from '../refusal.ts';
import type { State } from '../state.ts';
import type { Weather } from '../weather.ts';
import { admit } from './admit.ts';
import { readArguments } from './body.ts';
import { METHODS } from './method-table.ts';
import type { RateLimiter } from './rate-limiter.ts';

export interface WebApi {
  readonly state: State;
  readonly hidden: Hidden;
  readonly weather: Weather;
  readonly rates: RateLimiter;
  readonly origin: () => string;
}

/** Answers `POST /api/<method>` as Slack does: 200 with `ok`, 429 with `Retry-After`, or whatever the weather brings. */
export async function answerCall(
  api: WebApi,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const fault = api.weather.next(method);
  // A hanging call is held open until the client gives up or the workspace closes its connections.
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'rate-limited') return tooEarly(response, fault.retryAfter);
  if (fault?.kind === 'server-error')
    return send(response, 500, { ok: false, error: 'fatal_error' });
  const answer = await perform(api, method, request);
  if (fault?.kind === 'answer-lost') {
    request.socket.destroy();
    return;
  }
  if (typeof answer === 'number') return tooEarly(response, answer);
  response.setHeader('x-oauth-scopes', api.state.seed.scopes.join(','));
  send(response, 200, answer);
}

/** The body of the answer, or the seconds after which to try again. */
async function perform(
  api: WebApi,
  method: string,
  request: IncomingMessage,
): Promise<JsonObject | number> {
  try {
    const args = await readArguments(request);
    admit(method, request, args, api.state.seed);
    const channel = typeof args['channel'] === 'string' ? args['channel'] : undefined;
    const wait = api.rates.refuse(method, channel);
    if (wait !== undefined) return wait;
    const { state, hidden } = api;
    const done = METHODS[method]?.({ method, args, state, hidden, origin: api.origin() });
    return { ok: true, ...done };
  } catch (thrown) {
    if (!(thrown instanceof SlackRefusal)) throw thrown;
    return { ok: false, error: thrown.error, ...thrown.details };
  }
}

function tooEarly(response: ServerResponse, seconds: number): void {
  response.setHeader('retry-after', String(seconds));
  send(response, 429, { ok: false, error: 'ratelimited' });
}

export function send(response: ServerResponse, status: number, body: JsonObject): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
