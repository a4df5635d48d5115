import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { createSlackUserClient } from '../../../src/rehearsal/slack/user-client.ts';
import { refusalOf, webClient } from './bolt-app.ts';
import { createManualClock } from './manual-clock.ts';
import { CHANNEL, STARTER, test } from './slack-test.ts';

const x = (length: number) => 'x'.repeat(length);
const section = {
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text: 'card' },
};
const MINUTE_MS = 60_000;

test('a post is cut, an update is refused', async ({ start }) => {
  const slack = await start();
  const web = webClient(slack);
  const { ts = '', message } = await web.chat.postMessage({ channel: CHANNEL, text: x(40_001) });
  expect(message?.text).toHaveLength(40_000);
  const update = (text: string) => refusalOf(web.chat.update({ channel: CHANNEL, ts, text }));
  expect(await update(x(4_001))).toBe('msg_too_long');
  expect(await update(x(4_000))).toBe('accepted');
});

test('uploads', async ({ start }) => {
  const web = webClient(await start());
  const announce = (more: object) =>
    refusalOf(web.files.getUploadURLExternal({ filename: 'a.log', length: 1, ...more }));
  expect(await announce({ length: 1_048_576, snippet_type: 'text' })).toBe('accepted');
  expect(await announce({ length: 1_048_577, snippet_type: 'text' })).toBe('snippet_too_large');
  expect(await announce({ alt_text: x(1_000) })).toBe('accepted');
  expect(await announce({ alt_text: x(1_001) })).toBe('alt_txt_too_large');
});

test('a fourth view on the stack', async ({ start, connect }) => {
  const slack = await start();
  const web = webClient(slack);
  const view = {
    type: 'modal' as const,
    title: { type: 'plain_text' as const, text: 't' },
    blocks: [
      {
        type: 'actions' as const,
        elements: [
          {
            type: 'button' as const,
            action_id: 'deeper',
            text: { type: 'plain_text' as const, text: 'Deeper' },
          },
        ],
      },
    ],
  };
  let trigger = '';
  await connect(slack, (app) => {
    app.command('/ucware-upgrade', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.action('deeper', async ({ ack, body }) => {
      await ack();
      trigger = 'trigger_id' in body ? String(body.trigger_id) : '';
    });
  });
  const sabine = createSlackUserClient(slack.url, STARTER);
  await sabine.command(CHANNEL, '/ucware-upgrade a');
  const pushed: string[] = [];
  for (let after = 0; pushed.length < 3; ) {
    const top = await sabine.modal();
    if (!top || top.depth !== pushed.length + 1) {
      after = (await sabine.changes(after)).next;
      continue;
    }
    const blockId = String(top.blocks[0]?.block_id);
    expect(await sabine.clickModal(top.id, { actionId: 'deeper', blockId })).toEqual({ ok: true });
    pushed.push(await refusalOf(web.views.push({ trigger_id: trigger, view })));
  }
  expect(pushed).toEqual(['accepted', 'accepted', 'push_limit_reached']);
});

test('more than ten connections', async ({ start }) => {
  const slack = await start();
  const open = async (): Promise<string> => {
    const { url } = (await (
      await fetch(`${slack.apiUrl}apps.connections.open`, {
        method: 'POST',
        headers: { authorization: `Bearer ${slack.workspace.tokens.app}` },
      })
    ).json()) as { url: string };
    const socket = new WebSocket(url);
    const first = await new Promise<string>((resolve) => {
      socket.onmessage = ({ data }) => resolve(String(data));
    });
    return JSON.parse(first).reason ?? JSON.parse(first).type;
  };
  const answers: string[] = [];
  for (let count = 0; count < 11; count += 1) answers.push(await open());
  expect(answers).toEqual([...Array(10).fill('hello'), 'too_many_websockets']);
});

test('messages can be edited for as long as the workspace allows', async ({ start }) => {
  const clock = createManualClock();
  const slack = await start({ clock });
  const web = webClient(slack);
  const { ts = '' } = await web.chat.postMessage({ channel: CHANNEL, text: 'card' });
  const update = () => refusalOf(web.chat.update({ channel: CHANNEL, ts, text: 'new' }));
  slack.admin.setEditWindow(5);
  clock.advance(5 * MINUTE_MS);
  expect(await update()).toBe('accepted');
  clock.advance(1);
  expect(await update()).toBe('edit_window_closed');
  slack.admin.setEditWindow(null);
  expect(await update()).toBe('accepted');
});

test('an edit is marked unless it brings blocks', async ({ start }) => {
  const slack = await start();
  const web = webClient(slack);
  const { ts = '' } = await web.chat.postMessage({ channel: CHANNEL, text: 'card' });
  const sabine = createSlackUserClient(slack.url, STARTER);
  const marked = async () => (await sabine.messages(CHANNEL)).map(({ edited }) => edited);
  await web.chat.update({ channel: CHANNEL, ts, text: 'card', blocks: [section] });
  expect(await marked()).toEqual([false]);
  await web.chat.update({ channel: CHANNEL, ts, text: 'card' });
  expect(await marked()).toEqual([true]);
});

test('a channel can be closed to apps, wholly or in part', async ({ start }) => {
  const slack = await start();
  const web = webClient(slack);
  const { ts = '' } = await web.chat.postMessage({ channel: CHANNEL, text: 'card' });
  const post = (more: object) =>
    refusalOf(web.chat.postMessage({ channel: CHANNEL, text: 'x', ...more }));
  const both = async () => [await post({}), await post({ thread_ts: ts })];
  slack.admin.restrict(CHANNEL, 'read-only');
  expect(await both()).toEqual(Array(2).fill('restricted_action_read_only_channel'));
  slack.admin.restrict(CHANNEL, 'thread-only');
  expect(await both()).toEqual(['restricted_action_thread_only_channel', 'accepted']);
  slack.admin.restrict(CHANNEL, 'non-threadable');
  expect(await both()).toEqual(['accepted', 'restricted_action_non_threadable_channel']);
  slack.admin.restrict(CHANNEL, null);
  expect(await both()).toEqual(['accepted', 'accepted']);
});
