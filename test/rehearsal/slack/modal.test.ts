import type { App } from '@slack/bolt';
import { expect } from 'vitest';
import {
  createSlackUserClient,
  type SlackUserClient,
} from '../../../src/rehearsal/slack/user-client.ts';
import { refusalOf, webClient } from './bolt-app.ts';
import { createManualClock } from './manual-clock.ts';
import { CHANNEL, STARTER, test, until } from './slack-test.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
const input = (block_id: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id,
  label: plain(block_id),
  element: { action_id: `${block_id}-action`, ...element },
  ...more,
});

function modal(callback_id: string, blocks: object[], more: object = {}) {
  const title = plain('Angaben');
  return { type: 'modal' as const, callback_id, title, submit: plain('Weiter'), blocks, ...more };
}

/** An app whose command opens the view. */
function opens(view: object): (app: App) => void {
  return (app) => {
    app.command('/ucware-upgrade', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: view as never });
    });
  };
}

async function openModal(person: SlackUserClient) {
  await person.command(CHANNEL, '/ucware-upgrade pbx');
  return until(person, () => person.modal());
}

test('every kind of input arrives in the shape of Slack', async ({ start, connect }) => {
  const slack = await start();
  let values: unknown;
  const view = modal('form', [
    input('note', { type: 'plain_text_input', multiline: true }),
    input('count', {
      type: 'number_input',
      is_decimal_allowed: false,
      min_value: '1',
      max_value: '9',
    }),
    input('menu', { type: 'static_select', options: [option('a'), option('b')] }),
    input('boxes', { type: 'checkboxes', options: [option('c'), option('d')] }),
    input('radio', { type: 'radio_buttons', options: [option('e')] }),
    input('who', { type: 'users_select' }),
    input('when', { type: 'datetimepicker' }),
    input('day', { type: 'datepicker', initial_date: '2026-11-30' }),
    input('hour', { type: 'timepicker' }),
    input('list', { type: 'file_input', filetypes: ['csv'] }),
    input('free', { type: 'plain_text_input' }, { optional: true }),
  ]);
  await connect(slack, (app) => {
    opens(view)(app);
    app.view('form', async ({ ack, view: submitted }) => {
      values = submitted.state.values;
      await ack();
    });
  });
  const sabine = createSlackUserClient(slack.url, STARTER);
  const { id } = await openModal(sabine);

  const wrong = await sabine.submit(id, { count: '12', boxes: ['z'], hour: '25:00' });
  expect(wrong).toMatchObject({
    error: 'invalid_input',
    fields: {
      note: 'Please complete this required field.',
      count: 'Must be at most 9.',
      boxes: 'There is no option z.',
      hour: 'A time is HH:mm.',
    },
  });
  expect(await sabine.submit(id, { typo: 'x' })).toMatchObject({ error: 'no_such_input' });
  expect(values).toBeUndefined();

  const file = await sabine.upload('users.csv', 'name\n');
  const entries = {
    note: 'Zeile 1\nZeile 2',
    count: '3',
    menu: 'b',
    'boxes-action': ['c', 'd'],
    radio: 'e',
    who: STARTER,
    when: 1_764_547_200,
    hour: '22:30',
    list: [file.id],
  };
  expect(await sabine.submit(id, entries)).toEqual({ ok: true });
  expect(values).toEqual({
    note: { 'note-action': { type: 'plain_text_input', value: 'Zeile 1\nZeile 2' } },
    count: { 'count-action': { type: 'number_input', value: '3' } },
    menu: { 'menu-action': { type: 'static_select', selected_option: option('b') } },
    boxes: { 'boxes-action': { type: 'checkboxes', selected_options: [option('c'), option('d')] } },
    radio: { 'radio-action': { type: 'radio_buttons', selected_option: option('e') } },
    who: { 'who-action': { type: 'users_select', selected_user: STARTER } },
    when: { 'when-action': { type: 'datetimepicker', selected_date_time: 1_764_547_200 } },
    day: { 'day-action': { type: 'datepicker', selected_date: '2026-11-30' } },
    hour: { 'hour-action': { type: 'timepicker', selected_time: '22:30' } },
    list: {
      'list-action': {
        type: 'file_input',
        files: [expect.objectContaining({ id: file.id, name: 'users.csv' })],
      },
    },
    free: { 'free-action': { type: 'plain_text_input', value: null } },
  });
  expect(await sabine.modal()).toBeUndefined();
});

