import type { Locator, Page } from 'playwright-core';
import { fillForm } from './fill-form.ts';

/** A question that waits in the thread, before anybody touches it. */
export interface Waiting {
  /** Its words. */
  readonly text: string;
  readonly message: Locator;
}

/** People at one screen, who play each other in turn. */
export interface Team {
  readonly thread: Locator;
  become(name: string): Promise<void>;
  begin(): Promise<void>;
  /** The next open question; undefined when the run has ended. */
  next(): Promise<Waiting | undefined>;
  /** Lets somebody who is asked press the button of that label where there is one, else the emphasised one; then a form may be open. */
  press(question: Waiting, label?: string): Promise<void>;
  /** Fills in the form that is open, if any, and sends it. */
  fill(question: Waiting): Promise<void>;
}

export function createTeam(page: Page): Team {
  const thread = page.getByRole('complementary');
  const waiting = thread.locator('article[data-ts]:has(.actions > .button.primary)');
  const ended = page.locator('.place-main article strong', {
    hasText: /^(Abgeschlossen|Abgebrochen|Aufgegeben|Completed|Aborted|Abandoned)$/,
  });

  async function become(name: string): Promise<void> {
    const person = page.locator('.person', { hasText: name });
    await person.click();
    await person.locator(':checked').waitFor({ state: 'attached' });
    await thread.locator('article').first().waitFor();
  }

  /** The first person in the bar who is asked for something. */
  async function asked(): Promise<string> {
    const person = page.locator('.person:has(.badge) .person-name').first();
    return ((await person.innerText()).split('\n')[0] ?? '').trim();
  }

  /** A question is answered when its message says something else; a list may offer the next button in the same place. */
  async function becomeAnother({ message, text }: Waiting): Promise<void> {
    const ts = await message.getAttribute('data-ts');
    await page.waitForFunction(
      (before) =>
        document.querySelector<HTMLElement>(`aside article[data-ts="${before.ts}"]`)?.innerText !==
        before.text,
      { ts, text },
    );
  }

  return {
    thread,
    become,
    async begin() {
      await page.getByRole('button', { name: /^\/ucware-upgrade pbx-probe$/ }).click();
      await page.locator('.thread-bar').first().click();
      await thread.locator('article').first().waitFor();
    },
    async next() {
      for (;;) {
        await waiting.or(ended).first().waitFor();
        const open = await waiting.all();
        // Where the bot looked by itself, a question may be gone again by now.
        if (open.length === 0 && (await ended.count()) > 0) return undefined;
        const ts = await open.at(-1)?.getAttribute('data-ts');
        if (ts === undefined) continue;
        const message = thread.locator(`article[data-ts="${ts}"]`);
        return { text: await message.innerText(), message };
      }
    },
    async press(question, label) {
      await become(await asked());
      const labelled = question.message.locator('.actions > .button', { hasText: label ?? '' });
      const primary = question.message.locator('.actions > .button.primary');
      const button = label !== undefined && (await labelled.count()) > 0 ? labelled : primary;
      // The bot may look by itself first; then there is nothing to press any more, and the waiting below says so.
      const pressed = button.click().catch(() => undefined);
      await Promise.race([pressed, becomeAnother(question)]);
      const confirm = page.locator('dialog.confirm');
      const modal = page.locator('dialog.modal');
      await Promise.race([confirm.waitFor(), modal.waitFor(), becomeAnother(question)]);
      if (!(await confirm.isVisible())) return;
      await confirm.locator('.button').last().click();
      await becomeAnother(question);
    },
    async fill(question) {
      const modal = page.locator('dialog.modal');
      if (!(await modal.isVisible())) return;
      await fillForm(page);
      await modal.locator('button[type=submit]').click();
      await modal.waitFor({ state: 'detached' });
      await becomeAnother(question);
    },
  };
}
