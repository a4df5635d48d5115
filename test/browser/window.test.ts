import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium, openWindow } from './support/chromium.ts';
import { type Rehearsal, startRehearsal } from './support/rehearsal.ts';

let rehearsal: Rehearsal;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  rehearsal = await startRehearsal('--language', 'de', '--speed', '30');
});

afterAll(async () => {
  await browser?.close();
  await rehearsal?.stop();
});

const AXE = readFileSync(
  new URL('../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);

/** The levels of headings are the bot's; a narrow window shows the list of places, a navigation, alone. */
const LEFT_OUT = {
  'heading-order': { enabled: false },
  'landmark-one-main': { enabled: false },
};

/** What the accessibility rules of WCAG 2.2 AA find wrong with what is shown. */
async function barriers(page: Page): Promise<readonly string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(${JSON.stringify({ runOnly: { type: 'tag', values: tags }, rules: LEFT_OUT })})`,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

test('the keyboard alone is enough to begin, to open the thread and to answer', async () => {
  const { page, troubles } = await openWindow(browser, rehearsal.address);
  const line = page.getByRole('combobox');
  await line.focus();
  await page.keyboard.type('/ucw');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  expect(await line.inputValue()).toBe('/ucware-upgrade pbx-probe');
  await page.keyboard.press('Enter');
  const bar = page.locator('.thread-bar');
  await bar.waitFor();
  await bar.focus();
  await page.keyboard.press('Enter');
  const thread = page.getByRole('complementary');
  await thread.locator('.button.primary').waitFor();
  await page.locator('.person :checked').focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('.person:has(:checked)', { hasText: 'Andreas' }).waitFor();
  const answer = thread.locator('.button.primary');
  await answer.focus();
  await page.keyboard.press('Enter');
  await answer.waitFor({ state: 'detached' });
  expect(troubles).toEqual([]);
});

describe.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
  ['dark', 390],
] as const)('in the %s, %i pixels wide', (colorScheme, width) => {
  test.each(['', '&list=1', '&at=home', '&at=panel', '&at=C0ALTARCHI'])(
    'the place %s says that it is a rehearsal, fits and has no barriers',
    async (place) => {
      const viewport = { width, height: 800 };
      const options = { colorScheme, viewport };
      const { page, troubles } = await openWindow(browser, `${rehearsal.address}${place}`, options);
      await page.locator('.person').first().waitFor();
      await page.locator('.place-main, .sidebar').first().waitFor({ state: 'attached' });
      expect(await page.locator('.rehearsal strong').innerText()).toBe('ÜBUNG');
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(overflow).toBeLessThanOrEqual(width);
      expect(await barriers(page)).toEqual([]);
      expect(troubles).toEqual([]);
      await page.context().close();
    },
  );
});

test('changes its language without losing its place', async () => {
  const { page } = await openWindow(browser, `${rehearsal.address}&at=home`);
  await page.getByRole('button', { name: 'English' }).click();
  expect(await page.locator('.rehearsal strong').innerText()).toBe('REHEARSAL');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.locator('.place[aria-current]').innerText()).toContain('UCware Upgrade');
});

test('says what is wrong when the key in the address does not fit', async () => {
  const { page } = await openWindow(browser, rehearsal.address.replace(/key=.*/, 'key=stolen'));
  await page.getByText('Der Schlüssel in der Adresse passt nicht').waitFor();
  expect(await page.locator('article').count()).toBe(0);
});
