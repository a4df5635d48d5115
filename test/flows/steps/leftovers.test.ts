import { describe, expect, test } from 'vitest';
import { learn } from '../../../src/flows/run/fact.ts';
import { settleLeftovers } from '../../../src/flows/steps/leftovers.ts';
import { PASS_5, PASS_45 } from '../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { asked, inShort, judged } from './a-context.ts';

const step = settleLeftovers(PASS_45, undefined);
const A = { path: '/etc/ucware/ucware.php.dpkg-dist', md5: 'a'.repeat(32) };
const B = { path: '/etc/init/asterisk.conf.dpkg-dist', md5: 'b'.repeat(32) };

function settled(values: Readonly<Record<string, string>>) {
  return { leftovers: { choice: 'settle', values } };
}

describe('leftover configuration files', () => {
  test.each([
    ['none', [], {}, 'pass'],
    ['some, nobody asked yet', [A, B], {}, 'ask leftovers'],
    ['all closed', [A, B], settled({ 'file-1': 'closed', 'file-2': 'closed' }), 'pass'],
    [
      'one assigned to somebody',
      [A, B],
      settled({ 'file-1': 'closed', 'file-2': 'assigned', person: 'Anna' }),
      'pass',
    ],
    [
      'one assigned to nobody',
      [A, B],
      settled({ 'file-1': 'closed', 'file-2': 'assigned', person: ' ' }),
      'ask leftovers with complaint',
    ],
    ['one forgotten', [A, B], settled({ 'file-1': 'closed' }), 'ask leftovers with complaint'],
  ])('%s', (_, found, answers, short) => {
    expect(inShort(judged(step, [found], { answers }))).toBe(short);
  });

  test('remembers what became of each', () => {
    const answers = settled({ 'file-1': 'closed', 'file-2': 'assigned', person: 'Anna' });
    expect(judged(step, [[A, B]], { answers }).facts).toEqual([
      {
        key: 'leftovers-4.5',
        value: [
          { ...A, person: null },
          { ...B, person: 'Anna' },
        ],
      },
    ]);
  });

  test('the next pass asks only about new ones and changed ones', () => {
    const next = settleLeftovers(PASS_5, PASS_45);
    const facts = [learn(PASS_45.leftovers, [{ ...A, person: 'Anna' }])];
    expect(inShort(judged(next, [[A]], { facts }))).toBe('pass');
    expect(inShort(judged(next, [[A, B]], { facts }))).toBe('ask leftovers');
    expect(inShort(judged(next, [[{ ...A, md5: 'c'.repeat(32) }]], { facts }))).toBe(
      'ask leftovers',
    );
  });

  test('more files than a form holds are settled together', () => {
    const many = Array.from({ length: 14 }, (_, index) => ({
      path: `/etc/f${index}.dpkg-dist`,
      md5: 'd'.repeat(32),
    }));
    expect(asked(judged(step, [many])).choices[0]?.fields).toHaveLength(12);
    const values = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`file-${index + 1}`, 'closed']),
    );
    expect(
      inShort(judged(step, [many], { answers: settled({ ...values, others: 'closed' }) })),
    ).toBe('pass');
    expect(
      inShort(judged(step, [many], { answers: settled({ ...values, others: 'assigned' }) })),
    ).toBe('ask leftovers with complaint');
  });
});
