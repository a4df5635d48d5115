import { readFileSync, writeFileSync } from 'node:fs';
import { ucware45to5 } from '../src/flows/ucware-4.5-to-5/flow.ts';
import { flowPage, guidePage } from './flow-page.ts';
import { rehearsalPage } from './rehearsal-page.ts';
import { slackLimitsPage } from './slack-limits-page.ts';

const PAGES = {
  'docs/flow-4.5-to-5.md': flowPage(ucware45to5),
  'docs/guide.md': guidePage(ucware45to5),
  'docs/rehearsal.md': rehearsalPage(),
  'docs/slack-limits.md': slackLimitsPage(),
};

const check = process.argv.includes('--check');

for (const [file, text] of Object.entries(PAGES)) {
  if (!check) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(
      `${file} differs from what the code says: run "npm run docs" and commit the result.`,
    );
    process.exitCode = 1;
  }
}
