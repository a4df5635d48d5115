import type { App } from '@slack/bolt';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { createSlackUserClient } from '../../../src/rehearsal/slack/user-client.ts';
import { webClient } from './bolt-app.ts';
import { createManualClock } from './manual-clock.ts';
import { CHANNEL, OUTSIDER, STARTER, test, until } from './slack-test.ts';

function registerCard(app: App): void {
  app.command('/ucware-upgrade', async ({ ack, command, client }) => {
    await ack();
    await client.chat.postMessage({
      channel: command.channel_id,
      text: `Upgrade of ${command.text}`,
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: `*${command.text}* <@${command.user_id}>` },
        },
        {
          type: 'actions',
          block_id: 'decide',
          elements: [
            {
              type: 'button',
              action_id: 'approve',
              text: { type: 'plain_text', text: 'Freigeben' },
              value: 'run-1',
              style: 'danger',
              confirm: {
                title: { type: 'plain_text', text: 'Sicher?' },
                text: { type: 'plain_text', text: 'pbx wird aktualisiert.' },
                confirm: { type: 'plain_text', text: 'Ja' },
                deny: { type: 'plain_text', text: 'Nein' },
              },
            },
          ],
        },
      ],
    });
  });
  app.action('approve', async ({ ack, body, client, respond }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    await client.chat.update({
      channel: body.channel?.id ?? '',
      ts: body.message?.['ts'] ?? '',
      text: `Freigegeben von ${body.user.id}`,
    });
    await respond({ text: 'Danke', replace_original: false });
  });
}

test('a command becomes a message, a confirmed click becomes its outcome', async ({
  start,
  connect,
}) => {
  const slack = await start();
  await connect(slack, registerCard);
  const sabine = createSlackUserClient(slack.url, STARTER);

  expect(await sabine.command(CHANNEL, '/ucware-upgrade pbx')).toEqual({ ok: true });
  const card = await until(sabine, async () => (await sabine.messages(CHANNEL))[0]);
  expect(card.names[STARTER]).toBe('Sabine Starke');
  expect(card.author).toEqual({ id: 'U0UPGRADE0', name: 'UCware Upgrade', bot: true });

  const click = { channel: CHANNEL, ts: card.ts, actionId: 'approve', value: 'run-1' };
  const asked = await sabine.click(click);
  expect(asked).toMatchObject({
    error: 'confirm_required',
    confirm: { confirm: 'Ja', deny: 'Nein' },
  });
  expect(await sabine.click({ ...click, confirmed: true })).toEqual({ ok: true });

  const answer = await until(sabine, async () =>
    (await sabine.messages(CHANNEL)).find((one) => one.ephemeral),
  );
  expect(answer.text).toBe('Danke');
  const [updated] = await sabine.messages(CHANNEL);
  expect(updated).toMatchObject({ ts: card.ts, text: `Freigegeben von ${STARTER}`, version: 2 });
  // Text without blocks takes the blocks away, and with them the button.
  expect(await sabine.click(click)).toMatchObject({ ok: false, error: 'no_such_element' });

  const otto = createSlackUserClient(slack.url, OUTSIDER);
  expect((await otto.messages(CHANNEL)).map((one) => one.ephemeral)).toEqual([false]);
});

test('a client that has not seen the edit can still send its late click', async ({
  start,
  connect,
}) => {
  const slack = await start();
  const values: unknown[] = [];
  await connect(slack, (app) => {
    app.action('go', async ({ ack, payload }) => {
      values.push('value' in payload ? payload.value : undefined);
      await ack();
    });
  });
  const web = webClient(slack);
  const button = (value: string) => ({
    type: 'actions' as const,
    elements: [
      {
        type: 'button' as const,
        action_id: 'go',
        value,
        text: { type: 'plain_text' as const, text: 'Go' },
      },
    ],
  });
  const { ts = '' } = await web.chat.postMessage({
    channel: CHANNEL,
    text: 'a',
    blocks: [button('old')],
  });
  await web.chat.update({ channel: CHANNEL, ts, text: 'b', blocks: [button('new')] });
  const sabine = createSlackUserClient(slack.url, STARTER);
  const late = { channel: CHANNEL, ts, actionId: 'go', value: 'old' };
  expect(await sabine.click(late)).toMatchObject({ error: 'no_such_element' });
  expect(await sabine.click({ ...late, seen: 1 })).toEqual({ ok: true });
  expect(values).toEqual(['old']);
});

test('a missing acknowledgement is shown to the person after three seconds', async ({
  start,
  connect,
}) => {
  const budgetClock = createManualClock();
  const slack = await start({ budgetClock });
  await connect(slack, (app) => {
    app.command('/ucware-upgrade', async () => {});
  });
  const sabine = createSlackUserClient(slack.url, STARTER);
  const typed = sabine.command(CHANNEL, '/ucware-upgrade pbx');
  await budgetClock.slept();
  budgetClock.advance(3000);
  expect(await typed).toMatchObject({ ok: false, error: 'operation_timeout' });
  const { changes } = await sabine.changes(0);
  expect(changes.at(-1)).toMatchObject({ kind: 'notice', error: 'operation_timeout' });
});

