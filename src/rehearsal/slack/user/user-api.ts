import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject } from '../json.ts';
import { readArguments } from '../web/body.ts';
import { send } from '../web/web-api.ts';
import { ACTS, barred } from './act.ts';
import { createLook, type Look } from './look.ts';
import { waitChanges } from './wait-changes.ts';
import { seesChannel, type World } from './world.ts';

/** The longest a request for changes is held open, in real milliseconds. */
const LONGEST_WAIT_MS = 25_000;

/**
 * `/user/<id>/…`: acting as a person. Reading goes by GET (`me`, `channels`, `messages/<channel>`,
 * `thread/<channel>/<ts>`, `modal`, `home`, `changes`, `file/<id>`), doing by POST (see `ACTS`).
 */
export async function answerPerson(
  world: World,
  path: readonly string[],
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
  closing: AbortSignal,
): Promise<void> {
  const [user = '', what = '', ...rest] = path;
  if (request.method === 'POST') {
    const act = ACTS[what];
    if (!act) return send(response, 404, { error: 'no_such_act' });
    const body = await readArguments(request);
    const answer = barred(world, user) ?? (await act(world, user, body, closing));
    return send(response, 200, isObject(answer) ? answer : {});
  }
  if (!world.state.users.has(user)) return send(response, 404, { error: 'unknown_user' });
  if (what === 'file') return sendFile(world, user, rest[0] ?? '', response);
  const look = createLook(world.state, user);
  const seen =
    what === 'changes' ? await wait(world, look, query, response, closing) : view(look, what, rest);
  if (seen === undefined) return send(response, 404, { error: 'not_found' });
  send(response, 200, { seen });
}

function view(look: Look, what: string, rest: readonly string[]): unknown {
  const [channel = '', ts = ''] = rest;
  switch (what) {
    case 'me':
      return look.me();
    case 'channels':
      return look.channels();
    case 'messages':
      return look.messages(channel);
    case 'thread':
      return look.thread(channel, ts);
    case 'modal':
      return look.modal() ?? null;
    case 'home':
      return look.home() ?? null;
    default:
      return undefined;
  }
}

async function wait(
  world: World,
  look: Look,
  query: URLSearchParams,
  response: ServerResponse,
  closing: AbortSignal,
): Promise<unknown> {
  const longest = Math.min(Number(query.get('wait') ?? LONGEST_WAIT_MS), LONGEST_WAIT_MS);
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const signals = [closing, gone.signal, AbortSignal.timeout(longest)];
  const after = Number(query.get('after') ?? 0);
  return waitChanges(world.state, after, look.changes, AbortSignal.any(signals));
}

/** Own uploads, and files shared in a channel the person sees. */
function sendFile(world: World, user: string, id: string, response: ServerResponse): void {
  const { state } = world;
  const file = state.files.get(id);
  const seen = file?.channels.some((one) => {
    const channel = state.channels.get(one);
    return channel !== undefined && seesChannel(channel, user);
  });
  if (!file || (file.user !== user && !seen)) {
    send(response, 404, { error: 'not_found' });
    return;
  }
  response.writeHead(200, { 'content-type': file.mimetype });
  response.end(file.content);
}
