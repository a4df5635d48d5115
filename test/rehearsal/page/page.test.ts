import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Page, startPage } from '../../../src/rehearsal/page/start-page.ts';
import { type SlackStandIn, startSlackStandIn } from '../../../src/rehearsal/slack/stand-in.ts';
import { createSlackUserClient } from '../../../src/rehearsal/slack/user-client.ts';

const CHANNEL = 'C0TELEFON0';
const STARTER = 'U0STARTER0';

let slack: SlackStandIn;
let page: Page;

beforeAll(async () => {
  slack = await startSlackStandIn();
  page = await startPage({
    slack,
    setup: { language: 'de', channel: CHANNEL, people: [], commands: [] },
  });
});

afterAll(async () => {
  await page.close();
  await slack.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** `fetch` forbids to name another host; an attacker's browser would do it. */
function ask(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: object,
): Promise<Answer> {
  const method = body ? 'POST' : 'GET';
  const { port, hostname } = new URL(page.address);
  return new Promise((resolve, reject) => {
    const asked = request({ port, hostname, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    asked.once('error', reject);
    asked.end(body && JSON.stringify(body));
  });
}

function key(): Readonly<Record<string, string>> {
  const [, found = ''] = /#key=(.+)$/.exec(page.address) ?? [];
  return { 'x-rehearsal-key': found, 'content-type': 'application/json' };
}

describe('the page of the rehearsal', () => {
  it('is bundled from its sources and loads nothing from elsewhere', async () => {
    const html = await ask('/');
    const script = await ask('/page.js');
    const style = await ask('/page.css');
    expect([html.status, script.status, style.status]).toEqual([200, 200, 200]);
    expect(script.body.length).toBeGreaterThan(100_000);
    expect(style.body).toContain('.drawn-blocks');
    expect(style.body).not.toContain('#slack_blocks_to_jsx');
    expect(html.headers['content-security-policy']).toContain("default-src 'none'");
    const [, inner = ''] = /#key=(.+)$/.exec(page.address) ?? [];
    expect(inner.length).toBeGreaterThan(20);
    expect(html.body + script.body).not.toContain(inner);
  });

  it('tells nothing without the key of its address', async () => {
    for (const path of ['/setup', `/user/${STARTER}/me`, '/control/state']) {
      expect((await ask(path)).status).toBe(401);
      expect((await ask(path, { 'x-rehearsal-key': 'guessed' })).status).toBe(401);
    }
    expect((await ask('/setup', key())).status).toBe(200);
  });

  it('answers no other web page, whatever key it has', async () => {
    const { port } = new URL(page.address);
    const foreign = [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: `http://127.0.0.1:${Number(port) + 1}` },
      { host: `rebound.example:${port}` },
    ];
    for (const headers of foreign) {
      expect((await ask(`/user/${STARTER}/me`, { ...key(), ...headers })).status).toBe(403);
    }
    const own = { ...key(), origin: `http://127.0.0.1:${port}` };
    expect((await ask(`/user/${STARTER}/me`, own)).status).toBe(200);
  });

  it('lets people write to each other, in channel and thread, and quotes what they type', async () => {
    const sabine = createSlackUserClient(slack.url, STARTER);
    await sabine.say(CHANNEL, ' <!channel> & los ');
    const [first] = await sabine.messages(CHANNEL);
    expect(first).toMatchObject({
      text: '&lt;!channel&gt; &amp; los',
      author: { id: STARTER, bot: false },
    });
    const reply = { channel: CHANNEL, text: 'gut', thread: first?.ts };
    const said = await ask('/user/U0OUTSIDER/say', key(), reply);
    expect(JSON.parse(said.body)).toEqual({ ok: true });
    const thread = await sabine.thread(CHANNEL, first?.ts ?? '');
    expect(thread.map(({ text }) => text)).toEqual(['&lt;!channel&gt; &amp; los', 'gut']);
    expect(await sabine.say('C0ALTARCHI', 'hallo')).toMatchObject({ error: 'channel_archived' });
    expect(await sabine.say('C0NOWHERE0', 'hallo')).toMatchObject({ error: 'no_such_channel' });
    expect(await sabine.say(CHANNEL, 'hallo', '1.000001')).toMatchObject({
      error: 'no_such_message',
    });
    expect(await sabine.say(CHANNEL, '  ')).toMatchObject({ error: 'invalid_input' });
    expect(await sabine.messages(CHANNEL)).toHaveLength(1);
  });
});
