import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/flows/run/run.ts';
import { same } from '../../src/flows/run/text.ts';
import { authorize } from '../../src/runner/authorize.ts';
import type { Request, Requester } from '../../src/runner/types.ts';
import { aServer } from '../support/server.ts';

/** One request of each kind; a new kind does not compile until it is listed here. */
const REQUESTS = {
  list: { do: 'list' },
  status: { do: 'status', server: 'pbx' },
  start: { do: 'start', server: 'pbx' },
  check: { do: 'check', server: 'pbx' },
  abort: { do: 'abort', server: 'pbx', reason: 'x' },
  answer: {
    do: 'answer',
    server: 'pbx',
    run: 'r',
    step: 's',
    question: 'q',
    rev: 1,
    choice: 'yes',
    values: {},
  },
} as const satisfies { [K in Request['do']]: Extract<Request, { do: K }> };

const server = aServer({ approvers: ['S0GROUP', 'anna'], operators: ['U0OPERATOR'] });
const people = [{ name: 'anna', slack: 'U0ANNA', uid: 1000 }];

function somebody(id: string, parts: Partial<Requester> = {}): Requester {
  return { actor: { id, via: 'slack' }, groups: [], member: true, ...parts };
}

function waiting(
  who: 'operator' | 'approver',
  choice: 'operator' | 'approver' | undefined,
  startedBy: string,
): Run {
  const choices = [{ id: 'yes', label: same('Yes'), ...(choice ? { who: choice } : {}) }];
  const question = { id: 'q', kind: 'choice', text: same('?'), choices, who };
  return {
    startedBy: { id: startedBy, via: 'slack' },
    state: { kind: 'waiting', question },
  } as unknown as Run;
}

const all = Object.keys(REQUESTS) as Request['do'][];
const open: readonly Request['do'][] = ['list', 'status'];

describe('authorize', () => {
  it.each(all)('%s: a stranger of the workspace may only look', (kind) => {
    const { allowed } = authorize(
      somebody('U0STRANGER'),
      REQUESTS[kind],
      server,
      undefined,
      people,
    );
    expect(allowed).toBe(open.includes(kind));
  });

  it.each(all)('%s: guests, bots and people who left may nothing, listed or not', (kind) => {
    const guest = somebody('U0OPERATOR', { member: false });
    expect(authorize(guest, REQUESTS[kind], server, undefined, people).allowed).toBe(false);
  });

  it.each(all)('%s: nobody may change anything where nobody is listed', (kind) => {
    const empty = aServer({ approvers: [], operators: [] });
    const { allowed } = authorize(somebody('U0OPERATOR'), REQUESTS[kind], empty, undefined, people);
    expect(allowed).toBe(open.includes(kind));
  });

  it.each(all)('%s: operators, approvers by group and by person may', (kind) => {
    for (const who of [
      somebody('U0OPERATOR'),
      somebody('U0X', { groups: ['S0GROUP'] }),
      somebody('U0ANNA'),
      somebody('anna'),
    ]) {
      expect(authorize(who, REQUESTS[kind], server, undefined, people)).toEqual({ allowed: true });
    }
  });

  it.each([
    ['approver', undefined],
    ['operator', 'approver'],
  ] as const)('asks for an approver where question (%s) or choice (%s) does', (who, choice) => {
    const run = waiting(who, choice, 'U0OPERATOR');
    const answer = (id: string): unknown =>
      authorize(somebody(id), REQUESTS.answer, server, run, people);
    expect(answer('U0OPERATOR')).toEqual({
      allowed: false,
      code: 'not-allowed',
      lacks: 'approver',
    });
    expect(answer('U0STRANGER')).toEqual({ allowed: false, code: 'not-allowed' });
    expect(answer('U0ANNA')).toEqual({ allowed: true });
  });

  it('keeps the starter from approving by another way in, unless four eyes are off', () => {
    const run = waiting('approver', undefined, 'U0ANNA');
    const anna = somebody('anna', { actor: { id: 'anna', via: 'cli' } });
    expect(authorize(anna, REQUESTS.answer, server, run, people)).toEqual({
      allowed: false,
      code: 'four-eyes',
    });
    const relaxed = { ...server, fourEyes: false };
    expect(authorize(anna, REQUESTS.answer, relaxed, run, people)).toEqual({ allowed: true });
  });
});
