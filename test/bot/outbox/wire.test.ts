import { WebClient } from '@slack/web-api';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { faultOf } from '../../../src/bot/outbox/faults.ts';
import { createWire } from '../../../src/bot/outbox/wire.ts';
import { Secret } from '../../../src/redact.ts';

const MESSAGE = { text: 'Hallo', blocks: [] };
const THREAD = { channel: 'C1', thread: '1.0' };

function wire() {
  const options = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: 500 };
  const names: Readonly<Record<string, string>> = { U0STARTER0: 'Sabine Starke' };
  return createWire(new WebClient('xoxb-1', options), async (user) => names[user]);
}

function slack(method: string, answer: object = {}) {
  const seen: Record<string, string>[] = [];
  nock('https://slack.com')
    .post(`/api/${method}`, (body: Record<string, string>) => {
      seen.push(body);
      return true;
    })
    .reply(200, { ok: true, ...answer });
  return seen;
}

async function faultAfter(reply: (call: nock.Interceptor) => void) {
  reply(nock('https://slack.com').post('/api/chat.postMessage'));
  const thrown = await wire()
    .post(THREAD, MESSAGE, false)
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  return faultOf(thrown);
}

describe('the wire', () => {
  it('posts into the thread without previews of links', async () => {
    const seen = slack('chat.postMessage', { ts: '2.0' });
    expect(await wire().post(THREAD, MESSAGE, true)).toBe('2.0');
    expect(seen[0]).toMatchObject({
      channel: 'C1',
      thread_ts: '1.0',
      text: 'Hallo',
      reply_broadcast: 'true',
      unfurl_links: 'false',
    });
  });

  /** Uploads a file and tells what arrived. */
  async function uploaded(content: string) {
    slack('files.getUploadURLExternal', {
      upload_url: 'https://files.slack.com/up',
      file_id: 'F1',
    });
    let arrived = '';
    nock('https://files.slack.com')
      .post('/up', (body: string) => {
        arrived = String(body);
        return true;
      })
      .reply(200, 'OK');
    const done = slack('files.completeUploadExternal', { files: [] });
    await wire().upload(THREAD, { name: 'plan.txt', content, title: 'Plan' }, 'Der Plan · #4');
    return { arrived, done };
  }

  it('uploads a file with its words masked', async () => {
    new Secret('canary-0815');
    const { arrived, done } = await uploaded('geheim: canary-0815');
    expect(arrived).not.toContain('canary-0815');
    expect(done[0]).toMatchObject({ channel_id: 'C1', thread_ts: '1.0' });
  });

  it('puts names beside the ids of people in a file, for nobody can look them up there', async () => {
    const { arrived } = await uploaded('von @U0STARTER0 und @U0UNKNOWN9, a@U0STARTER0');
    expect(arrived).toContain('von Sabine Starke (@U0STARTER0) und @U0UNKNOWN9, a@U0STARTER0');
  });

  it('finds a message of the thread by its stamp', async () => {
    const blocks = [{ type: 'context', elements: [{ text: '#4 · 0badcafe' }] }];
    slack('conversations.replies', { messages: [{ ts: '1.5' }, { ts: '2.5', blocks }] });
    expect(await wire().find(THREAD, '#4 · 0badcafe', '2026-11-23T21:00:00Z')).toBe('2.5');
  });

  it.each([
    ['another one of the same event', '#4 · 0badcafe · 2'],
    ['a question that this event has settled', '#3 · 0badf00d → #4 · 0badcafe'],
    ['the comment of a file', 'plan.txt · #4 · 0badcafe'],
  ])('does not take %s for it', async (_, text) => {
    const blocks = [{ type: 'context', elements: [{ text }] }];
    slack('conversations.replies', { messages: [{ ts: '1.5', blocks }] });
    const found = await wire().find(THREAD, '#4 · 0badcafe', '2026-11-23T21:00:00Z');
    expect(found).toBeUndefined();
  });
});

describe('what its errors mean', () => {
  it.each([
    ['429', { kind: 'later', afterMs: 7000, lost: false }, 429, {}, { 'retry-after': '7' }],
    ['429 without a time', { kind: 'later', afterMs: undefined, lost: false }, 429, {}, {}],
    ['500', { kind: 'later', afterMs: undefined, lost: true }, 500, {}, {}],
    ['fatal_error', { kind: 'later', afterMs: undefined, lost: true }, 200, 'fatal_error', {}],
    ['is_archived', { kind: 'closed', error: 'is_archived' }, 200, 'is_archived', {}],
    ['invalid_blocks', { kind: 'refused', error: 'invalid_blocks' }, 200, 'invalid_blocks', {}],
    [
      'message_not_found',
      { kind: 'gone', error: 'message_not_found' },
      200,
      'message_not_found',
      {},
    ],
    [
      'restricted_action_read_only_channel',
      { kind: 'closed', error: 'restricted_action_read_only_channel' },
      200,
      'restricted_action_read_only_channel',
      {},
    ],
  ])('%s', async (_, fault, status, error, headers) => {
    const body = typeof error === 'string' ? { ok: false, error } : {};
    expect(await faultAfter((call) => call.reply(status, body, headers))).toEqual(fault);
  });

  it('a refused connection was certainly not a message', async () => {
    const refused = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    expect(await faultAfter((call) => call.replyWithError(refused))).toMatchObject({ lost: false });
  });

  it('a cut connection or no answer at all may have been one', async () => {
    const cut = Object.assign(new Error('cut'), { code: 'ECONNRESET' });
    expect(await faultAfter((call) => call.replyWithError(cut))).toMatchObject({ lost: true });
    expect(await faultAfter((call) => call.delay(2000).reply(200, { ok: true }))).toMatchObject({
      kind: 'later',
      lost: true,
    });
  });
});
