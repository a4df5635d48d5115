import { describe, expect, test } from 'vitest';
import { checkMessageBlocks } from '../../../src/rehearsal/slack/blocks/check-blocks.ts';
import { checkView } from '../../../src/rehearsal/slack/blocks/check-view.ts';
import { LIMITS } from '../../../src/rehearsal/slack/blocks/limits.ts';
import { SlackRefusal } from '../../../src/rehearsal/slack/refusal.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const button = (more: object = {}) => ({
  type: 'button',
  action_id: 'go',
  text: plain('Go'),
  ...more,
});
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: plain(`o${index}`), value: `v${index}` }));
const task = (more: object = {}) => ({
  type: 'task_card',
  task_id: 't1',
  title: 'Scan',
  status: 'pending',
  ...more,
});
const plan = (...tasks: object[]) => ({ type: 'plan', title: 'Upgrade', tasks });
const x = (length: number) => 'x'.repeat(length);

function refusal(check: () => void): SlackRefusal | undefined {
  try {
    check();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof SlackRefusal) return thrown;
    throw thrown;
  }
}

const message = (...blocks: unknown[]) => refusal(() => checkMessageBlocks(blocks));

describe('a message is accepted', () => {
  test.each<[string, unknown[]]>([
    ['at the number of blocks', Array.from({ length: 50 }, () => ({ type: 'divider' }))],
    ['at the length of a section', [section(x(3000))]],
    ['at the length of a button', [actions(button({ text: plain(x(75)), value: x(2000) }))]],
    ['with a plan of pending tasks', [plan(task(), task({ task_id: 't2', status: 'complete' }))]],
    ['with a running task alone', [task({ status: 'in_progress' })]],
    ['with a table', [{ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }]],
  ])('%s', (_, blocks) => {
    expect(message(...blocks)?.details).toBeUndefined();
  });
});

describe('a message is refused, with a pointer to the place', () => {
  test.each<[string, unknown[], string]>([
    ['too many blocks', Array.from({ length: 51 }, () => ({ type: 'divider' })), '/blocks'],
    ['a long section', [section(x(3001))], '/blocks/0/text/text'],
    ['an empty section', [{ type: 'section' }], '/blocks/0'],
    ['an empty text', [section('')], '/blocks/0/text/text'],
    ['a header in markup', [{ type: 'header', text: mrkdwn('a') }], '/blocks/0/text'],
    ['a long header', [{ type: 'header', text: plain(x(151)) }], '/blocks/0/text/text'],
    [
      'a field too many',
      [{ type: 'section', fields: Array(11).fill(mrkdwn('a')) }],
      '/blocks/0/fields',
    ],
    ['a long button', [actions(button({ text: plain(x(76)) }))], '/blocks/0/elements/0/text/text'],
    ['a long value', [actions(button({ value: x(2001) }))], '/blocks/0/elements/0/value'],
    [
      'two equal actions in a block',
      [actions(button(), button())],
      '/blocks/0/elements/1/action_id',
    ],
    [
      'two equal block ids',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
      '/blocks/1/block_id',
    ],
    ['an unknown block', [{ type: 'marquee' }], '/blocks/0/type'],
    ['an alert outside modals', [{ type: 'alert', text: plain('a') }], '/blocks/0/type'],
    ['an unknown style', [actions(button({ style: 'loud' }))], '/blocks/0/elements/0/style'],
    [
      'a long confirm dialog',
      [
        actions(
          button({
            confirm: {
              title: plain('a'),
              text: plain(x(301)),
              confirm: plain('y'),
              deny: plain('n'),
            },
          }),
        ),
      ],
      '/blocks/0/elements/0/confirm/text/text',
    ],
    [
      'too many radio options',
      [actions({ type: 'radio_buttons', options: options(11) })],
      '/blocks/0/elements/0/options',
    ],
    [
      'too many menu options',
      [actions({ type: 'static_select', options: options(101) })],
      '/blocks/0/elements/0/options',
    ],
    [
      'a plan with a text object as title',
      [{ type: 'plan', title: plain('a'), tasks: [task()] }],
      '/blocks/0/title',
    ],
    ['an unknown task status', [plan(task({ status: 'done' }))], '/blocks/0/tasks/0/status'],
    ['two equal tasks', [plan(task(), task())], '/blocks/0/tasks/1/task_id'],
    ['a pending task alone', [task()], '/blocks/0/status'],
    ['plan beside task card', [plan(task()), task({ status: 'complete' })], '/blocks'],
    [
      'two tables',
      Array(2).fill({ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }),
      '/blocks',
    ],
  ])('%s', (_, blocks, at) => {
    const refused = message(...blocks);
    expect(refused?.error).toBe('invalid_blocks');
    expect(String(refused?.details['errors'])).toContain(`[json-pointer:${at}`);
  });

  test('too much text in all blocks together', () => {
    const blocks = Array.from({ length: 5 }, () => section(x(3000)));
    expect(message(...blocks)?.error).toBe('msg_blocks_too_long');
  });

  test('blocks that are no list', () => {
    expect(refusal(() => checkMessageBlocks('nonsense'))?.error).toBe('invalid_blocks_format');
  });
});

describe('a view', () => {
  const input = {
    type: 'input',
    block_id: 'note',
    label: plain('Note'),
    element: { type: 'plain_text_input', action_id: 'text' },
  };
  const modal = { type: 'modal', title: plain('Titel'), submit: plain('OK'), blocks: [input] };
  test.each<[string, object, string | undefined]>([
    ['is accepted', {}, undefined],
    ['needs a submit button for inputs', { submit: undefined }, 'invalid_arguments'],
    ['has a short title', { title: plain(x(25)) }, 'invalid_arguments'],
    ['has limited metadata', { private_metadata: x(3001) }, 'invalid_arguments'],
    ['takes no plan', { blocks: [plan(task())] }, 'invalid_arguments'],
    ['has a size', { blocks: Array(100).fill(section(x(3000))) }, 'view_too_large'],
  ])('%s', (_, more, error) => {
    expect(refusal(() => checkView({ ...modal, ...more }, 'modal'))?.error).toBe(error);
  });
});

test('every limit names its source', () => {
  for (const { max, source } of Object.values(LIMITS)) {
    expect(max).toBeGreaterThan(0);
    expect(source).toMatch(/docs\.slack\.dev|undocumented/);
  }
});
