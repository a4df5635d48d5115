import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** A Slack that speaks just enough HTTP and WebSocket to connect to. */
export interface SocketSlack {
  readonly url: string;
  readonly sockets: Set<WebSocket>;
  readonly calls: string[];
  readonly acks: string[];
  /** Answers of a method other than `{ok: true}`. */
  readonly answers: Record<string, () => { status?: number; body: Record<string, unknown> }>;
  connections(count: number): Promise<void>;
  send(socket: WebSocket, envelope: Record<string, unknown>): void;
  /** Resolves when a condition about calls or acknowledgements holds. */
  when(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export async function createSocketSlack(): Promise<SocketSlack> {
  const sockets = new Set<WebSocket>();
  const calls: string[] = [];
  const acks: string[] = [];
  const waiting: { condition: () => boolean; resolve: () => void }[] = [];
  const check = (): void => {
    for (const one of waiting.splice(0)) {
      if (one.condition()) one.resolve();
      else waiting.push(one);
    }
  };
  const answers: SocketSlack['answers'] = {
    'auth.test': () => ({ body: { team_id: 'T1', bot_id: 'B1', user_id: 'UBOT' } }),
  };
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const method = (request.url ?? '').replace(/^\/(api\/)?/, '');
      calls.push(method);
      const { port } = server.address() as AddressInfo;
      const usual =
        method === 'apps.connections.open' ? { url: `ws://127.0.0.1:${port}/link` } : {};
      const { status = 200, body } = answers[method]?.() ?? { body: usual };
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ok: true, ts: '1.0', ...body }));
      check();
    });
  });
  const hub = new WebSocketServer({ server });
  hub.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      check();
    });
    socket.on('message', (data) => {
      acks.push((JSON.parse(String(data)) as { envelope_id: string }).envelope_id);
      check();
    });
    socket.send(JSON.stringify({ type: 'hello' }));
    check();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const when = (condition: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ condition, resolve });
      check();
    });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    sockets,
    calls,
    acks,
    answers,
    when,
    connections: (count) => when(() => sockets.size === count),
    send: (socket, envelope) => socket.send(JSON.stringify(envelope)),
    async close() {
      for (const socket of sockets) socket.terminate();
      hub.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