test('without a connection a command fails at once', async ({ start }) => {
  const slack = await start();
  const sabine = createSlackUserClient(slack.url, STARTER);
  expect(await sabine.command(CHANNEL, '/ucware-upgrade pbx')).toMatchObject({
    error: 'dispatch_failed',
  });
  expect(await sabine.command(CHANNEL, '/unknown')).toMatchObject({ error: 'no_such_command' });
  expect(await sabine.command('C0ALTARCHI', '/ucware-upgrade x')).toMatchObject({
    error: 'channel_archived',
  });
});

test('each envelope goes to one of several connections', async ({ start, connect }) => {
  const slack = await start();
  const heard: string[] = [];
  for (const name of ['first', 'second']) {
    await connect(slack, (app) => {
      app.command('/ucware-upgrade', async ({ ack }) => {
        heard.push(name);
        await ack();
      });
    });
  }
  const sabine = createSlackUserClient(slack.url, STARTER);
  await sabine.command(CHANNEL, '/ucware-upgrade a');
  await sabine.command(CHANNEL, '/ucware-upgrade b');
  expect(heard.sort()).toEqual(['first', 'second']);
});

test('Slack goes away and comes back; the app reconnects by itself', async ({ start, connect }) => {
  const slack = await start();
  await connect(
    slack,
    (app) => {
      app.command('/ucware-upgrade', ({ ack }) => ack('da'));
    },
    500,
  );
  const sabine = createSlackUserClient(slack.url, STARTER);
  const web = webClient(slack);

  slack.weather.setDown(true);
  expect(await refusal(web.chat.postMessage({ channel: CHANNEL, text: 'x' }))).toContain(
    'fetch failed',
  );
  expect(await sabine.command(CHANNEL, '/ucware-upgrade a')).toMatchObject({ error: 'offline' });

  slack.weather.setDown(false);
  await slack.socket.connected(1);
  expect(await sabine.command(CHANNEL, '/ucware-upgrade b')).toEqual({ ok: true });
  const [only, ...more] = await sabine.messages(CHANNEL);
  expect(only).toMatchObject({ text: 'da', ephemeral: true });
  expect(more).toEqual([]);
});

test('a refresh makes the app reconnect', async ({ start, connect }) => {
  const slack = await start();
  await connect(slack, (app) => app.command('/ucware-upgrade', ({ ack }) => ack()), 500);
  slack.socket.refresh();
  expect(slack.socket.connections()).toBe(0);
  await slack.socket.connected(1);
  const sabine = createSlackUserClient(slack.url, STARTER);
  expect(await sabine.command(CHANNEL, '/ucware-upgrade a')).toEqual({ ok: true });
});

test('the address of a connection is good for one connection', async ({ start }) => {
  const slack = await start();
  const web = webClient(slack);
  const { url = '' } = await web.apps.connections.open({ token: slack.workspace.tokens.app });
  const first = new WebSocket(url);
  await new Promise((resolve) => first.addEventListener('message', resolve, { once: true }));
  const second = new WebSocket(url);
  const ended = await new Promise((resolve) => {
    second.addEventListener('error', () => resolve('refused'));
    second.addEventListener('open', () => resolve('open'));
  });
  first.close();
  expect(ended).toBe('refused');
});

test('opening Home tells the app, which publishes', async ({ start, connect }) => {
  const slack = await start();
  await connect(slack, (app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: {
          type: 'home',
          blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Server' } }],
        },
      });
    });
  });
  const sabine = createSlackUserClient(slack.url, STARTER);
  expect(await sabine.openHome()).toEqual({ ok: true });
  const home = await until(sabine, () => sabine.home());
  expect(home.blocks[0]).toMatchObject({ type: 'header' });
});

test('people who left or never were cannot act', async ({ start }) => {
  const slack = await start();
  const lena = createSlackUserClient(slack.url, 'U0LEFT0000');
  expect(await lena.command(CHANNEL, '/ucware-upgrade a')).toMatchObject({ error: 'deactivated' });
  const nobody = createSlackUserClient(slack.url, 'U0NOBODY00');
  expect(await nobody.command(CHANNEL, '/ucware-upgrade a')).toMatchObject({
    error: 'unknown_user',
  });
});

test('another web page cannot act as a person', async ({ start }) => {
  const slack = await start();
  const response = await fetch(`${slack.url}/user/${STARTER}/command`, {
    method: 'POST',
    headers: { origin: 'https://evil.example', 'content-type': 'application/json' },
    body: JSON.stringify({ channel: CHANNEL, text: '/ucware-upgrade a' }),
  });
  expect(response.status).toBe(403);
});

async function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'accepted',
    (thrown: unknown) => String(thrown),
  );
}
