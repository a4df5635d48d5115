import { expect, it } from 'vitest';
import { outgoing } from '../../src/bot/outgoing.ts';
import { Secret } from '../../src/redact.ts';

it('masks secrets in every text, however deep, and leaves ids alone', () => {
  new Secret('canary-4711');
  const message = {
    text: 'canary-4711',
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: 'mysql://root:geheim@db canary-4711' } },
      { type: 'plan', title: 'canary-4711', tasks: [{ task_id: 'a', title: 'x canary-4711' }] },
      { type: 'actions', elements: [{ action_id: 'answer:yes', value: '{"rev":1}' }] },
    ],
  };
  const sent = outgoing(message);
  expect(JSON.stringify(sent)).not.toMatch(/canary-4711|geheim/);
  expect(sent.blocks[2]).toEqual(message.blocks[2]);
});
