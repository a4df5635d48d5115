import type { Language } from '../../flows/run/text.ts';
import type { Invocation } from '../command.ts';
import { openBrowser } from './open-browser.ts';
import { pageSetup } from './page-setup.ts';
import { PRACTICE_PASSWORD } from './stand-ins.ts';
import { PRACTICE, type Practice } from './start-practice.ts';
import type { Told } from './told-to-end.ts';
import { PASSWORD_VARIABLE } from './write-inventory.ts';
import { REPORT, writeReport } from './write-report.ts';

/** How the page is shown. */
export interface PageWish {
  /** 0 takes a free one. */
  readonly port: number;
  readonly open: boolean;
  /** Where the report goes at the end. */
  readonly report: string | undefined;
}

/** Serves the page, says where everything is and keeps it up until somebody ends it; the conversation is printed as it happens. */
export async function stayUp(
  practice: Practice,
  { write, env }: Invocation,
  language: Language,
  wish: PageWish,
  told: Pick<Told, 'ended'>,
): Promise<number> {
  const { transcript } = await import('../../rehearsal/slack/render/transcript.ts');
  const { startPage } = await import('../../rehearsal/page/start-page.ts');
  const { slack, pbx } = practice.standIns;
  const { inventory, state, requests } = practice.places;
  const page = await startPage({
    slack,
    setup: pageSetup(language),
    control: practice.control,
    port: wish.port,
  });
  const over = new AbortController();
  // Who opens the page at once must not find a bot that is still starting.
  await Promise.race([slack.socket.connected(1, over.signal), practice.bot.ended, told.ended]);
  const variables = [
    `UCWARE_CONFIG=${inventory}`,
    `UCWARE_STATE=${state}`,
    `UCWARE_REQUESTS=${requests}`,
    // For `check`, which logs in by itself. The password opens nothing but this stand-in.
    `${PASSWORD_VARIABLE}=${PRACTICE_PASSWORD}`,
  ].join(' ');
  const { server, starter, approver } = PRACTICE;
  const say = {
    de: [
      'Probe: Slack, Server und Telefone sind gespielt, der Bot ist echt. Strg-C beendet alles.',
      `\n  Im Browser öffnen: ${page.address}\n`,
      `  Slack-Ersatz: ${slack.url}   SSH: ${pbx.user}@${pbx.addresses.ngn} -p ${pbx.port}   Web: ${pbx.webUrl}`,
      '  Oder in einem zweiten Terminal:',
    ],
    en: [
      'Rehearsal: Slack, server and telephones are played, the bot is real. Ctrl-C ends it all.',
      `\n  Open in a browser: ${page.address}\n`,
      `  Slack stand-in: ${slack.url}   SSH: ${pbx.user}@${pbx.addresses.ngn} -p ${pbx.port}   web: ${pbx.webUrl}`,
      '  Or in a second terminal:',
    ],
  };
  write(say[language].join('\n'));
  write(`    export ${variables}`);
  write(`    npm run ucware-upgrade -- check ${server}`);
  write(`    npm run ucware-upgrade -- upgrade ${server} --as ${starter}`);
  write(`    npm run ucware-upgrade -- answer ${server} --as ${starter}`);
  write(`    npm run ucware-upgrade -- approve ${server} --as ${approver}`);
  if (wish.open) openBrowser(page.address, env);
  const written = transcript({ changes: slack.changes, write, signal: over.signal });
  await Promise.race([told.ended, practice.bot.ended]);
  over.abort();
  await written;
  await page.close();
  write(REPORT[language] + (await writeReport(practice, language, [], wish.report)));
  return 0;
}
