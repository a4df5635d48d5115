import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium, openWindow, type Window } from './support/chromium.ts';
import { type Rehearsal, startRehearsal } from './support/rehearsal.ts';
import { createTeam, type Team } from './support/team.ts';

let rehearsal: Rehearsal;
let browser: Browser;
let window: Window;

beforeAll(async () => {
  browser = await launchChromium();
  rehearsal = await startRehearsal('--language', 'de', '--speed', '60');
  window = await openWindow(browser, rehearsal.address);
});

afterAll(async () => {
  await browser?.close();
  await rehearsal?.stop();
});

/** What is done on the way, once each, when its moment has come. */
const ON_THE_WAY: Readonly<Record<string, (team: Team) => Promise<void>>> = {
  'Lizenzschlüssel für UCware 5': reloadInTheMiddle,
  'in 4.5 eingerichtet': enterWrongly,
  Ruhepunkt: cutTheLine,
};

test('two people click through the whole upgrade, in bad weather, with a slip and a reload', async () => {
  const { page, troubles } = window;
  const team = createTeam(page);
  const left = new Map(Object.entries(ON_THE_WAY));
  const pressed = new Set<string>();
  await team.begin();
  await beRefused(team);
  for (;;) {
    const question = await team.next();
    if (!question) break;
    await team.press(question);
    pressed.add(await page.locator('.person:has(:checked) .person-name').innerText());
    for (const [words, deed] of left) {
      if (!question.text.includes(words)) continue;
      left.delete(words);
      await deed(team);
    }
    await team.fill(question);
  }
  const card = await page.locator('.place-main article:not(.ephemeral)').first().innerText();
  expect(card).toContain('Abgeschlossen');
  expect(card).toContain('ÜBUNG');
  expect([...pressed].map((name) => name.split('\n')[0]).sort()).toEqual(['Andreas', 'Sabine']);
  expect([...left.keys()]).toEqual([]);
  expect(troubles).toEqual([]);
});

/** Who is not named is told so, and nobody else sees it. */
async function beRefused(team: Team): Promise<void> {
  const { page } = window;
  const question = await team.next();
  await team.become('Otto');
  await question?.message.locator('.actions > .button.primary').click();
  const note = page.locator('article.ephemeral', { hasText: 'Das dürfen Sie' });
  await note.waitFor();
  expect(await note.innerText()).toContain('Nur für Sie sichtbar');
  await team.become('Sabine');
  expect(await note.count()).toBe(0);
}

/** Person, thread and open form come back as they were. */
async function reloadInTheMiddle(team: Team): Promise<void> {
  const { page } = window;
  await page.locator('dialog.modal').waitFor();
  await page.reload();
  await page.locator('dialog.modal').waitFor();
  await team.thread.locator('article').first().waitFor({ state: 'attached' });
  expect(await page.locator('.person:has(:checked)').innerText()).toContain('Sabine');
}

/** Slack's client says what is missing and what is no number; the app hears nothing of it. */
async function enterWrongly(): Promise<void> {
  const form = window.page.locator('dialog.modal');
  const send = form.locator('button[type=submit]');
  await send.click();
  expect(await form.locator('.error').first().innerText()).toBe(
    'Bitte füllen Sie dieses Feld aus.',
  );
  const field = form.getByRole('textbox', { name: 'Eingerichtete Benutzer' });
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  await field.fill('zwölf');
  await send.click();
  await form.getByText('Bitte geben Sie eine Zahl ein.').waitFor();
}

/** From the panel, while the bot goes on with version 5. */
async function cutTheLine(team: Team): Promise<void> {
  const { page } = window;
  await page.getByRole('button', { name: 'Server und Wetter' }).click();
  await page.getByRole('button', { name: /SSH/ }).first().click();
  await page.locator('.happened li').first().waitFor();
  await page.getByRole('button', { name: 'telefonie', exact: true }).click();
  await team.thread.locator('article').first().waitFor();
}
