import { describe, expect, test } from 'vitest';
import { services } from '../../../../src/flows/remote/services.ts';
import { learn } from '../../../../src/flows/run/fact.ts';
import { PASS_5, PASS_45 } from '../../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { verifyPass } from '../../../../src/flows/ucware-4.5-to-5/pass/verify.ts';
import { aPlan } from '../../remote/a-plan.ts';
import { asked, type Given, inShort, judged } from '../../steps/a-context.ts';
import { DPKG_CLEAN, FREE, installed, OURS, units } from '../../steps/server-values.ts';

const step = verifyPass(PASS_45);
const BEFORE = units('asterisk.service', 'mysql.service');
const facts = [learn(PASS_45.plan, aPlan()), learn(services, BEFORE)];
const GOOD = [installed('4.5.0.10'), DPKG_CLEAN, OURS, BEFORE];

function instead(index: number, value: unknown): unknown[] {
  return GOOD.map((one, at) => (at === index ? value : one));
}

describe('after a pass', () => {
  test.each<[string, readonly unknown[], Readonly<Record<string, Given>>, string]>([
    ['all is well', GOOD, {}, 'pass'],
    ['held packages are installed, too', instead(0, installed('4.5.0.10', 'hi')), {}, 'pass'],
    ['the old version', instead(0, installed('4.5.0.8')), {}, 'block version-not-reached'],
    [
      'no product',
      instead(0, { product: [], broken: [], total: 1 }),
      {},
      'block version-not-reached',
    ],
    ['half configured', instead(0, installed('4.5.0.10', 'iF')), {}, 'block product-unfinished'],
    [
      'dpkg complains',
      instead(1, { ...DPKG_CLEAN, auditEmpty: false, audit: ['x'] }),
      {},
      'block dpkg-not-clean',
    ],
    [
      'another package is broken',
      instead(0, {
        ...installed('4.5.0.10'),
        broken: [{ name: 'cups', version: '1', status: 'iU' }],
      }),
      {},
      'block dpkg-not-clean',
    ],
    ['the hold is gone', instead(2, FREE), {}, 'block hold-lost'],
    ['a service is not back yet', instead(3, units('mysql.service')), {}, 'ask services'],
    [
      'a service is not back, accepted',
      instead(3, units('mysql.service')),
      { services: { choice: 'accept' } },
      'pass',
    ],
    [
      'a new service',
      instead(3, units('asterisk.service', 'mysql.service', 'nginx.service')),
      {},
      'pass',
    ],
  ])('%s', (_, values, answers, short) => {
    expect(inShort(judged(step, values, { facts, answers }))).toBe(short);
  });

  test('a service that only starts is waited for', () => {
    const starting = BEFORE.map((unit) => ({ ...unit, active: 'activating' }));
    const question = asked(judged(step, instead(3, starting), { facts }));
    expect(question.wakeAt).toBe('2026-11-23T22:10:20.000Z');
    expect(question.text.de).toContain('asterisk.service');
  });

  test('a service that did not run before is not missed', () => {
    const idle = [
      ...BEFORE,
      { name: 'ucware-fax.service', load: 'loaded', active: 'inactive', sub: 'dead' },
    ];
    expect(
      inShort(
        judged(step, GOOD, { facts: [facts[0] ?? learn(services, []), learn(services, idle)] }),
      ),
    ).toBe('pass');
  });

  test('dpkg’s other troubles can be overridden, those of the product cannot', () => {
    const dirty = instead(1, { ...DPKG_CLEAN, auditEmpty: false });
    expect(inShort(judged(step, dirty, { facts, overrides: ['dpkg-not-clean'] }))).toBe('pass');
    const half = instead(0, installed('4.5.0.10', 'iF'));
    expect(inShort(judged(step, half, { facts, overrides: ['product-unfinished'] }))).toBe(
      'block product-unfinished',
    );
  });

  test.each([
    ['5.0.3', 'pass'],
    ['4.5.0.10', 'block version-not-reached'],
    ['5.0.2', 'block version-not-reached'],
  ])('pass 5 ends with the planned version 5: %s', (version, short) => {
    const known = [learn(PASS_5.plan, aPlan('5')), learn(services, BEFORE)];
    expect(
      inShort(judged(verifyPass(PASS_5), instead(0, installed(version)), { facts: known })),
    ).toBe(short);
  });

  test('a candidate below the last 4.5 is never good enough', () => {
    const plan = { ...aPlan(), candidate: '4.5.0.9' };
    const known = [learn(PASS_45.plan, plan), learn(services, BEFORE)];
    expect(inShort(judged(step, instead(0, installed('4.5.0.9')), { facts: known }))).toBe(
      'block version-not-reached',
    );
  });
});
