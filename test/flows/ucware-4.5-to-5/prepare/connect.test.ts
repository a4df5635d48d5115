import { describe, expect, test } from 'vitest';
import { hostKey, offeredHostKey } from '../../../../src/flows/remote/host-key.ts';
import type { Failure } from '../../../../src/flows/run/action.ts';
import { learn } from '../../../../src/flows/run/fact.ts';
import { connect } from '../../../../src/flows/ucware-4.5-to-5/prepare/connect.ts';
import { contextOf } from './a-run.ts';

const SHOWN = `SHA256:${'a'.repeat(43)}`;
const TRUSTED = `SHA256:${'b'.repeat(43)}`;
const BOOT = '11111111-2222-4333-8444-555555555555';

const UNKNOWN: Failure = { code: 'ssh-host-key-unknown', found: SHOWN, fingerprint: SHOWN };
const CHANGED: Failure = { code: 'ssh-host-key-changed', found: SHOWN, fingerprint: SHOWN };

function judge(values: readonly unknown[], ctx: ReturnType<typeof contextOf>) {
  return connect.judge(values as never, ctx);
}

test('it proves root rights and learns the boot id', () => {
  const ctx = contextOf('connect', { server: { hostKey: TRUSTED } });
  const names = connect
    .run(ctx)
    .map((action) => (action.kind === 'probe' ? action.script.name : action.kind));
  expect(names).toEqual(['sudo', 'boot-id']);
  expect(judge([{ uid: 0, home: '/root' }, BOOT], ctx)).toMatchObject({
    verdict: 'pass',
    note: { de: expect.stringContaining(TRUSTED) },
    facts: [{ key: 'sudo' }, { key: 'bootId', value: BOOT }],
  });
});

test('sudo that does not lead to root does not pass', () => {
  const verdict = judge([{ uid: 1000, home: '/root' }, BOOT], contextOf('connect'));
  expect(verdict).toMatchObject({ verdict: 'fail', note: { en: expect.stringContaining('1000') } });
});

test('other failures are left to the catalogue', () => {
  const failure: Failure = { code: 'ssh-login-refused', found: '' };
  expect(connect.onFailure?.(failure, contextOf('connect'))).toBeNull();
});

describe('a host key nobody has confirmed', () => {
  test('an approver is asked, with the fingerprint, and nothing is trusted by that', () => {
    const verdict = connect.onFailure?.(UNKNOWN, contextOf('connect'));
    expect(verdict).toMatchObject({
      verdict: 'ask',
      question: { id: 'host-key', who: 'approver', text: { de: expect.stringContaining(SHOWN) } },
      facts: [{ key: offeredHostKey.key, value: SHOWN }],
    });
  });

  test('confirmed, exactly the key that was shown is trusted', () => {
    const ctx = contextOf('connect', {
      facts: [learn(offeredHostKey, SHOWN)],
      answers: [['connect/host-key', 'confirm']],
    });
    expect(connect.run(ctx)).toEqual([]);
    expect(judge([], ctx)).toMatchObject({
      verdict: 'pass',
      facts: [{ key: hostKey.key, value: SHOWN }],
    });
  });

  test('refused, nothing is sent to the server until somebody asks to check again', () => {
    const facts = [learn(offeredHostKey, SHOWN)];
    const no = contextOf('connect', { facts, answers: [['connect/host-key', 'refuse']] });
    expect(connect.run(no)).toEqual([]);
    expect(judge([], no)).toMatchObject({
      verdict: 'block',
      findings: [{ id: 'host-key-refused', overridable: false }],
    });
    const again = contextOf('connect', {
      facts,
      answers: [
        ['connect/host-key', 'refuse'],
        ['connect/blocked', 'again'],
      ],
    });
    expect(connect.run(again)).toHaveLength(2);
  });
});

describe('another host key than before', () => {
  test('confirmed by a person before: asked as a danger, with a reason', () => {
    const ctx = contextOf('connect', { facts: [learn(hostKey, TRUSTED)] });
    const verdict = connect.onFailure?.(CHANGED, ctx);
    expect(verdict).toMatchObject({
      verdict: 'ask',
      question: {
        who: 'approver',
        choices: [{ id: 'refuse' }, { id: 'confirm', style: 'danger', fields: [{ id: 'reason' }] }],
      },
    });
  });

  test('a new key that was confirmed replaces the old one', () => {
    const ctx = contextOf('connect', {
      facts: [learn(hostKey, TRUSTED), learn(offeredHostKey, SHOWN)],
      answers: [['connect/host-key', 'confirm']],
    });
    expect(judge([], ctx)).toMatchObject({ facts: [{ key: hostKey.key, value: SHOWN }] });
  });

  test('pinned in the inventory: nobody can confirm it in passing', () => {
    const ctx = contextOf('connect', { server: { hostKey: TRUSTED } });
    expect(connect.onFailure?.(CHANGED, ctx)).toMatchObject({
      verdict: 'block',
      findings: [
        { id: 'host-key-changed', overridable: false, why: { de: expect.stringContaining(SHOWN) } },
      ],
    });
  });

  test('once it is trusted, an old answer sends nobody past the checks', () => {
    const ctx = contextOf('connect', {
      facts: [learn(hostKey, SHOWN), learn(offeredHostKey, SHOWN)],
      answers: [['connect/host-key', 'confirm']],
    });
    expect(connect.run(ctx)).toHaveLength(2);
  });
});
