import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Control } from '../control/control.ts';
import type { SlackStandIn } from '../slack/stand-in.ts';
import { send } from '../slack/web/web-api.ts';
import { answerControl } from './answer-control.ts';
import { answerPage } from './answer-page.ts';
import { bundlePage } from './bundle.ts';
import { hasKey, isOwnOrigin } from './guard.ts';
import type { PageSetup, ServedSetup } from './setup.ts';

export interface PageOptions {
  readonly slack: Pick<SlackStandIn, 'answerPerson'>;
  readonly setup: PageSetup;
  /** Left out, the page has no panel. */
  readonly control?: Control;
  /** 0, the default, takes a free one. */
  readonly port?: number;
}

/** The practice workspace as a web page on this computer. */
export interface Page {
  /** The address with its key; who has it can play everybody. */
  readonly address: string;
  close(): Promise<void>;
}

/** Bundles the page and serves it on 127.0.0.1. */
export async function startPage(options: PageOptions): Promise<Page> {
  const { slack, setup, control } = options;
  const bundle = await bundlePage();
  const key = randomBytes(18).toString('base64url');
  let port = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOwnOrigin(request, port)) return send(response, 403, { error: 'foreign_origin' });
    const { pathname, searchParams } = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    if (answerPage(pathname, bundle, response)) return;
    if (!hasKey(request, key)) return send(response, 401, { error: 'wrong_key' });
    const [area, ...path] = pathname.split('/').filter(Boolean).map(decodeURIComponent);
    if (area === 'user') return slack.answerPerson(path, searchParams, request, response);
    if (area === 'setup') {
      const served: ServedSetup = {
        ...setup,
        panel: control !== undefined,
        report: control?.report !== undefined,
      };
      return send(response, 200, { seen: served });
    }
    if (area === 'control' && control) {
      return answerControl(control, path[0] ?? '', searchParams, request, response);
    }
    send(response, 404, { error: 'not_found' });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((thrown: unknown) => {
      if (response.headersSent || response.destroyed) return;
      send(response, 500, { error: 'page_broken', found: String(thrown) });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;
  return {
    address: `http://127.0.0.1:${port}/#key=${key}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
