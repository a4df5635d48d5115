import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Hidden } from '../hidden.ts';
import { isObject } from '../json.ts';
import { SlackRefusal } from '../refusal.ts';
import { respond } from '../respond.ts';
import type { State } from '../state.ts';
import { readBody, readUpload } from './body.ts';
import { send } from './web-api.ts';

/** `POST /response/<id>`: the answer to a command or click. Refusals are a 404 or 400, as Slack gives them. */
export async function answerResponse(
  state: State,
  hidden: Hidden,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = (await readBody(request)).toString();
  try {
    const target = hidden.responseUrls.use(id);
    const parsed: unknown = JSON.parse(body);
    respond(state, target, isObject(parsed) ? parsed : {});
    response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
  } catch (thrown) {
    const gone = ['used_url', 'expired_url'];
    const error = thrown instanceof SlackRefusal ? thrown.error : 'invalid_payload';
    send(response, gone.includes(error) ? 404 : 400, { ok: false, error });
  }
}

/** `POST /upload/<id>`: the bytes between `files.getUploadURLExternal` and `files.completeUploadExternal`. */
export async function answerUpload(
  hidden: Hidden,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const upload = hidden.uploads.get(id);
  const content = await readUpload(request);
  // Slack does not document what it does with a wrong length; a refusal shows the mistake.
  if (!upload || content.length !== upload.length) {
    return send(response, 400, { ok: false, error: 'invalid_upload' });
  }
  hidden.uploads.set(id, { ...upload, content });
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${content.length}`);
}

/** `GET /files/<id>/<name>`: `url_private`, for the bot token with `files:read` only. */
export function answerFile(
  state: State,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const file = state.files.get(id);
  const authorized = request.headers.authorization === `Bearer ${state.seed.tokens.bot}`;
  if (!file || !authorized || !state.seed.scopes.includes('files:read')) {
    send(response, file && !authorized ? 401 : 404, { ok: false, error: 'file_not_found' });
    return;
  }
  response.writeHead(200, { 'content-type': file.mimetype }).end(file.content);
}
