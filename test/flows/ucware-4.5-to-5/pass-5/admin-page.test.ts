import { describe, expect, test } from 'vitest';
import { openAdminPage } from '../../../../src/flows/ucware-4.5-to-5/pass-5/admin-page.ts';
import { logInToAdminClient } from '../../../../src/flows/ucware-4.5-to-5/pass-5/log-in.ts';
import { asked, contextOf, type Given, inShort, judged } from '../../steps/a-context.ts';

function page(status: number) {
  return { status, location: null, bodyStart: '', certificateFingerprint: null };
}

type Answers = Readonly<Record<string, Given>>;
const ACCEPTED: Answers = { page: { choice: 'accept' } };

describe('the Admin client', () => {
  test.each<[number, Answers, string]>([
    [200, {}, 'pass'],
    [503, {}, 'ask page'],
    [404, {}, 'ask page'],
    [302, {}, 'ask page'],
    [500, ACCEPTED, 'pass'],
  ])('%d', (status, answers, short) => {
    expect(inShort(judged(openAdminPage, [page(status)], { answers }))).toBe(short);
  });

  test('looks again by itself while services start', () => {
    expect(asked(judged(openAdminPage, [page(503)])).wakeAt).toBe('2026-11-23T22:10:30.000Z');
  });

  test.each<[string, Answers, string]>([
    ['web-unreachable', {}, 'ask page'],
    ['web-unreachable', ACCEPTED, 'pass'],
    ['web-certificate-changed', ACCEPTED, 'null'],
  ])('no answer (%s)', (code, answers, short) => {
    const failure = { code: code as 'web-unreachable', found: '' };
    const verdict = openAdminPage.onFailure?.(failure, contextOf('web-5', { answers }));
    expect(verdict ? inShort(verdict) : 'null').toBe(short);
  });

  test.each<[string, Answers, string]>([
    ['nobody said yet', {}, 'ask answer'],
    ['logged in', { answer: { choice: 'yes' } }, 'pass'],
    ['not, and an approver goes on', { answer: { choice: 'accept' } }, 'pass'],
  ])('login: %s', (_, answers, short) => {
    expect(inShort(judged(logInToAdminClient, [], { answers }))).toBe(short);
  });
});
