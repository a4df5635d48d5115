import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { OFFICE } from '../machine/networks.ts';

/** As the customer's line in ucware.list has them. */
const CREDENTIALS = `Basic ${Buffer.from('kunde4711:Gelb-Tonne-88').toString('base64')}`;

export interface PackageServers {
  /** Paths that were asked for, with the status each got. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** packages.ucware.de by HTTPS with a login, archive.ubuntu.com by HTTP: the folders of these names. */
export async function servePackages(repositories: string): Promise<PackageServers> {
  const requests: string[] = [];
  function answer(host: string, request: IncomingMessage, response: ServerResponse): void {
    const status = respond(
      join(repositories, host),
      host === 'packages.ucware.de',
      request,
      response,
    );
    requests.push(`${status} ${host}${request.url ?? ''}`);
  }
  const secure = createSecureServer(
    {
      key: readFileSync(join(repositories, 'server.key')),
      cert: readFileSync(join(repositories, 'server.crt')),
    },
    (request, response) => answer('packages.ucware.de', request, response),
  );
  const plain = createServer((request, response) =>
    answer('archive.ubuntu.com', request, response),
  );
  await Promise.all([listen(secure, 443), listen(plain, 80)]);
  return {
    requests,
    async close() {
      for (const server of [secure, plain]) {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await closed;
      }
    },
  };
}

function respond(
  folder: string,
  closed: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): number {
  if (closed && request.headers.authorization !== CREDENTIALS) {
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="UCware"' }).end();
    return 401;
  }
  const path = join(folder, decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
  const found =
    path.startsWith(`${folder}/`) && statSync(path, { throwIfNoEntry: false })?.isFile();
  if (!found) {
    response.writeHead(404).end();
    return 404;
  }
  const content = readFileSync(path);
  response.writeHead(200, { 'Content-Length': content.length }).end(content);
  return 200;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, OFFICE, resolve);
  });
}
