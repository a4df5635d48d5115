import { expect, test as plainTest } from 'vitest';
import type { DeliveredMessage } from '../../../src/rehearsal/slack/delivered.ts';
import { renderMessage } from '../../../src/rehearsal/slack/render/render-message.ts';
import { transcript } from '../../../src/rehearsal/slack/render/transcript.ts';
import { createSlackUserClient } from '../../../src/rehearsal/slack/user-client.ts';
import { webClient } from './bolt-app.ts';
import { CHANNEL, STARTER, test } from './slack-test.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const message: DeliveredMessage = {
  channel: CHANNEL,
  ts: '1.000001',
  author: { id: 'U0UPGRADE0', name: 'UCware Upgrade', bot: true },
  text: 'fallback',
  blocks: [],
  attachments: [],
  files: [],
  ephemeral: false,
  edited: false,
  deleted: false,
  broadcast: false,
  version: 1,
  replies: 0,
  names: { [CHANNEL]: 'telefonie', [STARTER]: 'Sabine Starke' },
};

plainTest('blocks are drawn as a person reads them', () => {
  const rich = (text: string) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  });
  const blocks = [
    { type: 'header', block_id: '1', text: plain('pbx-hamburg') },
    {
      type: 'section',
      block_id: '2',
      text: { type: 'mrkdwn', text: 'Von <@U0STARTER0> &amp; <https://a.de|Seite>' },
    },
    {
      type: 'plan',
      block_id: '3',
      title: 'Upgrade',
      tasks: [
        { type: 'task_card', task_id: 'a', title: 'Prüfen', status: 'complete' },
        {
          type: 'task_card',
          task_id: 'b',
          title: 'Pakete',
          status: 'in_progress',
          details: rich('asterisk'),
        },
      ],
    },
    {
      type: 'table',
      block_id: '4',
      rows: [
        [
          { type: 'raw_text', text: 'Paket' },
          { type: 'raw_text', text: 'neu' },
        ],
        [{ type: 'raw_text', text: 'a' }, rich('5.1')],
      ],
    },
    { type: 'context', block_id: '5', elements: [{ type: 'mrkdwn', text: 'seit 20:00' }] },
    {
      type: 'actions',
      block_id: '6',
      elements: [
        { type: 'button', text: plain('Ja') },
        { type: 'button', style: 'danger', text: plain('Nein') },
      ],
    },
  ];
  expect(renderMessage({ ...message, blocks, edited: true })).toBe(
    [
      'UCware Upgrade #telefonie (edited)',
      '  == pbx-hamburg ==',
      '  Von @Sabine Starke & Seite (https://a.de)',
      '  Upgrade',
      '    ✔ Prüfen',
      '    ▶ Pakete',
      '      asterisk',
      '  Paket | neu',
      '  a     | 5.1',
      '  · seit 20:00',
      '  [Ja] [! Nein]',
    ].join('\n'),
  );
});

plainTest('a message without blocks says its text', () => {
  const text = renderMessage({ ...message, text: 'a &lt; b', ephemeral: true });
  expect(text).toBe('UCware Upgrade #telefonie (only you)\n  a < b');
});

test('the transcript follows the conversation and repeats only what an edit changed', async ({
  start,
}) => {
  const slack = await start();
  const web = webClient(slack);
  const sabine = createSlackUserClient(slack.url, STARTER);
  const { ts = '' } = await web.chat.postMessage({ channel: CHANNEL, text: 'eins\nzwei' });
  await web.chat.update({ channel: CHANNEL, ts, text: 'eins\ndrei' });
  await sabine.command(CHANNEL, '/ucware-upgrade pbx');
  const lines: string[] = [];
  for (const changes of [slack.changes, sabine.changes]) {
    lines.length = 0;
    await transcript({ changes, write: (text) => lines.push(text), signal: AbortSignal.abort() });
    expect(lines).toEqual([
      'UCware Upgrade #telefonie\n  eins\n  zwei',
      '✎ UCware Upgrade #telefonie (edited)\n  drei',
      '▸ Sabine Starke #telefonie: /ucware-upgrade pbx',
      '⚠ Slack → Sabine Starke: /ucware-upgrade failed with the error "dispatch_failed".',
    ]);
  }
});
