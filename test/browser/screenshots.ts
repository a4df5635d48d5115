import { mkdir } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { launchChromium, openWindow } from './support/chromium.ts';
import { startRehearsal } from './support/rehearsal.ts';
import { createTeam, type Team, type Waiting } from './support/team.ts';

/** Shown in the README; written by `npm run screenshots`, never by hand. */
const FOLDER = 'docs/images';

/** Tall enough for the longest message; a picture of a whole window is smaller. */
const WHOLE_MESSAGES = { width: 1280, height: 1200 };
const WINDOW = { width: 1100, height: 720 };

/** Questions worth a picture, by words of theirs. */
const QUESTIONS: Readonly<Record<string, RegExp>> = {
  question: /Licence key for UCware 5 is there/,
  approval: /Approval[\s\S]*: UCware 5\. Please check/,
  proposal: /logger\.conf[\s\S]*package asterisk/,
  accounts: /List: Users with several accounts/,
};

/** What is decided about files where it can be, instead of the emphasised button: so that the plan shows several kinds of decision. */
const DECISIONS: readonly (readonly [RegExp, string])[] = [
  [/logger\.conf[\s\S]*package asterisk/, 'Use the merge'],
  [/init\/asterisk\.conf[\s\S]*package asterisk/, 'Take the vendor’s'],
];

const BAR = /▰▰.*%/;

const browser = await launchChromium();
const rehearsal = await startRehearsal('--language', 'en', '--speed', '20');
try {
  await mkdir(FOLDER, { recursive: true });
  const { page } = await openWindow(browser, rehearsal.address, {
    viewport: WHOLE_MESSAGES,
    locale: 'en-GB',
  });
  await takeAll(page);
} finally {
  await browser.close();
  await rehearsal.stop();
}

async function takeAll(page: Page): Promise<void> {
  const team = createTeam(page);
  const left = new Map(Object.entries(QUESTIONS));
  const card = page.locator('.place-main article:not(.ephemeral)').first();
  await team.begin();
  const progress = whenItInstalls(card);
  for (let asked = 1; ; asked += 1) {
    const question = await team.next();
    if (!question) break;
    console.log(
      `${asked}: ${/(Question|Approval|Rest|.*failed): .*/.exec(question.text)?.[0] ?? ''}`,
    );
    if (asked === 5) await takeWindow(page, team);
    for (const [name, words] of left) {
      if (!words.test(question.text)) continue;
      left.delete(name);
      await takeQuestion(question, name);
    }
    await team.press(question, DECISIONS.find(([words]) => words.test(question.text))?.[1]);
    await team.fill(question);
  }
  await progress;
  await take(card, 'finished');
  if (left.size > 0) throw new Error(`Never asked: ${[...left.keys()].join(', ')}`);
}

/** Card and thread as somebody sees them who did not type the command. */
async function takeWindow(page: Page, team: Team): Promise<void> {
  await team.become('Andreas');
  await page.setViewportSize(WINDOW);
  await take(page, 'card');
  await page.setViewportSize(WHOLE_MESSAGES);
}

/** The card while packages are installed, with its bar; taken again when the bar was gone before the picture was. */
async function whenItInstalls(card: Locator): Promise<void> {
  const installing = card.filter({ hasText: BAR });
  const over = card.filter({ hasText: 'Completed' });
  for (;;) {
    await installing.or(over).waitFor();
    if ((await installing.count()) === 0) throw new Error('No bar stayed for a picture.');
    await take(card, 'progress');
    if ((await installing.count()) > 0) return;
  }
}

async function takeQuestion({ message }: Waiting, name: string): Promise<void> {
  await message.scrollIntoViewIfNeeded();
  await take(message, name);
}

async function take(what: Page | Locator, name: string): Promise<void> {
  await what.screenshot({ path: `${FOLDER}/${name}.png` });
  console.log(`${FOLDER}/${name}.png`);
}