test('errors keep the modal open, update replaces it, push and clear work on the stack', async ({
  start,
  connect,
}) => {
  const slack = await start();
  const note = input('note', { type: 'plain_text_input' });
  const answers: object[] = [
    { response_action: 'errors', errors: { note: 'Bitte begründen.' } },
    { response_action: 'update', view: modal('form', [note], { title: plain('Zweite') }) },
    { response_action: 'push', view: modal('form', [note], { title: plain('Oben') }) },
    { response_action: 'errors', errors: { nowhere: 'x' } },
    { response_action: 'clear' },
  ];
  await connect(slack, (app) => {
    opens(modal('form', [note]))(app);
    app.view('form', async ({ ack }) => ack(answers.shift() as never));
  });
  const sabine = createSlackUserClient(slack.url, STARTER);
  const { id } = await openModal(sabine);
  const submit = (view: string) => sabine.submit(view, { note: 'weil' });
  expect(await submit(id)).toMatchObject({
    error: 'rejected',
    fields: { note: 'Bitte begründen.' },
  });
  expect((await sabine.modal())?.errors).toEqual({ note: 'Bitte begründen.' });
  expect(await submit(id)).toEqual({ ok: true });
  expect(await sabine.modal()).toMatchObject({ id, title: 'Zweite', depth: 1 });
  expect(await submit(id)).toEqual({ ok: true });
  const top = await sabine.modal();
  expect(top).toMatchObject({ title: 'Oben', depth: 2 });
  expect(await submit(id)).toMatchObject({ error: 'no_such_view' });
  expect(await submit(top?.id ?? '')).toMatchObject({ error: 'bad_acknowledgement' });
  expect(await submit(top?.id ?? '')).toEqual({ ok: true });
  expect(await sabine.modal()).toBeUndefined();
});

test('a trigger is good for one view within three seconds', async ({ start, connect }) => {
  const budgetClock = createManualClock();
  const slack = await start({ budgetClock });
  let trigger = '';
  await connect(slack, (app) => {
    app.command('/ucware-upgrade', async ({ ack, body }) => {
      trigger = body.trigger_id;
      await ack();
    });
  });
  const sabine = createSlackUserClient(slack.url, STARTER);
  const web = webClient(slack);
  const view = modal('form', [input('note', { type: 'plain_text_input' })]);
  const open = (id: string) => refusalOf(web.views.open({ trigger_id: id, view: view as never }));
  await sabine.command(CHANNEL, '/ucware-upgrade a');
  budgetClock.advance(3000);
  expect(await open(trigger)).toBe('accepted');
  expect(await open(trigger)).toBe('exchanged_trigger_id');
  await sabine.command(CHANNEL, '/ucware-upgrade b');
  budgetClock.advance(3001);
  expect(await open(trigger)).toBe('expired_trigger_id');
  expect(await open('made-up')).toBe('invalid_trigger_id');
});

test('a stale hash is refused, entered values survive an update', async ({ start, connect }) => {
  const slack = await start();
  const note = input('note', { type: 'plain_text_input' });
  const menu = input(
    'menu',
    { type: 'static_select', options: [option('a'), option('b')] },
    { dispatch_action: true },
  );
  const seen: unknown[] = [];
  await connect(slack, (app) => {
    opens(modal('form', [menu, note]))(app);
    app.action('menu-action', async ({ ack, body, client }) => {
      await ack();
      if (body.type !== 'block_actions' || !body.view) return;
      const { id, hash } = body.view;
      seen.push(body.view.state.values['menu']?.['menu-action']?.selected_option?.value);
      const view = modal('form', [menu, note], { title: plain('Neu') }) as never;
      seen.push(await refusalOf(client.views.update({ view_id: id, hash: 'stale', view })));
      await client.views.update({ view_id: id, hash, view });
    });
    app.view('form', async ({ ack, view }) => {
      seen.push(view.state.values['menu']?.['menu-action']?.selected_option?.value);
      await ack();
    });
  });
  const sabine = createSlackUserClient(slack.url, STARTER);
  const { id } = await openModal(sabine);
  expect(await sabine.clickModal(id, { actionId: 'menu-action', value: 'b' })).toEqual({
    ok: true,
  });
  await until(sabine, async () => ((await sabine.modal())?.title === 'Neu' ? true : undefined));
  expect(await sabine.submit(id, { note: 'x' })).toEqual({ ok: true });
  expect(seen).toContain('hash_conflict');
  expect(seen.filter((one) => one === 'b')).toHaveLength(2);
});

test('the app hears of a closed modal when it asked for that', async ({ start, connect }) => {
  const slack = await start();
  const closed: unknown[] = [];
  const note = input('note', { type: 'plain_text_input' });
  await connect(slack, (app) => {
    opens(modal('form', [note], { notify_on_close: true }))(app);
    app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
      closed.push('is_cleared' in body ? body.is_cleared : undefined);
      await ack();
    });
  });
  const sabine = createSlackUserClient(slack.url, STARTER);
  const { id } = await openModal(sabine);
  expect(await sabine.closeView(id)).toEqual({ ok: true });
  expect(closed).toEqual([false]);
  expect(await sabine.modal()).toBeUndefined();
});
