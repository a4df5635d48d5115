import { describe, expect, test } from 'vitest';
import { checkMessageBlocks } from '../../../src/rehearsal/slack/blocks/check-blocks.ts';
import { checkView } from '../../../src/rehearsal/slack/blocks/check-view.ts';
import { LIMITS } from '../../../src/rehearsal/slack/blocks/limits.ts';
import { contentOf } from '../../../src/rehearsal/slack/content.ts';
import { SlackRefusal } from '../../../src/rehearsal/slack/refusal.ts';

const x = (length: number) => 'x'.repeat(length);
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const list = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const divider = () => ({ type: 'divider' });
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), ...more });
const options = (count: number) =>
  list(count, (index) => ({ text: plain(`o${index}`), value: `v${index}` }));
const option = (more: object) => ({ text: plain('o'), value: 'v', ...more });
const select = (more: object) => ({ type: 'static_select', ...more });
const confirm = (more: object) => ({
  confirm: { title: plain('t'), text: plain('t'), confirm: plain('y'), deny: plain('n'), ...more },
});
const rows = (count: number, cells: number, text: string) =>
  list(count, () => list(cells, () => ({ type: 'raw_text', text })));
const dataTable = (content: object[][]) => ({ type: 'data_table', caption: 'c', rows: content });
const card = (more: object) => ({ type: 'card', title: plain('t'), ...more });

type Check = (n: number) => void;
const message =
  (make: (n: number) => object): Check =>
  (n) =>
    checkMessageBlocks([make(n)]);
const actions = (make: (n: number) => object): Check =>
  message((n) => ({ type: 'actions', elements: [make(n)] }));
const modal =
  (make: (n: number) => object): Check =>
  (n) =>
    checkView(
      { type: 'modal', title: plain('t'), submit: plain('s'), blocks: [], ...make(n) },
      'modal',
    );
const home =
  (make: (n: number) => object): Check =>
  (n) =>
    checkView({ type: 'home', blocks: [make(n)] }, 'home');
const input = (make: (n: number) => object): Check =>
  modal((n) => ({ blocks: [{ type: 'input', label: plain('l'), ...make(n) }] }));
const content =
  (make: (n: number) => Record<string, unknown>): Check =>
  (n) => {
    contentOf(make(n));
  };
const text = { type: 'plain_text_input' };

/** Each limit as content that holds exactly so much. */
const CASES: Readonly<Partial<Record<keyof typeof LIMITS, Check>>> = {
  messageBlocks: (n) => checkMessageBlocks(list(n, divider)),
  viewBlocks: modal((n) => ({ blocks: list(n, divider) })),
  messageBlocksText: (n) =>
    checkMessageBlocks([
      ...list(Math.floor(n / 3000), () => ({ type: 'section', text: mrkdwn(x(3000)) })),
      { type: 'section', text: mrkdwn(x(n % 3000)) },
    ]),
  messageMarkdown: content((n) => ({ markdown_text: x(n) })),
  attachments: content((n) => ({ attachments: list(n, () => ({ text: 'a' })) })),
  metadataBytes: content((n) => {
    const metadata = { event_type: 'e', event_payload: { a: '' } };
    const padding = n - JSON.stringify(metadata).length;
    return { text: 'a', metadata: { event_type: 'e', event_payload: { a: x(padding) } } };
  }),
  blockId: message((n) => ({ type: 'divider', block_id: x(n) })),
  actionId: actions((n) => button({ action_id: x(n) })),
  callbackId: modal((n) => ({ callback_id: x(n) })),
  externalId: modal((n) => ({ external_id: x(n) })),
  privateMetadata: modal((n) => ({ private_metadata: x(n) })),
  viewTitle: modal((n) => ({ title: plain(x(n)) })),
  viewButton: modal((n) => ({ close: plain(x(n)) })),
  viewBytes: modal((n) => {
    const bare = JSON.stringify({
      type: 'modal',
      title: plain('t'),
      submit: plain('s'),
      blocks: [],
      ignored: '',
    });
    return { ignored: x(n - bare.length) };
  }),
  sectionText: message((n) => ({ type: 'section', text: mrkdwn(x(n)) })),
  sectionFields: message((n) => ({ type: 'section', fields: list(n, () => mrkdwn('a')) })),
  sectionField: message((n) => ({ type: 'section', fields: [mrkdwn(x(n))] })),
  headerText: message((n) => ({ type: 'header', text: plain(x(n)) })),
  headerLevel: message((n) => ({ type: 'header', text: plain('a'), level: n })),
  contextElements: message((n) => ({ type: 'context', elements: list(n, () => mrkdwn('a')) })),
  contextText: message((n) => ({ type: 'context', elements: [mrkdwn(x(n))] })),
  actionsElements: message((n) => ({ type: 'actions', elements: list(n, () => button()) })),
  contextActionsElements: message((n) => ({
    type: 'context_actions',
    elements: list(n, () => ({ type: 'icon_button' })),
  })),
  inputLabel: input((n) => ({ label: plain(x(n)), element: text })),
  inputHint: input((n) => ({ hint: plain(x(n)), element: text })),
  imageUrl: message((n) => ({ type: 'image', alt_text: 'a', image_url: x(n) })),
  imageAlt: message((n) => ({ type: 'image', alt_text: x(n), image_url: 'a' })),
  imageTitle: message((n) => ({
    type: 'image',
    alt_text: 'a',
    image_url: 'a',
    title: plain(x(n)),
  })),
  alertText: modal((n) => ({ blocks: [{ type: 'alert', text: plain(x(n)) }] })),
  cardTitle: message((n) => card({ title: plain(x(n)) })),
  cardBody: message((n) => card({ body: plain(x(n)) })),
  cardActions: message((n) => card({ actions: list(n, () => button()) })),
  carouselCards: message((n) => ({ type: 'carousel', elements: list(n, () => card({})) })),
  containerTitle: message((n) => ({
    type: 'container',
    title: plain(x(n)),
    child_blocks: [divider()],
  })),
  containerBlocks: message((n) => ({ type: 'container', child_blocks: list(n, divider) })),
  planTasks: message((n) => ({
    type: 'plan',
    title: 'p',
    tasks: list(n, (index) => ({
      type: 'task_card',
      task_id: `t${index}`,
      title: 't',
      status: 'pending',
    })),
  })),
  tableRows: message((n) => ({ type: 'table', rows: rows(n, 1, 'a') })),
  tableCells: message((n) => ({ type: 'table', rows: rows(1, n, 'a') })),
  tableText: message((n) => ({ type: 'table', rows: rows(1, 1, x(n)) })),
  dataTableRows: message((n) => dataTable(rows(n, 1, 'a'))),
  dataTableText: home((n) => dataTable([...rows(1, 1, 'a'), ...rows(1, 1, x(n - 1))])),
  buttonText: actions((n) => button({ text: plain(x(n)) })),
  buttonValue: actions((n) => button({ value: x(n) })),
  buttonUrl: actions((n) => button({ url: x(n) })),
  accessibilityLabel: actions((n) => button({ accessibility_label: x(n) })),
  selectOptions: actions((n) => select({ options: options(n) })),
  optionGroups: actions((n) =>
    select({ option_groups: list(n, () => ({ label: plain('g'), options: options(1) })) }),
  ),
  overflowOptions: actions((n) => ({ type: 'overflow', options: options(n) })),
  choiceOptions: actions((n) => ({ type: 'checkboxes', options: options(n) })),
  optionText: actions((n) => select({ options: [option({ text: plain(x(n)) })] })),
  optionValue: actions((n) => select({ options: [option({ value: x(n) })] })),
  optionDescription: actions((n) => select({ options: [option({ description: plain(x(n)) })] })),
  placeholder: actions((n) => select({ options: options(1), placeholder: plain(x(n)) })),
  inputMaxLength: input((n) => ({ element: { ...text, max_length: n } })),
  inputFiles: input((n) => ({ element: { type: 'file_input', max_files: n } })),
  confirmTitle: actions((n) => button(confirm({ title: plain(x(n)) }))),
  confirmText: actions((n) => button(confirm({ text: plain(x(n)) }))),
  confirmButton: actions((n) => button(confirm({ deny: plain(x(n)) }))),
};

