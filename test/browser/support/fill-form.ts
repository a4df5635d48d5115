import type { Locator, Page } from 'playwright-core';
import { tableFor } from '../../support/article-tables.ts';

/** What the team knows by heart: the figures of the example in the vendor's article. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/Eingerichtete Benutzer/, '11'],
  [/Eingerichtete Warteschlangen/, '5'],
  [/Eingerichtete Faxe/, '4'],
  [/Eingerichtete Gruppen/, '19'],
  [/Mobilnummer|Mobile number/, '0170 0000000'],
  [/Länge in Minuten|Length in minutes/, '1200'],
  [/UCware (Server|Daemon)/, '4.5.0.10'],
];

/** Where any words do. */
const ANYTHING = 'Sabine Starke, 0170 0000000';

/** Fills in what has to be filled in, as a person would: with what is known, the first choice, the present time. */
export async function fillForm(page: Page): Promise<void> {
  for (const block of await page.locator('dialog .input-block').all()) {
    const label = ((await block.locator('label').first().textContent()) ?? '').trim();
    const optional = label.endsWith('(optional)');
    const known = tableFor(label) ?? KNOWN.find(([pattern]) => pattern.test(label))?.[1];
    await fillText(block, known, optional);
    if (!optional) {
      for (const box of await block.locator('input[type=checkbox]').all()) await box.check();
    }
    const radio = block.locator('input[type=radio]');
    if ((await radio.count()) > 0 && (await block.locator(':checked').count()) === 0) {
      await radio.first().check();
    }
    const select = block.locator('select');
    if ((await select.count()) > 0 && (await select.inputValue()) === '') {
      await select.selectOption({ index: 1 });
    }
    const date = block.locator('input[type=date]');
    if ((await date.count()) > 0 && (await date.inputValue()) === '') {
      await block.getByRole('button', { name: /^(Jetzt|Now)/ }).click();
    }
  }
}

async function fillText(
  block: Locator,
  known: string | undefined,
  optional: boolean,
): Promise<void> {
  const text = block.locator('input[type=text], textarea');
  if ((await text.count()) === 0) return;
  if (known !== undefined) {
    await text.fill(known);
    return;
  }
  // Nobody writes a long text who need not.
  const skipped = optional && (await block.locator('textarea').count()) > 0;
  if (!skipped && (await text.inputValue()) === '') await text.fill(ANYTHING);
}
