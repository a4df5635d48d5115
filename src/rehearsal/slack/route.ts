import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerPerson } from './user/user-api.ts';
import type { World } from './user/world.ts';
import { answerFile, answerResponse, answerUpload } from './web/extras.ts';
import type { RateLimiter } from './web/rate-limiter.ts';
import { answerCall, send } from './web/web-api.ts';

/** Every address of the practice workspace. What belongs to Slack is cut while Slack is down; people can still look. */
export async function route(
  world: World,
  rates: RateLimiter,
  request: IncomingMessage,
  response: ServerResponse,
  closing: AbortSignal,
): Promise<void> {
  const { state, hidden, weather, origin } = world;
  const url = new URL(request.url ?? '/', origin());
  const [area = '', ...path] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const [id = ''] = path;
  if (isForeign(request, url)) return send(response, 403, { error: 'foreign_origin' });
  if (area === 'user') {
    return answerPerson(world, path, url.searchParams, request, response, closing);
  }
  if (weather.down) {
    request.socket.destroy();
    return;
  }
  world.calls.add(request.socket);
  response.once('close', () => world.calls.delete(request.socket));
  switch (area) {
    case 'api':
      return answerCall({ state, hidden, weather, rates, origin }, id, request, response);
    case 'response':
      return answerResponse(state, hidden, id, request, response);
    case 'upload':
      return answerUpload(hidden, id, request, response);
    case 'files':
      return answerFile(state, id, request, response);
    default:
      return send(response, 404, { error: 'not_found' });
  }
}

/** Another web page on this computer must not act as a person here: neither by its own address nor by a DNS trick. */
function isForeign(request: IncomingMessage, url: URL): boolean {
  const from = request.headers.origin;
  const hosts = [url.host, `localhost:${url.port}`];
  if (!hosts.includes(request.headers.host ?? '')) return true;
  return from !== undefined && !hosts.some((host) => from === `http://${host}`);
}
