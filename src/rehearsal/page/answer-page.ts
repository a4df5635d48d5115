import type { ServerResponse } from 'node:http';
import type { Bundle } from './bundle.ts';

/** Nothing is loaded from elsewhere, nothing is sent elsewhere, and no other page may frame this one. */
const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#4a154b"/>' +
  '<path d="M9 20v-8h3v8a4 4 0 0 0 8 0v-8h3v8a7 7 0 0 1-14 0z" fill="#fff"/><path d="m16 4 4 5h-8z" fill="#ecb22e"/></svg>';

const HTML = `<!doctype html>
<html lang="de">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>ÜBUNG · UCware Upgrade</title>
    <link rel="icon" href="/icon.svg">
    <link rel="stylesheet" href="/page.css">
  </head>
  <body>
    <div id="page"></div>
    <noscript>Diese Übung braucht JavaScript. This rehearsal needs JavaScript.</noscript>
    <script type="module" src="/page.js"></script>
  </body>
</html>
`;

/** The page itself. It holds no secret: the key is in the part of the address that browsers do not send. */
export function answerPage(path: string, bundle: Bundle, response: ServerResponse): boolean {
  const files: Readonly<Record<string, readonly [string, string | Uint8Array]>> = {
    '/': ['text/html; charset=utf-8', HTML],
    '/page.js': ['text/javascript; charset=utf-8', bundle.script],
    '/page.css': ['text/css; charset=utf-8', bundle.style],
    '/icon.svg': ['image/svg+xml', ICON],
  };
  const file = Object.hasOwn(files, path) ? files[path] : undefined;
  if (!file) return false;
  const [type, content] = file;
  response.writeHead(200, { ...HEADERS, 'content-type': type }).end(content);
  return true;
}
