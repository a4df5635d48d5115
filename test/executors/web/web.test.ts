import { X509Certificate } from 'node:crypto';
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createClock } from '../../../src/clock.ts';
import { createExecutors } from '../../../src/executors/registry.ts';
import type { Errand } from '../../../src/executors/types.ts';
import type { WebAction } from '../../../src/flows/run/action.ts';
import { aServer } from '../../support/server.ts';
import { CERTIFICATE, KEY } from './certificate.ts';

const FINGERPRINT = new X509Certificate(CERTIFICATE).fingerprint256;
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(listener: RequestListener, tls = true): Promise<string> {
  const server = tls
    ? createHttps({ key: KEY, cert: CERTIFICATE }, listener)
    : createHttp(listener);
  open.push(server as Server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function get(server: Partial<Errand['server']>, parts: Partial<WebAction> = {}) {
  const action: WebAction = { kind: 'web', path: '/admin/', timeoutMs: 5000, ...parts };
  const errand = { server: aServer(server), hostKey: undefined };
  return createExecutors({ clock: createClock() }).perform(action, errand);
}

describe('looking at the web pages', () => {
  it('reports status, the beginning of the page and the certificate, self-signed or not', async () => {
    const webUrl = await serve((request, response) => {
      response.statusCode = 503;
      response.end(`${request.method} ${request.url} ${'x'.repeat(10_000)}`);
    });
    const outcome = await get({ webUrl });
    expect(outcome).toMatchObject({
      ok: true,
      value: { status: 503, location: null, certificateFingerprint: FINGERPRINT },
    });
    if (!outcome.ok) throw new Error(outcome.failure.found);
    expect(outcome.value.bodyStart.startsWith('GET /admin/ x')).toBe(true);
    expect(outcome.value.bodyStart.length).toBe(2048);
  });

  it('follows no redirect', async () => {
    const webUrl = await serve((_request, response) => {
      response.writeHead(302, { location: 'http://192.0.2.1/login' }).end();
    });
    expect(await get({ webUrl })).toMatchObject({
      value: { status: 302, location: 'http://192.0.2.1/login' },
    });
  });

  it.each([
    ['/base/', '/admin/', '/base/admin/'],
    ['', 'admin/', '/admin/'],
    ['', '//192.0.2.1/x', '/192.0.2.1/x'],
  ])('stays below the configured address: %s and %s', async (base, path, url) => {
    const webUrl = await serve((request, response) => response.end(request.url));
    expect(await get({ webUrl: webUrl + base }, { path })).toMatchObject({
      value: { bodyStart: url },
    });
  });

  it('takes the pinned certificate however it is spelled', async () => {
    const webUrl = await serve((_request, response) => response.end());
    for (const webCertificate of [FINGERPRINT, FINGERPRINT.toLowerCase().replaceAll(':', '')]) {
      expect(await get({ webUrl, webCertificate })).toMatchObject({ ok: true });
    }
  });

  it.each([true, false])(
    'asks nothing of a server with another certificate or none (TLS: %s)',
    async (tls) => {
      let asked = 0;
      const webUrl = await serve((_request, response) => {
        asked += 1;
        response.end();
      }, tls);
      const webCertificate = Array.from({ length: 32 }, () => 'AB').join(':');
      expect(await get({ webUrl, webCertificate })).toMatchObject({
        ok: false,
        failure: { code: 'web-certificate-changed' },
      });
      expect(asked).toBe(0);
    },
  );

  it('says that nobody answers', async () => {
    const webUrl = await serve(() => undefined);
    expect(await get({ webUrl }, { timeoutMs: 100 })).toMatchObject({
      failure: { code: 'web-unreachable', found: expect.stringContaining('no answer') },
    });
    expect(await get({ webUrl: 'https://127.0.0.2:1' })).toMatchObject({
      failure: { code: 'web-unreachable', found: expect.stringContaining('ECONNREFUSED') },
    });
  });
});
