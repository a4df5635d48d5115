import { afterEach, describe, expect, it } from 'vitest';
import { type Bot, createBot } from '../../src/bot/bot.ts';
import { NO_DELIVERIES } from '../../src/bot/outbox/deliveries.ts';
import { createClock } from '../../src/clock.ts';
import { Secret } from '../../src/redact.ts';
import { createFakeRunner, PEOPLE, started, testServer } from './support/journal.ts';
import { memoryDocument } from './support/slack.ts';
import { createSocketSlack, type SocketSlack } from './support/socket-slack.ts';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function stage(): Promise<{
  slack: SocketSlack;
  bot: Bot;
  runner: ReturnType<typeof createFakeRunner>;
  logged: string[];
}> {
  const slack = await createSocketSlack();
  open.push(slack);
  const logged: string[] = [];
  const write = (text: string, data?: unknown): void => {
    logged.push(`${text} ${JSON.stringify(data)}`);
  };
  const runner = createFakeRunner();
  const bot = createBot({
    runner,
    inventory: { servers: [testServer()], people: PEOPLE },
    slack: {
      botToken: new Secret('xoxb-test-token'),
      appToken: new Secret('xapp-test-token'),
      apiUrl: slack.url,
    },
    // A thousand times as fast: what is waited for is an event, never a time.
    clock: createClock(1000),
    log: { debug: write, info: write, warn: write, error: write },
    deliveries: memoryDocument(NO_DELIVERIES),
  });
  open.push({ close: () => bot.stop() });
  return { slack, bot, runner, logged };
}

const command = (envelope_id: string, trigger_id: string) => ({
  type: 'slash_commands',
  envelope_id,
  accepts_response_payload: true,
  payload: {
    command: '/ucware-upgrade',
    text: 'list',
    user_id: 'U1',
    team_id: 'T1',
    channel_id: 'C1',
    trigger_id,
    response_url: 'http://127.0.0.1:9/none',
  },
});

describe('start', () => {
  it('opens two connections, so that one bridges the refresh of the other', async () => {
    const { slack, bot } = await stage();
    await bot.start();
    await slack.connections(2);
  });

  it.each([
    ['auth.test', 'invalid_auth'],
    ['auth.test', 'token_revoked'],
    ['apps.connections.open', 'not_allowed_token_type'],
    ['apps.connections.open', 'invalid_auth'],
  ])('says which token is wrong when %s answers %s', async (method, error) => {
    const { slack, bot } = await stage();
    slack.answers[method] = () => ({ body: { ok: false, error } });
    await expect(bot.start()).rejects.toMatchObject({
      code: 'slack-token-refused',
      found: `${method}: ${error}`,
    });
  });

  it('does not wait for a Slack that is away, and connects when it is back', async () => {
    const { slack, bot, logged } = await stage();
    let away = true;
    slack.answers['auth.test'] = () =>
      away ? { status: 500, body: {} } : { body: { team_id: 'T1', bot_id: 'B1', user_id: 'UBOT' } };
    await bot.start();
    expect(logged.join()).toContain('slack-unreachable');
    away = false;
    await slack.connections(2);
  });
});

describe('while it runs', () => {
  it('brings the record to Slack', async () => {
    const { slack, bot, runner } = await stage();
    await bot.start();
    runner.record(started());
    await slack.when(() => slack.calls.filter((call) => call === 'chat.postMessage').length === 2);
  });

  it('acknowledges a command that comes over both connections twice and does it once', async () => {
    const { slack, bot, runner } = await stage();
    slack.answers['users.info'] = () => ({ body: { user: { team_id: 'T1' } } });
    await bot.start();
    await slack.connections(2);
    const [one, two] = [...slack.sockets];
    if (one) slack.send(one, command('e1', 't1'));
    if (two) slack.send(two, command('e2', 't1'));
    await slack.when(() => slack.acks.length === 2);
    await slack.when(() => slack.calls.includes('usergroups.users.list'));
    await bot.stop();
    expect(slack.acks.toSorted()).toEqual(['e1', 'e2']);
    expect(runner.requests).toHaveLength(1);
  });

  it('answers on the other connection while one is refreshed, and has two again afterwards', async () => {
    const { slack, bot } = await stage();
    await bot.start();
    await slack.connections(2);
    const [old, other] = [...slack.sockets];
    if (old) slack.send(old, { type: 'disconnect', reason: 'refresh_requested' });
    if (other) slack.send(other, command('during', 't2'));
    await slack.when(() => slack.acks.includes('during'));
    await slack.when(
      () => slack.sockets.size === 2 && old !== undefined && !slack.sockets.has(old),
    );
    const fresh = [...slack.sockets].at(-1);
    if (fresh) slack.send(fresh, command('after', 't3'));
    await slack.when(() => slack.acks.includes('after'));
  });

  it('comes back after all connections were cut', async () => {
    const { slack, bot } = await stage();
    await bot.start();
    await slack.connections(2);
    const cut = [...slack.sockets];
    for (const socket of cut) socket.terminate();
    await slack.when(() => slack.sockets.size === 2 && cut.every((one) => !slack.sockets.has(one)));
  });

  it('outlives a Slack that refuses its app token while it runs', async () => {
    const { slack, bot, logged } = await stage();
    await bot.start();
    await slack.connections(2);
    let refused = 0;
    slack.answers['apps.connections.open'] = () => {
      refused += 1;
      return { body: { ok: false, error: 'invalid_auth' } };
    };
    for (const socket of slack.sockets) socket.terminate();
    await slack.when(() => refused >= 4);
    expect(logged.join()).toContain('slack-token-refused');
    delete slack.answers['apps.connections.open'];
    await slack.connections(2);
  });
});

describe('stop', () => {
  it('closes the connections and stays closed', async () => {
    const { slack, bot } = await stage();
    await bot.start();
    await slack.connections(2);
    await bot.stop();
    await slack.connections(0);
  });
});
