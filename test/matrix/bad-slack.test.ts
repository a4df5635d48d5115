import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElements } from '../../src/rehearsal/slack/blocks/find-elements.ts';
import type { DeliveredMessage } from '../../src/rehearsal/slack/delivered.ts';
import { renderMessage } from '../../src/rehearsal/slack/render/render-message.ts';
import {
  APPROVER,
  CHANNEL,
  GUEST,
  type Office,
  OUTSIDER,
  openOffice,
  STARTER,
} from '../support/office.ts';
import { says } from '../support/says.ts';

const ARCHIVED = 'C0ALTARCHI';
const FOREIGN = 'C0ALLGEMEI';
const DIRECT = 'D0SABINEAN';
const ARTICLE = 'Haben Sie den Artikel';
const READ = 'Gelesen';

/** The card of a server: the message outside of threads that names it and has an abort button. */
function isCardOf(server: string): (message: DeliveredMessage) => boolean {
  return (message) =>
    message.thread_ts === undefined &&
    !message.ephemeral &&
    !message.deleted &&
    says(message, [`\`${server}\``]) &&
    findElements(message.blocks).length > 0;
}

describe('Slack at its worst', () => {
  let office: Office;

  beforeAll(async () => {
    office = await openOffice({
      'pbx-dm': {},
      'pbx-archived': { entry: { channel: ARCHIVED } },
      'pbx-outside': { entry: { channel: FOREIGN } },
      'pbx-nowhere': { entry: { channel: 'C0NOWHERE0' } },
      'pbx-card': {},
      'pbx-left': {},
      'pbx-race': {},
      'pbx-gap': {},
      'pbx-limit': {},
      'pbx-lost': {},
      'pbx-away': {},
      'pbx-doors': {},
    });
    await office.startBot();
    await office.slack.socket.connected(2);
  }, 240_000);
  afterAll(() => office?.close());

  it('takes a command in a direct message and works in the channel of the server', async () => {
    expect(await office.type(STARTER, 'pbx-dm', DIRECT)).toEqual({ ok: true });
    await office.told(STARTER, 'Die Karte', '#telefonie');
    expect((await office.seen(isCardOf('pbx-dm'), 'the card')).channel).toBe(CHANNEL);
  });

  it('says that a channel is archived, and shows everything once it is open again', async () => {
    expect(await office.type(STARTER, 'pbx-archived')).toEqual({ ok: true });
    await office.logged('delivering to Slack', 'pbx-archived');
    await office.type(STARTER, 'status pbx-archived');
    await office.told(STARTER, '*pbx-archived*', 'archiviert', 'nichts verloren');
    office.slack.admin.unarchive(ARCHIVED);
    await office.type(STARTER, 'status pbx-archived');
    const question = await office.asked(': pbx-archived\n', ARTICLE);
    expect(question.channel).toBe(ARCHIVED);
  });

  it('asks to be invited into a channel it is not in, and goes on there', async () => {
    expect(await office.type(STARTER, 'pbx-outside')).toEqual({ ok: true });
    await office.logged('delivering to Slack', 'pbx-outside');
    await office.type(STARTER, 'status pbx-outside');
    await office.told(STARTER, '*pbx-outside*', '/invite @ucware-upgrade');
    office.slack.admin.inviteBot(FOREIGN);
    await office.type(STARTER, 'status pbx-outside');
    expect((await office.asked(': pbx-outside\n', ARTICLE)).channel).toBe(FOREIGN);
  });

  it('names the inventory when there is no such channel', async () => {
    expect(await office.type(STARTER, 'pbx-nowhere')).toEqual({ ok: true });
    await office.logged('delivering to Slack', 'pbx-nowhere');
    await office.type(STARTER, 'status pbx-nowhere');
    await office.told(STARTER, '*pbx-nowhere*', 'nicht zu sehen', 'Kanal-ID im Inventar');
  });

  it('posts a deleted card anew, the open question in its thread, and both count', async () => {
    expect(await office.type(STARTER, 'pbx-card')).toEqual({ ok: true });
    const question = await office.asked(': pbx-card\n', ARTICLE);
    const card = await office.seen(isCardOf('pbx-card'), 'the card');
    office.slack.admin.deleteMessage(card.channel, card.ts);
    expect(await office.press(APPROVER, question, READ)).toEqual({ ok: true });
    const again = await office.seen(
      (message) => isCardOf('pbx-card')(message) && message.ts !== card.ts,
      'a new card',
    );
    const next = await office.asked(': pbx-card\n', 'Sonderlösung');
    expect(next.thread_ts).toBe(again.ts);
  });

  it('goes on without the person who started', async () => {
    expect(await office.type(STARTER, 'pbx-left')).toEqual({ ok: true });
    const question = await office.asked(': pbx-left\n', ARTICLE);
    office.slack.admin.deactivate(STARTER);
    expect(await office.press(APPROVER, question, READ)).toEqual({ ok: true });
    await office.asked(': pbx-left\n', 'Sonderlösung');
    office.slack.admin.reactivate(STARTER);
  });

  it('begins one run when two people start it in the same second', async () => {
    await Promise.all([office.type(STARTER, 'pbx-race'), office.type(APPROVER, 'pbx-race')]);
    await office.asked(': pbx-race\n', ARTICLE);
    const starts = (await office.journal('pbx-race')).filter(
      ({ event }) => event.type === 'run-started',
    );
    expect(starts).toHaveLength(1);
    const [first] = starts;
    const second =
      first?.event.type === 'run-started' && first.event.by.id === STARTER ? APPROVER : STARTER;
    await office.told(second, 'läuft bereits ein Upgrade', 'Gestartet von');
  });

  it('answers through the gap when Slack renews the connections', async () => {
    for (let renewed = 0; renewed < 3; renewed += 1) {
      office.slack.socket.refresh('refresh_requested', 1);
      expect(await office.type(STARTER, 'status pbx-gap')).toEqual({ ok: true });
      await office.slack.socket.connected(2);
    }
    office.slack.socket.cut();
    await office.slack.socket.connected(2);
    expect(await office.type(STARTER, 'pbx-gap')).toEqual({ ok: true });
    await office.asked(': pbx-gap\n', ARTICLE);
  });

  it('delivers every message once and in order through 429, 500 and silence', async () => {
    const { weather } = office.slack;
    weather.fault('chat.postMessage', 'rate-limited', 2, 20);
    weather.fault('chat.postMessage', 'server-error', 2);
    weather.fault('chat.update', 'rate-limited', 2, 20);
    weather.fault('chat.update', 'server-error');
    expect(await office.type(STARTER, 'pbx-limit')).toEqual({ ok: true });
    const question = await office.asked(': pbx-limit\n', ARTICLE);
    const shown = await office.transcriptOf(question);
    expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b));
    expect(shown.length).toBeGreaterThanOrEqual(5);
  });

  it('finds the post whose answer was lost, and does not post it again', async () => {
    expect(await office.type(STARTER, 'pbx-lost')).toEqual({ ok: true });
    const question = await office.asked(': pbx-lost\n', ARTICLE);
    office.slack.weather.fault('chat.postMessage', 'answer-lost');
    await office.press(APPROVER, question, READ);
    const next = await office.asked(': pbx-lost\n', 'Sonderlösung');
    const shown = await office.transcriptOf(next);
    expect(shown).toEqual([...new Set(shown)]);
  });

  it('works on while Slack is away, and tells all of it afterwards', async () => {
    expect(await office.type(STARTER, 'pbx-away')).toEqual({ ok: true });
    const question = await office.asked(': pbx-away\n', ARTICLE);
    const before = await office.transcriptOf(question);
    office.slack.weather.setDown(true);
    const printed = await office.cli('answer', 'pbx-away', '--as', APPROVER);
    const command = /answer pbx-away (\d+\.yes) --as/.exec(printed.text)?.[1] ?? '';
    expect(await office.cli('answer', 'pbx-away', command, '--as', APPROVER)).toMatchObject({
      code: 0,
    });
    expect((await office.cli('answer', 'pbx-away', '--as', APPROVER)).text).toContain(
      'Sonderlösung',
    );
    office.slack.weather.setDown(false);
    const next = await office.asked(': pbx-away\n', 'Sonderlösung');
    const after = await office.transcriptOf(next);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after).toEqual([...after].sort((a, b) => a - b));
    await office.slack.socket.connected(2);
  });

  it('lets nobody in who is not listed, and offers near names for one nobody knows', async () => {
    await office.type(OUTSIDER, 'pbx-doors');
    await office.told(OUTSIDER, 'Das dürfen Sie auf diesem Server nicht');
    await office.type(GUEST, 'pbx-doors');
    await office.told(GUEST, 'Das dürfen Sie auf diesem Server nicht');
    expect(await office.type(STARTER, 'pbx-dors')).toEqual({ ok: true });
    await office.told(STARTER, 'gibt es im Inventar nicht', '`pbx-doors`');
    expect(await office.journal('pbx-doors')).toEqual([]);
    expect(await office.type(STARTER, 'pbx-doors')).toEqual({ ok: true });
    const question = await office.asked(': pbx-doors\n', ARTICLE);
    await office.press(OUTSIDER, question, READ);
    await office.seen(
      (message) => message.ephemeral && message.thread_ts === question.thread_ts,
      'a private answer in the thread',
    );
    expect((await office.journal('pbx-doors')).at(-1)?.event.type).toBe('asked');
    const [once, twice] = await Promise.all([
      office.press(STARTER, question, READ),
      office.press(APPROVER, question, READ),
    ]);
    expect([once, twice]).toContainEqual({ ok: true });
    await office.asked(': pbx-doors\n', 'Sonderlösung');
    const answers = (await office.journal('pbx-doors')).filter(
      ({ event }) => event.type === 'answered',
    );
    expect(answers).toHaveLength(1);
    expect(renderMessage(question)).toContain(ARTICLE);
  });
});
