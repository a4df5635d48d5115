import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Debian's; nothing is downloaded. Another one can be named. */
const PROGRAM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Without a window, and without anything that would call home. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchChromium(): Promise<Browser> {
  if (!existsSync(PROGRAM)) {
    throw new Error(
      `Starting a browser: there is no ${PROGRAM}. On Debian: apt-get install chromium; elsewhere name one in CHROMIUM.`,
    );
  }
  return chromium.launch({ executablePath: PROGRAM, args: FLAGS });
}

/** A window, and everything in it that must not happen: errors, and requests to elsewhere. */
export interface Window {
  readonly page: Page;
  readonly troubles: readonly string[];
}

export async function openWindow(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  // Between two questions the server works; how long depends on the machine.
  page.setDefaultTimeout(240_000);
  const troubles: string[] = [];
  const { origin } = new URL(address);
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) troubles.push(line.text());
  });
  page.on('request', (request) => {
    const at = request.url();
    if (!at.startsWith(`${origin}/`) && !/^(blob|data):/.test(at)) troubles.push(`asks ${at}`);
  });
  await page.goto(address);
  return { page, troubles };
}
