import { describe, expect, it } from 'vitest';
import { same } from '../../src/flows/run/text.ts';
import { createFrontDoor } from './support/front-door.ts';
import { asked, started } from './support/journal.ts';

const REF = {
  server: 'pbx-hamburg',
  run: 'r1',
  step: 'scan',
  question: 'article-read',
  rev: 2,
  choice: 'yes',
};
const YES = JSON.stringify(REF);
const NOTE = JSON.stringify({ ...REF, choice: 'note' });

function withQuestion() {
  const door = createFrontDoor();
  door.runner.record(started());
  door.runner.record(asked());
  return door;
}

describe('commands', () => {
  it('starts a run under the name of the inventory, as the person who typed', async () => {
    const door = createFrontDoor();
    door.runner.answerWith({ ok: true, text: { de: 'Gestartet.', en: 'Started.' } });
    expect(await door.command('  "PBX-Hamburg" ')).toEqual([undefined]);
    expect(door.runner.requests).toEqual([
      {
        request: { do: 'start', server: 'pbx-hamburg' },
        requester: { actor: { id: 'UOPERATOR', via: 'slack' }, member: true, groups: [] },
      },
    ]);
    expect(door.said()).toEqual(['Gestartet.', 'Die Karte steht in <#C100>.']);
    expect(door.calls.at(-1)?.body['response_type']).toBe('ephemeral');
  });

  it('says what to do when the card cannot be shown', async () => {
    const door = createFrontDoor();
    door.setProblem({ de: 'Bitte laden Sie den Bot ein.', en: 'Please invite the bot.' });
    await door.command('pbx-hamburg');
    expect(door.said().join()).toContain('Bitte laden Sie den Bot ein.');
  });

  it('offers the nearest names for a host nobody knows', async () => {
    const door = createFrontDoor();
    door.runner.answerWith({
      ok: false,
      code: 'unknown-server',
      text: same('Unbekannter Server <!channel>.'),
      nearest: ['pbx-hamburg'],
    });
    await door.command('pbx-hambrug');
    expect(door.said().join()).toContain('`pbx-hamburg`');
    expect(door.said().join()).not.toContain('<!channel>');
  });

  it.each(['', 'help', 'check', 'pbx-hamburg now'])('starts nothing for %j', async (text) => {
    const door = createFrontDoor();
    await door.command(text);
    expect(door.runner.requests).toEqual([]);
    expect(door.said().join()).toContain('/ucware-upgrade');
  });

  it('does a command that is delivered twice once', async () => {
    const door = createFrontDoor();
    await Promise.all([door.command('pbx-hamburg', 'same'), door.command('pbx-hamburg', 'same')]);
    expect(door.runner.requests).toHaveLength(1);
  });

  it('asks for the reason of an abort in a form', async () => {
    const door = createFrontDoor();
    await door.command('abort pbx-hamburg');
    expect(door.calls.map(({ method }) => method)).toContain('views.open');
    expect(door.runner.requests).toEqual([]);
  });

  it('opens no form for somebody who may not abort', async () => {
    const door = createFrontDoor();
    door.runner.refuseWith({ ok: false, code: 'not-allowed', text: same('Das dürfen Sie nicht.') });
    await door.command('abort pbx-hamburg');
    expect(door.calls.map(({ method }) => method)).not.toContain('views.open');
    expect(door.said()).toEqual(['Das dürfen Sie nicht.']);
  });

  it('opens the form all the same when Slack does not say who somebody is', async () => {
    const door = createFrontDoor();
    door.answers['users.info'] = () => ({ ok: false, error: 'internal_error' });
    await door.command('abort pbx-hamburg');
    expect(door.calls.map(({ method }) => method)).toContain('views.open');
  });

  it('answers an error with a reference and never with its words', async () => {
    const door = createFrontDoor();
    door.runner.answerWith(() => Promise.reject(new Error('connect 10.0.0.5:22 secret-thing')));
    await door.command('status pbx-hamburg');
    const [text] = door.said();
    expect(text).not.toContain('secret-thing');
    const reference = /`([0-9a-f]{8})`/.exec(text ?? '')?.[1] ?? 'none';
    expect(door.logged.join()).toContain(reference);
  });

  it('changes nothing when Slack does not say who somebody is', async () => {
    const door = createFrontDoor();
    door.answers['users.info'] = () => ({ ok: false, error: 'internal_error' });
    await door.command('pbx-hamburg');
    expect(door.runner.requests).toEqual([]);
    expect(door.said().join()).toContain('wer Sie sind');
  });
});

