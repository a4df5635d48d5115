import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Control } from '../control/control.ts';
import { readArguments } from '../slack/web/body.ts';
import { send } from '../slack/web/web-api.ts';

/** `/control/…`: what the panel reads and does. */
export async function answerControl(
  control: Control,
  what: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    if (what === 'state') return send(response, 200, { seen: await control.state() });
    if (what === 'report' && control.report) {
      const language = query.get('language') === 'en' ? 'en' : 'de';
      return send(response, 200, { seen: await control.report(language) });
    }
    return send(response, 404, { error: 'not_found' });
  }
  const body = await readArguments(request);
  if (what === 'fault') {
    const done = await control.fault(String(body['id']), body['on'] !== false);
    return send(response, 200, { ...done });
  }
  if (what === 'calls' && control.setCalls) {
    control.setCalls(Math.max(0, Math.floor(Number(body['calls'])) || 0));
    return send(response, 200, { ok: true });
  }
  send(response, 404, { error: 'no_such_act' });
}
