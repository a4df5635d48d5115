import { expect } from 'vitest';
import { createSlackUserClient } from '../../../src/rehearsal/slack/user-client.ts';
import { PRACTICE_WORKSPACE } from '../../../src/rehearsal/slack/workspace.ts';
import { refusalOf, webClient } from './bolt-app.ts';
import { createManualClock } from './manual-clock.ts';
import { CHANNEL, OUTSIDER, STARTER, test } from './slack-test.ts';

const section = (text: string) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text },
});

test('tokens, scopes and unknown methods are told apart', async ({ start }) => {
  const slack = await start({ workspace: { scopes: ['chat:write'] } });
  const web = webClient(slack);
  expect(await web.auth.test()).toMatchObject({ ok: true, user_id: 'U0UPGRADE0' });
  const { app: appToken } = slack.workspace.tokens;
  expect(await refusalOf(web.auth.test({ token: 'xoxb-wrong' }))).toBe('invalid_auth');
  expect(await refusalOf(web.users.info({ user: STARTER }))).toBe('missing_scope');
  expect(await refusalOf(web.apps.connections.open({}))).toBe('not_allowed_token_type');
  const post = { channel: CHANNEL, text: 'x', token: appToken };
  expect(await refusalOf(web.chat.postMessage(post))).toBe('not_allowed_token_type');
  expect(await refusalOf(web.apiCall('chat.unheardOf'))).toBe('unknown_method');
  const bare = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
  expect(await bare.json()).toEqual({ ok: false, error: 'not_authed' });
});