describe('buttons', () => {
  it('answer the question they carry, and say nothing in private when it counted', async () => {
    const door = withQuestion();
    await door.click('answer:yes', YES);
    expect(door.runner.requests.map(({ request }) => request)).toEqual([
      { do: 'answer', ...REF, values: {} },
    ]);
    expect(door.said()).toEqual([]);
  });

  it('tell a refused person in the thread, in private', async () => {
    const door = withQuestion();
    door.runner.answerWith({ ok: false, code: 'four-eyes', text: same('Nicht den eigenen Lauf.') });
    await door.click('answer:yes', YES);
    const call = door.calls.find(({ method }) => method === 'chat.postEphemeral');
    expect(call?.body).toMatchObject({
      channel: 'C100',
      user: 'UOPERATOR',
      thread_ts: '1.0',
      text: 'Nicht den eigenen Lauf.',
    });
  });

  it('fall back to the response URL where an ephemeral message is not possible', async () => {
    const door = withQuestion();
    door.answers['chat.postEphemeral'] = () => ({ ok: false, error: 'user_not_in_channel' });
    door.runner.answerWith({ ok: false, code: 'stale', text: same('Zu spät.') });
    await door.click('answer:yes', YES);
    expect(door.calls.at(-1)).toMatchObject({ method: 'response_url', body: { text: 'Zu spät.' } });
  });

  it('count once when both connections deliver the click', async () => {
    const door = withQuestion();
    await Promise.all([
      door.click('answer:yes', YES, 'same'),
      door.click('answer:yes', YES, 'same'),
    ]);
    expect(door.runner.requests).toHaveLength(1);
  });

  it.each(['{}', 'nonsense', JSON.stringify({ ...REF, rev: '2' })])(
    'with a foreign value (%s) change nothing and get an answer',
    async (value) => {
      const door = withQuestion();
      expect(await door.click('answer:yes', value)).toHaveLength(1);
      expect(door.runner.requests).toEqual([]);
      expect(door.said()).toHaveLength(1);
    },
  );

  it('open the form of a choice that asks for words', async () => {
    const door = withQuestion();
    await door.click('form:note', NOTE);
    const open = door.calls.find(({ method }) => method === 'views.open');
    const view = JSON.parse(open?.body['view'] ?? '{}') as { blocks: { block_id?: string }[] };
    expect(view.blocks.map(({ block_id }) => block_id)).toContain('note');
  });

  it('do not open a form for somebody who may not answer', async () => {
    const door = withQuestion();
    door.runner.refuseWith({ ok: false, code: 'four-eyes', text: same('Nicht den eigenen Lauf.') });
    await door.click('form:note', NOTE);
    expect(door.calls.some(({ method }) => method === 'views.open')).toBe(false);
    expect(door.said().join()).toContain('Nicht den eigenen Lauf.');
  });

  it('do not open a form for a question that is not open any more', async () => {
    const door = withQuestion();
    await door.click('form:note', JSON.stringify({ ...REF, choice: 'note', rev: 1 }));
    expect(door.calls.some(({ method }) => method === 'views.open')).toBe(false);
    expect(door.said().join()).toContain('nicht mehr offen');
  });

  it('ask for the reason of an abort', async () => {
    const door = withQuestion();
    await door.click('abort:pbx-hamburg', JSON.stringify({ server: 'pbx-hamburg' }));
    expect(door.calls.map(({ method }) => method)).toContain('views.open');
  });
});

