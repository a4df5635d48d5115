import { describe, expect, it } from 'vitest';
import { fence, gate, literal, mention, mentionId, moment, plain } from '../../src/bot/mrkdwn.ts';
import { Secret } from '../../src/redact.ts';

describe('literal', () => {
  it('makes what comes from outside harmless', () => {
    expect(literal('<!channel> & <@U1> <https://evil|here>')).toBe(
      '&lt;!channel&gt; &amp; &lt;@U1&gt; &lt;https://evil|here&gt;',
    );
  });

  it('shows what turns a line around or steers a terminal', () => {
    expect(literal('a\u202eb\u001b[2J\tc\r\nd')).toBe('a&lt;U+202E&gt;b^[[2J\tc\r\nd');
    expect(gate('a\u2066b')).toBe('a&lt;U+2066&gt;b');
    expect(plain('a\u202eb')).toBe('a<U+202E>b');
  });

  it('masks secrets before it escapes them', () => {
    const secret = new Secret('p<ss&word-4711');
    expect(literal(`login ${secret.reveal()} ok`)).toBe('login •••••• ok');
  });
});

describe('gate', () => {
  it('lets our own tokens through and nothing else', () => {
    const time = '<!date^1700000000^{time}|21:00>';
    expect(gate(`*x* <@U12AB> <#C12> ${time} &amp;`)).toBe(`*x* <@U12AB> <#C12> ${time} &amp;`);
    expect(gate('<!channel> <!here> <!subteam^S1> <https://evil|here> a & b')).toBe(
      '&lt;!channel&gt; &lt;!here&gt; &lt;!subteam^S1&gt; &lt;https://evil|here&gt; a &amp; b',
    );
  });
});

describe('plain', () => {
  it('takes the marks away and keeps the words', () => {
    expect(plain('*Jetzt* `apt` &lt;5&gt; <!date^1^{time}|21:00 UTC> und_so_weiter')).toBe(
      'Jetzt apt <5> 21:00 UTC und_so_weiter',
    );
  });
});

describe('fence', () => {
  it('cannot be ended from inside', () => {
    expect(fence('a\n```\n<!channel>').match(/```/g)).toHaveLength(2);
    expect(fence('<!channel>')).not.toContain('<!channel>');
  });
});

describe('people and times', () => {
  it('mentions people of Slack and names those of the command line', () => {
    expect(mention({ id: 'U1', via: 'slack' })).toBe('<@U1>');
    expect(mention({ id: 'anna', via: 'cli' })).toBe('anna (CLI)');
  });

  it('turns the ids of the inventory into mentions', () => {
    const slackOf = (name: string): string | undefined => (name === 'anna' ? 'UANNA' : undefined);
    expect(['U123', 'S0123', 'anna', 'bert'].map((id) => mentionId(id, slackOf))).toEqual([
      '<@U123>',
      '<!subteam^S0123>',
      '<@UANNA>',
      'bert',
    ]);
  });

  it('shows times in the reader’s zone, with a fallback', () => {
    expect(moment('2026-11-23T21:04:05.000Z')).toBe(
      '<!date^1795467845^{date_short_pretty} {time}|2026-11-23 21:04 UTC>',
    );
  });
});
