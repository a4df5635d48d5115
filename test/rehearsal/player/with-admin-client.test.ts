import { describe, expect, it } from 'vitest';
import { createAdminClient } from '../../../src/rehearsal/admin-client/admin-client.ts';
import { withAdminClient } from '../../../src/rehearsal/player/with-admin-client.ts';
import type { Customer } from '../../../src/rehearsal/scenarios/customer.ts';
import { LARGE_CUSTOMER } from '../../../src/rehearsal/scenarios/large-customer.ts';
import { SMALL_CUSTOMER } from '../../../src/rehearsal/scenarios/small-customer.ts';
import type { DeliveredMessage, DeliveredView } from '../../../src/rehearsal/slack/delivered.ts';
import type { SlackUserClient } from '../../../src/rehearsal/slack/user-client.ts';

type Input = readonly [id: string, label: string, element: object];

/** Slack with this message in the thread and this window open; what is sent and uploaded is kept. */
function slackWith(text: string, inputs: readonly Input[], above = '') {
  const sent: unknown[] = [];
  const uploads: string[] = [];
  const button = { type: 'button', action_id: 'settle', value: 'v', text: { text: 'Erledigt' } };
  const blocks = [
    { type: 'section', text: { type: 'mrkdwn', text } },
    { type: 'actions', block_id: 'b', elements: [button] },
  ];
  const message = { ts: '1', blocks } as unknown as DeliveredMessage;
  const view = {
    id: 'V1',
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: above } },
      ...inputs.map(([block_id, label, element]) => ({
        type: 'input',
        block_id,
        label: { type: 'plain_text', text: label },
        element: { action_id: 'value', ...element },
      })),
    ],
  } as unknown as DeliveredView;
  const change = { kind: 'message', what: 'posted', seq: 1, at: '', message } as const;
  const client: Partial<SlackUserClient> = {
    changes: async () => ({ changes: [change], next: 1 }),
    modal: async () => view,
    click: async () => ({ ok: true }),
    submit: async (_, entries) => {
      sent.push(entries);
      return { ok: true };
    },
    upload: async (name, content) => {
      uploads.push(String(content));
      return { id: 'F1', name, title: name, mimetype: '', size: 0 };
    },
  };
  return { client: client as SlackUserClient, sent, uploads };
}

const LABEL = 'Benutzerübersicht (Administration > Benutzer)';
const FIELDS: readonly Input[] = [
  ['table', `${LABEL}, eingefügt`, { type: 'plain_text_input' }],
  ['table-file', `${LABEL}, als Datei`, { type: 'file_input' }],
];

function atWork(customer: Customer, slack: ReturnType<typeof slackWith>) {
  const admin = createAdminClient(customer);
  const [person] = withAdminClient([slack.client], admin);
  return { admin, person: person as SlackUserClient };
}

describe('people with the Admin client beside their Slack', () => {
  it('paste a table that fits into a field, and hand in a longer one as a file', async () => {
    const short = slackWith('', FIELDS);
    await atWork(SMALL_CUSTOMER, short).person.submit('V1', { other: 'x' });
    expect(short.sent).toEqual([
      { other: 'x', table: expect.stringContaining('armin.artmann.d\tArmin\tArtmann\t4161') },
    ]);
    const long = slackWith('', FIELDS);
    await atWork(LARGE_CUSTOMER, long).person.submit('V1', {});
    expect(long.sent).toEqual([{ 'table-file': ['F1'] }]);
    expect(long.uploads[0]?.split('\n')).toHaveLength(243);
  });

  it('do what comes next on the list before they tick it, and hand in the table as it is then', async () => {
    const slack = slackWith('*Als Nächstes: `iris.immsee.d` löschen*\nAuf …', FIELDS);
    const { person } = atWork(SMALL_CUSTOMER, slack);
    await person.changes(0);
    await person.click({ channel: 'C', ts: '1', actionId: 'settle', value: 'v' });
    await person.submit('V1', {});
    expect(slack.sent).toEqual([{ table: expect.not.stringContaining('iris.immsee.d') }]);
  });

  it('do nothing for a button that is not there any more', async () => {
    const slack = slackWith('*Als Nächstes: `iris.immsee.d` löschen*\nAuf …', []);
    const { admin, person } = atWork(SMALL_CUSTOMER, slack);
    await person.changes(0);
    await person.click({ channel: 'C', ts: '1', actionId: 'settle', value: 'older' });
    expect(admin.counts().users).toBe(13);
  });

  it('do everything they tick together, also where a title did not fit into its option', async () => {
    const options = [
      { value: '0', text: { text: 'iris.immsee.d lös…' } },
      { value: '1', text: { text: 'iris.immsee.m lös…' } },
      { value: '2', text: { text: 'ralf.ranke.d lös…' } },
    ];
    const ticks: Input = ['ticks', 'Erledigt', { type: 'checkboxes', options }];
    const above = '• iris.immsee.d löschen\n• iris.immsee.m löschen\n• ralf.ranke.d löschen';
    const slack = slackWith('', [ticks], above);
    const { admin, person } = atWork(SMALL_CUSTOMER, slack);
    await person.submit('V1', { ticks: ['0', '2'] });
    const names = admin.users().rows.map(([name]) => name);
    expect(names).not.toContain('iris.immsee.d');
    expect(names).not.toContain('ralf.ranke.d');
    expect(names).toContain('iris.immsee.m');
  });

  it('know the counts of the main page, and which group may see the faxes', async () => {
    const slack = slackWith('', [
      ['users', 'Eingerichtete Benutzer', { type: 'number_input' }],
      ['groups', 'Permitted user groups', { type: 'plain_text_input' }],
      ['kept', 'Permitted user groups', { type: 'plain_text_input', initial_value: 'lager' }],
    ]);
    await atWork(SMALL_CUSTOMER, slack).person.submit('V1', {});
    expect(slack.sent).toEqual([{ users: '13', groups: 'zentrale' }]);
  });
});