describe('forms', () => {
  const note = { note: { input: { type: 'plain_text_input', value: 'Gelesen von Anna' } } };

  it('give their values to the runner and close', async () => {
    const door = withQuestion();
    expect(await door.submit('answer-form', NOTE, note)).toEqual([undefined]);
    expect(door.runner.requests[0]?.request).toEqual({
      do: 'answer',
      ...REF,
      choice: 'note',
      values: { note: 'Gelesen von Anna' },
    });
  });

  it('show what is wrong beside the field', async () => {
    const door = withQuestion();
    door.runner.answerWith({
      ok: false,
      code: 'invalid-values',
      text: same('So geht es nicht.'),
      fields: { note: { de: 'Bitte *ausfüllen*.', en: 'Please fill in.' } },
    });
    expect(await door.submit('answer-form', NOTE, note)).toEqual([
      { response_action: 'errors', errors: { note: 'Bitte ausfüllen.' } },
    ]);
  });

  it('say in the window why an answer does not count', async () => {
    const door = withQuestion();
    door.runner.answerWith({ ok: false, code: 'not-allowed', text: same('Das dürfen Sie nicht.') });
    const [answer] = await door.submit('answer-form', NOTE, note);
    expect(answer).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    expect(JSON.stringify(answer)).toContain('Das dürfen Sie nicht.');
  });

  it('are taken once, and the second delivery gets the same answer', async () => {
    const door = withQuestion();
    door.runner.answerWith({ ok: false, code: 'stale', text: same('Zu spät.') });
    const both = await Promise.all([
      door.submit('answer-form', NOTE, note, 'same'),
      door.submit('answer-form', NOTE, note, 'same'),
    ]);
    expect(door.runner.requests).toHaveLength(1);
    expect(both[0]).toEqual(both[1]);
  });

  it('require a reason for an abort', async () => {
    const door = withQuestion();
    const ref = JSON.stringify({ server: 'pbx-hamburg' });
    const empty = { reason: { input: { value: '   ' } } };
    expect(await door.submit('abort-form', ref, empty)).toEqual([
      { response_action: 'errors', errors: { reason: 'Bitte begründen Sie den Abbruch.' } },
    ]);
    await door.submit('abort-form', ref, { reason: { input: { value: 'Zu spät' } } });
    expect(door.runner.requests.map(({ request }) => request)).toEqual([
      { do: 'abort', server: 'pbx-hamburg', reason: 'Zu spät' },
    ]);
  });

  it.each([
    [{ type: 'static_select', selected_option: { value: 'a' } }, 'a'],
    [{ type: 'checkboxes', selected_options: [{ value: 'a' }, { value: 'b' }] }, 'a,b'],
    [{ type: 'checkboxes', selected_options: [] }, ''],
    [{ type: 'users_select', selected_user: 'U7' }, 'U7'],
    [{ type: 'datetimepicker', selected_date_time: 1795467840 }, '2026-11-23T21:04:00.000Z'],
    [{ type: 'number_input', value: '12' }, '12'],
    [{ type: 'plain_text_input', value: null }, ''],
  ])('read %j as %j', async (input, value) => {
    const door = withQuestion();
    await door.submit('answer-form', NOTE, { field: { input } });
    expect(door.runner.requests[0]?.request).toMatchObject({ values: { field: value } });
  });
});

describe('the home tab', () => {
  const opened = (user: string) => ({
    type: 'event_callback',
    event_id: `e-${user}`,
    team_id: 'T1',
    event: { type: 'app_home_opened', tab: 'home', user, channel: 'D1' },
  });

  it('shows every server, what it does and for whom it waits', async () => {
    const door = withQuestion();
    await door.send(opened('UOPERATOR'));
    await door.clock.until(() => door.calls.some(({ method }) => method === 'views.publish'));
    const view = door.calls.find(({ method }) => method === 'views.publish')?.body['view'];
    expect(view).toContain('*pbx-hamburg*');
    expect(view).toContain('Wartet auf eine Antwort');
  });

  it.each([
    { is_restricted: true },
    { is_bot: true },
    { deleted: true },
    { is_stranger: true },
    { team_id: 'T2' },
  ])('shows nothing to %j', async (change) => {
    const door = withQuestion();
    door.answers['users.info'] = () => ({ user: { id: 'U1', team_id: 'T1', ...change } });
    await door.send(opened('U1'));
    await door.clock.until(() => door.calls.some(({ method }) => method === 'views.publish'));
    expect(door.calls.at(-1)?.body['view']).not.toContain('pbx-hamburg');
  });
});

describe('the window of a list', () => {
  const LIST = JSON.stringify({
    server: 'pbx-hamburg',
    run: 'r1',
    step: 'scan',
    question: 'article-read',
    rev: 2,
    browse: { filter: 'open', page: 0 },
  });
  const opened = (door: ReturnType<typeof withQuestion>) =>
    door.calls.filter(({ method }) => method === 'views.open').map(({ body }) => body['view']);

  it('shows nothing of it to somebody who may not look', async () => {
    const door = withQuestion();
    door.runner.refuseWith({ ok: false, code: 'not-allowed', text: same('Das dürfen Sie nicht.') });
    await door.click('list:open', LIST);
    expect(opened(door)).toEqual([expect.stringContaining('Das dürfen Sie nicht.')]);
  });

  it('stays closed when Slack does not say who somebody is', async () => {
    const door = withQuestion();
    door.answers['users.info'] = () => ({ ok: false, error: 'internal_error' });
    await door.click('list:open', LIST);
    expect(opened(door)).toEqual([]);
    expect(door.said()).toHaveLength(1);
  });
});
