import { TLSSocket } from 'node:tls';
import { Agent, buildConnector, request } from 'undici';
import type { Clock } from '../../clock.ts';
import type { Server } from '../../config/server.ts';
import { CodedError } from '../../errors.ts';
import type { Outcome, ResultOf, WebAction, WebResult } from '../../flows/run/action.ts';
import { outcomeOf } from '../outcome-of.ts';
import type { Errand, Executor } from '../types.ts';

const BODY_BYTES = 2048;

/** Looks at the server's own web pages. */
export function createWebExecutor(clock: Clock): Executor<WebAction> {
  return {
    async perform<B extends WebAction>(action: B, errand: Errand): Promise<Outcome<ResultOf<B>>> {
      return outcomeOf(clock, () => get(action, errand) as Promise<ResultOf<B>>);
    },
  };
}

async function get(action: WebAction, { server, signal }: Errand): Promise<WebResult> {
  const url = `${server.webUrl.replace(/\/+$/, '')}/${action.path.replace(/^\/+/, '')}`;
  const seen: { fingerprint: string | null } = { fingerprint: null };
  const agent = new Agent({ connect: pinned(server, action.timeoutMs, seen) });
  const late = AbortSignal.timeout(action.timeoutMs);
  try {
    const response = await request(url, {
      dispatcher: agent,
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
    const { location } = response.headers;
    return {
      status: response.statusCode,
      location: (Array.isArray(location) ? location[0] : location) ?? null,
      bodyStart: await startOf(response.body),
      certificateFingerprint: seen.fingerprint,
    };
  } catch (thrown) {
    if (thrown instanceof CodedError) throw thrown;
    const reason = late.aborted ? `no answer within ${action.timeoutMs / 1000} s` : words(thrown);
    throw new CodedError('web-unreachable', `${url}: ${reason}`, { cause: thrown });
  } finally {
    await agent.destroy();
  }
}

/**
 * A connector that looks at the certificate before a byte of the request is sent. Self-signed certificates are the norm on
 * these servers, so what counts is the fingerprint of the inventory; without one the certificate is only reported.
 */
function pinned(
  server: Server,
  timeoutMs: number,
  seen: { fingerprint: string | null },
): buildConnector.connector {
  const connect = buildConnector({ rejectUnauthorized: false, timeout: timeoutMs });
  return (options, callback) =>
    connect(options, (...result) => {
      const [error, socket] = result;
      if (error) return callback(error, null);
      if (socket instanceof TLSSocket)
        seen.fingerprint = socket.getPeerCertificate().fingerprint256;
      const wanted = server.webCertificate;
      if (wanted === undefined || hex(wanted) === hex(seen.fingerprint ?? '')) {
        return callback(null, socket);
      }
      socket.destroy();
      const shown = seen.fingerprint ?? 'no certificate';
      const found = `${server.webUrl} shows ${shown}, the inventory has ${wanted}.`;
      callback(new CodedError('web-certificate-changed', found), null);
    });
}

function hex(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}

async function startOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= BODY_BYTES) break;
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, BODY_BYTES));
}

function words(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : thrown.message;
}
