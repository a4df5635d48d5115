import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { freePort } from '../free-port.ts';
import type { Attachment, Machine } from '../machine/machine.ts';
import { isPresent } from '../packages/installed.ts';

export interface WebFront extends Attachment {
  readonly url: string;
}

/** What somebody would copy out of the web interface by hand; here it lies under `/export/`. */
export interface WebTable {
  readonly name: string;
  readonly content: string;
}

/**
 * The web interface of the simulated server. Plain HTTP: making a certificate would need a library of its own, and on
 * loopback nobody listens in.
 */
export async function servePages(
  machine: Machine,
  host: string,
  tables: () => readonly WebTable[],
): Promise<WebFront> {
  let server: Server | undefined;

  const port = await freePort([host]);

  async function listen(): Promise<void> {
    const fresh = createServer((request, response) => answer(machine, tables, request, response));
    await new Promise<void>((resolve, reject) => {
      fresh.once('error', reject);
      fresh.listen(port, host, resolve);
    });
    server = fresh;
  }

  async function down(): Promise<void> {
    const old = server;
    server = undefined;
    if (old === undefined) return;
    old.closeAllConnections();
    await new Promise<void>((resolve) => old.close(() => resolve()));
  }

  return {
    url: `http://${host}:${port}`,
    up: async () => {
      if (server === undefined) await listen();
    },
    down,
  };
}

interface Page {
  readonly status: number;
  readonly title: string;
  readonly location?: string;
}

const MISSING: Page = { status: 404, title: '404 Not Found' };
const UNAVAILABLE: Page = { status: 503, title: '503 Service Temporarily Unavailable' };

function answer(
  machine: Machine,
  tables: () => readonly WebTable[],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (machine.units.get('nginx.service')?.active !== 'active') {
    request.socket.destroy();
    return;
  }
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (path === '/export' || path === '/export/') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', connection: 'close' });
    const links = tables().map(({ name }) => `<li><a href="/export/${name}">${name}</a></li>`);
    response.end(`<!DOCTYPE html>\n<title>export</title>\n<ul>${links.join('')}</ul>\n`);
    return;
  }
  const table = tables().find(({ name }) => path === `/export/${name}`);
  if (table) {
    response.writeHead(200, { 'content-type': 'text/csv; charset=utf-8', connection: 'close' });
    response.end(table.content);
    return;
  }
  const { status, title, location } = pageAt(machine, path);
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    server: 'nginx/1.14.0 (Ubuntu)',
    connection: 'close',
    ...(location === undefined ? {} : { location }),
  });
  response.end(
    `<!DOCTYPE html>\n<html>\n<head><title>${title}</title></head>\n<body><h1>${title}</h1></body>\n</html>\n`,
  );
}

/** The pages of both versions; those of version 5 come with the first boot after it was installed. */
function pageAt(machine: Machine, path: string): Page {
  const { packages, bootedAt } = machine.world;
  const admin = packages['ucware-admin-client'];
  const running = machine.units.get('ucware-daemon.service')?.active === 'active';
  if (isPresent(admin)) {
    if (!running || admin.configuredAt > bootedAt) return UNAVAILABLE;
    if (path === '/admin')
      return { status: 301, title: '301 Moved Permanently', location: '/admin/' };
    if (path === '/admin/') return { status: 200, title: 'UCware Admin Client' };
    return path === '/' ? { status: 200, title: 'UCware UCC Client' } : MISSING;
  }
  if (path !== '/') return MISSING;
  return running
    ? { status: 200, title: `UCware ${packages['ucware']?.version ?? ''}` }
    : UNAVAILABLE;
}
