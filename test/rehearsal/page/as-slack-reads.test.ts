import { expect, it } from 'vitest';
import { asSlackReads } from '../../../src/rehearsal/page/client/blocks/as-slack-reads.ts';

const mrkdwn = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

it.each([
  ['&lt;!channel&gt;', '&lt;\u2060!channel>'],
  ['&lt;@U0STARTER0&gt;', '&lt;\u2060@U0STARTER0>'],
  ['&lt;https://example.org|here&gt;', '&lt;\u2060https://example.org|here>'],
  ['[here](https://example.org)', '[here]\u2060(https://example.org)'],
  ["'host' =&gt; 'one', $a-&gt;b\n&gt; c", "'host' => 'one', $a->b\n\u2060> c"],
  ['see\n```\nfirst\n\nlast\n``` and ```x```', 'see\n```first\n\nlast``` and ```x```'],
  ['a &lt; b, <!channel> and <@U0STARTER0>', 'a &lt; b, <!channel> and <@U0STARTER0>'],
])('keeps what Slack shows as text from becoming markup: %s', (text, shown) => {
  expect(asSlackReads([mrkdwn(text)])).toEqual([mrkdwn(shown)]);
});

it('leaves plain text and everything else as it is', () => {
  const block = {
    type: 'actions',
    elements: [
      { type: 'button', text: { type: 'plain_text', text: '[a](b) &lt;!x' }, value: '](' },
    ],
  };
  expect(asSlackReads(block)).toEqual(block);
});