/** Limits of something that happens rather than of content; the tests that go over them. */
const ELSEWHERE: Readonly<Partial<Record<keyof typeof LIMITS, string>>> = {
  acknowledgeMs: 'stand-in.test.ts: a missing acknowledgement is shown after three seconds',
  triggerMs: 'modal.test.ts: a trigger is good for one view within three seconds',
  responseUrlUses: 'web-api.test.ts: a response URL is good for five answers within thirty minutes',
  responseUrlMs: 'web-api.test.ts: a response URL is good for five answers within thirty minutes',
  connections: 'methods.test.ts: more than ten connections',
  postText: 'methods.test.ts: a post is cut, an update is refused',
  updateText: 'methods.test.ts: a post is cut, an update is refused',
  snippetBytes: 'methods.test.ts: uploads',
  fileAltText: 'methods.test.ts: uploads',
  viewStack: 'methods.test.ts: a fourth view on the stack',
};

function refusal(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof SlackRefusal) return thrown.error;
    throw thrown;
  }
}

describe('every limit', () => {
  test.each(Object.entries(CASES))('%s', (name, check) => {
    const { max } = LIMITS[name as keyof typeof LIMITS];
    expect(refusal(() => check(max))).toBeUndefined();
    expect(refusal(() => check(max + 1))).toMatch(
      /^(invalid_blocks|invalid_arguments|msg_blocks_too_long|msg_too_long|too_many_attachments|metadata_too_large|view_too_large)$/,
    );
  });

  test('is gone over in a test', () => {
    expect([...Object.keys(CASES), ...Object.keys(ELSEWHERE)].sort()).toEqual(
      Object.keys(LIMITS).sort(),
    );
  });
});

describe('blocks of this year', () => {
  const refusedAt = (block: object) => refusal(() => checkMessageBlocks([block]));
  test.each<[string, object]>([
    ['a data_table without a caption', { type: 'data_table', rows: rows(2, 1, 'a') }],
    ['a data_table of a header alone', dataTable(rows(1, 1, 'a'))],
    ['a data_table with ragged rows', dataTable([...rows(1, 2, 'a'), ...rows(1, 1, 'a')])],
    ['a plan without tasks', { type: 'plan', title: 'p', tasks: [] }],
    ['an alert in a message', { type: 'alert', text: plain('a') }],
    ['a header of level 0', { type: 'header', text: plain('a'), level: 0 }],
    ['a carousel without cards', { type: 'carousel', elements: [] }],
    ['a container without blocks', { type: 'container', child_blocks: [] }],
    [
      'a file input outside an input block',
      { type: 'actions', elements: [{ type: 'file_input' }] },
    ],
  ])('%s is refused', (_, block) => {
    expect(refusedAt(block)).toBe('invalid_blocks');
  });

  test('markdown_text stands alone', () => {
    expect(refusal(() => contentOf({ markdown_text: 'a', text: 'b' }))).toBe(
      'markdown_text_conflict',
    );
  });
});