test('JSON bodies are read as forms are', async ({ start }) => {
  const slack = await start();
  const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${slack.workspace.tokens.bot}`,
      'content-type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify({ channel: CHANNEL, text: 'x', blocks: [section('y')] }),
  });
  expect(await response.json()).toMatchObject({ ok: true, message: { blocks: [section('y')] } });
});

test('channels refuse with the code of their state', async ({ start }) => {
  const slack = await start();
  const web = webClient(slack);
  const post = (channel: string) => refusalOf(web.chat.postMessage({ channel, text: 'x' }));
  expect(await post('C0NOWHERE0')).toBe('channel_not_found');
  expect(await post('C0ALLGEMEI')).toBe('not_in_channel');
  expect(await post('C0ALTARCHI')).toBe('is_archived');
  expect(await post('D0SABINEAN')).toBe('channel_not_found');
  expect(await post(STARTER)).toBe('messages_tab_disabled');
  expect(await post('#telefonie')).toBe('accepted');
  slack.admin.removeBot(CHANNEL);
  expect(await post(CHANNEL)).toBe('not_in_channel');
});

test('messages live: threads, edits, deletion', async ({ start }) => {
  const slack = await start();
  const web = webClient(slack);
  const { ts = '' } = await web.chat.postMessage({ channel: CHANNEL, text: 'card' });
  const reply = await web.chat.postMessage({ channel: CHANNEL, text: 'reply', thread_ts: ts });
  const toReply = { channel: CHANNEL, text: 'x', thread_ts: reply.ts ?? '' };
  expect(await refusalOf(web.chat.postMessage(toReply))).toBe('cannot_reply_to_message');
  const update = (at: string, text: string) =>
    refusalOf(web.chat.update({ channel: CHANNEL, ts: at, text }));
  expect(await update('1.000001', 'x')).toBe('message_not_found');
  expect(await update(ts, 'x'.repeat(4001))).toBe('msg_too_long');
  expect(await update(ts, 'card, edited')).toBe('accepted');

  const sabine = createSlackUserClient(slack.url, STARTER);
  expect((await sabine.messages(CHANNEL)).map((one) => [one.text, one.replies])).toEqual([
    ['card, edited', 1],
  ]);
  expect((await sabine.thread(CHANNEL, ts)).map((one) => one.text)).toEqual([
    'card, edited',
    'reply',
  ]);

  slack.admin.deleteMessage(CHANNEL, ts);
  expect(await update(ts, 'x')).toBe('message_not_found');
  const [tombstone] = await sabine.messages(CHANNEL);
  expect(tombstone).toMatchObject({ deleted: true, replies: 1 });
  expect(
    await refusalOf(web.chat.postMessage({ channel: CHANNEL, text: 'x', thread_ts: ts })),
  ).toBe('accepted');
  slack.admin.archive(CHANNEL);
  expect(await update(reply.ts ?? '', 'x')).toBe('is_inactive');
});

test('history shows what everybody sees, the newest first', async ({ start }) => {
  const slack = await start();
  const web = webClient(slack);
  const first = await web.chat.postMessage({ channel: CHANNEL, text: 'first' });
  await web.chat.postMessage({ channel: CHANNEL, text: 'reply', thread_ts: first.ts ?? '' });
  await web.chat.postEphemeral({ channel: CHANNEL, user: STARTER, text: 'private' });
  await web.chat.postMessage({ channel: CHANNEL, text: 'second' });
  const history = await web.conversations.history({ channel: CHANNEL });
  expect(history.messages?.map((one) => one.text)).toEqual(['second', 'first']);
  const later = await web.conversations.history({ channel: CHANNEL, oldest: first.ts ?? '' });
  expect(later.messages?.map((one) => one.text)).toEqual(['second']);
  const thread = await web.conversations.replies({ channel: CHANNEL, ts: first.ts ?? '' });
  expect(thread.messages?.map((one) => one.text)).toEqual(['first', 'reply']);
});

test('an ephemeral message needs an active member and is seen by that person alone', async ({
  start,
}) => {
  const slack = await start();
  const web = webClient(slack);
  const whisper = (user: string) =>
    web.chat.postEphemeral({ channel: CHANNEL, user, text: 'psst' });
  expect(await refusalOf(whisper('U0LEFT0000'))).toBe('user_not_in_channel');
  await whisper(STARTER);
  const sabine = createSlackUserClient(slack.url, STARTER);
  const otto = createSlackUserClient(slack.url, OUTSIDER);
  expect(await sabine.messages(CHANNEL)).toHaveLength(1);
  expect(await otto.messages(CHANNEL)).toHaveLength(0);
  const { changes } = await otto.changes(0, AbortSignal.abort());
  expect(changes).toEqual([]);
});

test('rates are measured on the injected clock and answered with Retry-After', async ({
  start,
}) => {
  const clock = createManualClock();
  const slack = await start({ clock });
  const web = webClient(slack);
  const { ts = '' } = await web.chat.postMessage({ channel: CHANNEL, text: 'card' });
  const update = () => web.chat.update({ channel: CHANNEL, ts, text: 'x' });
  for (let count = 0; count < 50; count += 1) await update();
  const early = await update().catch((thrown: unknown) => thrown);
  expect(early).toMatchObject({ retryAfter: 60 });
  clock.advance(60_000);
  expect(await refusalOf(update())).toBe('accepted');
});

test('a channel takes bursts and then one message a second', async ({ start }) => {
  const clock = createManualClock();
  const slack = await start({ clock });
  const web = webClient(slack);
  const post = () => web.chat.postMessage({ channel: CHANNEL, text: 'x' });
  for (let count = 0; count < 10; count += 1) await post();
  expect(await post().catch((thrown: unknown) => thrown)).toMatchObject({ retryAfter: 1 });
  clock.advance(1000);
  expect(await refusalOf(post())).toBe('accepted');
});

test('the weather: limited, broken, accepted with the answer lost', async ({ start }) => {
  const slack = await start();
  const web = webClient(slack);
  const post = (text: string) => web.chat.postMessage({ channel: CHANNEL, text });
  slack.weather.fault('chat.postMessage', 'rate-limited', 1, 7);
  expect(await post('a').catch((thrown: unknown) => thrown)).toMatchObject({ retryAfter: 7 });
  slack.weather.fault('chat.postMessage', 'server-error', 2);
  for (const text of ['b', 'c']) {
    expect(await post(text).catch((thrown: unknown) => thrown)).toMatchObject({ statusCode: 500 });
  }
  slack.weather.fault('chat.postMessage', 'answer-lost');
  await expect(post('d')).rejects.toThrow();
  slack.weather.fault('chat.postMessage', 'hang');
  const patient = webClient(slack, { timeout: 50 });
  await expect(patient.chat.postMessage({ channel: CHANNEL, text: 'e' })).rejects.toThrow();
  const sabine = createSlackUserClient(slack.url, STARTER);
  expect((await sabine.messages(CHANNEL)).map((one) => one.text)).toEqual(['d']);
});

test('people and groups are looked up; free plans have no groups', async ({ start }) => {
  const slack = await start();
  const web = webClient(slack);
  expect((await web.users.info({ user: 'U0GUEST000' })).user?.is_restricted).toBe(true);
  expect(await refusalOf(web.users.info({ user: 'U0NOBODY00' }))).toBe('user_not_found');
  const { users } = await web.usergroups.users.list({ usergroup: 'S0APPROVER' });
  expect(users).toEqual(['U0APPROVE1', 'U0APPROVE2']);
  slack.admin.deactivate('U0APPROVE1');
  const after = await web.usergroups.users.list({ usergroup: 'S0APPROVER' });
  expect(after.users).toEqual(['U0APPROVE2']);
  expect(await refusalOf(web.usergroups.users.list({ usergroup: 'S0NONE0000' }))).toBe(
    'no_such_subteam',
  );
  const free = webClient(await start({ workspace: { paid: false } }));
  expect(await refusalOf(free.usergroups.list())).toBe('plan_upgrade_required');
});

test('conversation methods need the scope of the kind of conversation', async ({ start }) => {
  const scopes = [...PRACTICE_WORKSPACE.scopes, 'channels:read', 'im:write'];
  const slack = await start({ workspace: { scopes } });
  const web = webClient(slack);
  const { channel } = await web.conversations.info({ channel: 'C0SHARED00' });
  expect(channel).toMatchObject({ is_ext_shared: true, is_member: true, is_archived: false });
  const first = await web.conversations.members({ channel: CHANNEL, limit: 4 });
  const cursor = first.response_metadata?.next_cursor ?? '';
  const second = await web.conversations.members({ channel: CHANNEL, limit: 4, cursor });
  expect([first.members?.length, second.members?.length]).toEqual([4, 2]);
  const direct = await web.conversations.open({ users: STARTER });
  expect(await refusalOf(web.conversations.info({ channel: direct.channel?.id ?? '' }))).toBe(
    'missing_scope',
  );
});

test('files are announced, uploaded and shared in a thread', async ({ start }) => {
  const slack = await start();
  const web = webClient(slack);
  const { ts = '' } = await web.chat.postMessage({ channel: CHANNEL, text: 'card' });
  const file = { filename: 'apt.log', content: 'Setting up ucware …\n', title: 'apt' };
  await web.filesUploadV2({ ...file, channel_id: CHANNEL, thread_ts: ts, initial_comment: 'Log' });
  const sabine = createSlackUserClient(slack.url, STARTER);
  const [, reply] = await sabine.thread(CHANNEL, ts);
  expect(reply).toMatchObject({ text: 'Log', files: [{ name: 'apt.log', title: 'apt' }] });
  const bytes = await sabine.file(reply?.files[0]?.id ?? '');
  expect(Buffer.from(bytes).toString()).toBe(file.content);
  const elsewhere = web.filesUploadV2({ ...file, channel_id: 'C0ALLGEMEI' });
  expect(await refusalOf(elsewhere)).toBe('not_in_channel');
  expect(await refusalOf(web.files.getUploadURLExternal({ filename: 'x', length: 0 }))).toBe(
    'missing_argument',
  );
});

test('a response URL is good for five answers within thirty minutes', async ({
  start,
  connect,
}) => {
  const clock = createManualClock();
  const slack = await start({ clock });
  let url = '';
  await connect(slack, (app) => {
    app.command('/ucware-upgrade', async ({ ack, command }) => {
      url = command.response_url;
      await ack();
    });
  });
  const sabine = createSlackUserClient(slack.url, STARTER);
  const answer = async () => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'hi' }) });
    return response.status;
  };
  // The app is not in this channel; answering works nevertheless.
  await sabine.command('C0ALLGEMEI', '/ucware-upgrade a');
  for (let count = 0; count < 5; count += 1) expect(await answer()).toBe(200);
  expect(await answer()).toBe(404);
  expect(await sabine.messages('C0ALLGEMEI')).toHaveLength(5);
  await sabine.command('D0SABINEAN', '/ucware-upgrade b');
  clock.advance(30 * 60_000 + 1);
  expect(await answer()).toBe(404);
});
