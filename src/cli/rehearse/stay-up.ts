import { once } from 'node:events';
import type { Invocation } from '../command.ts';
import { PRACTICE_PASSWORD } from './stand-ins.ts';
import { PRACTICE, type Practice } from './start-practice.ts';
import { PASSWORD_VARIABLE } from './write-inventory.ts';

/** Says where everything is and keeps it up until Ctrl-C; the conversation is printed as it happens. */
export async function stayUp(practice: Practice, { write, language }: Invocation): Promise<number> {
  const { transcript } = await import('../../rehearsal/slack/render/transcript.ts');
  const { slack, pbx } = practice.standIns;
  const { inventory, state, requests } = practice.places;
  const over = new AbortController();
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
      `  Slack-Ersatz: ${slack.url}   SSH: ${pbx.user}@${pbx.addresses.ngn} -p ${pbx.port}   Web: ${pbx.webUrl}`,
      '  In einem zweiten Terminal:',
    ],
    en: [
      'Rehearsal: Slack, server and telephones are played, the bot is real. Ctrl-C ends it all.',
      `  Slack stand-in: ${slack.url}   SSH: ${pbx.user}@${pbx.addresses.ngn} -p ${pbx.port}   web: ${pbx.webUrl}`,
      '  In a second terminal:',
    ],
  };
  write(say[language].join('\n'));
  write(`    export ${variables}`);
  write(`    npm run ucware-upgrade -- check ${server}`);
  write(`    npm run ucware-upgrade -- upgrade ${server} --as ${starter}`);
  write(`    npm run ucware-upgrade -- answer ${server} --as ${starter}`);
  write(`    npm run ucware-upgrade -- approve ${server} --as ${approver}`);
  const written = transcript({ changes: slack.changes, write, signal: over.signal });
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), practice.bot.ended]);
  over.abort();
  await written;
  return 0;
}
