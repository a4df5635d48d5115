import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The header the page sends its key in; no other web page can set it without this server's consent. */
const KEY_HEADER = 'x-rehearsal-key';

/**
 * True for a request no other web page on this computer can have made: it names this server as its host, so no DNS trick
 * leads here, and it comes from nowhere else.
 */
export function isOwnOrigin(request: IncomingMessage, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host = '', origin } = request.headers;
  if (!hosts.includes(host)) return false;
  return origin === undefined || hosts.some((one) => origin === `http://${one}`);
}

/** True when the request carries the key of the printed address. */
export function hasKey(request: IncomingMessage, key: string): boolean {
  const given = Buffer.from(String(request.headers[KEY_HEADER] ?? ''));
  const known = Buffer.from(key);
  return given.length === known.length && timingSafeEqual(given, known);
}
