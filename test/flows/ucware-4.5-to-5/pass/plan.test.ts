import { describe, expect, test } from 'vitest';
import { hashOfPlan } from '../../../../src/flows/remote/plan.ts';
import { type Learned, learn } from '../../../../src/flows/run/fact.ts';
import { PASS_5, PASS_45 } from '../../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { planPass } from '../../../../src/flows/ucware-4.5-to-5/pass/plan.ts';
import { previewUpgradeTo5 } from '../../../../src/flows/ucware-4.5-to-5/pass/preview.ts';
import {
  aForecast,
  aPlan,
  aSimulation,
  BOOT,
  CONFFILES,
  nothingLeft,
  OTHER_BOOT,
} from '../../remote/a-plan.ts';
import { asked, type Given, inShort, judged } from '../../steps/a-context.ts';

const step = planPass(PASS_45);
const CLOSED = {
  ...aSimulation('4.5'),
  state: 'closed',
  closed: ['/etc/apt/sources.list.d/ucware.list'],
} as const;
const NOT_NEEDED = { ...aSimulation('4.5'), state: 'not-needed' } as const;
const VALUES = [aSimulation('4.5'), NOT_NEEDED, CONFFILES, aForecast(), BOOT];
const REMOVAL = { removed: [{ name: 'asterisk-config', from: '1', to: null }] };

function approved(hash: string, values = {}): Readonly<Record<string, Given>> {
  return { approval: { choice: 'approve', planHash: hash, values } };
}

describe('the approval of a plan', () => {
  const hash = hashOfPlan(aPlan());

  test.each([
    ['not asked yet', {}, 'ask approval'],
    ['this plan approved', approved(hash), 'pass'],
    ['another plan approved', approved(hashOfPlan(aPlan('4.5', {}, OTHER_BOOT))), 'ask approval'],
    ['a click that carries no hash', { approval: { choice: 'approve' } }, 'ask approval'],
    [
      'another choice with the hash',
      { approval: { choice: 'abort', planHash: hash } },
      'ask approval',
    ],
  ])('%s', (_, answers, short) => {
    expect(inShort(judged(step, VALUES, { answers }))).toBe(short);
  });

  test('is asked of an approver and bound to the hash', () => {
    const question = asked(judged(step, VALUES));
    expect(question).toMatchObject({ kind: 'approval', who: 'approver', plan: { hash } });
    expect(question.choices.find(({ id }) => id === 'approve')?.who).toBe('approver');
  });

  test('shows what changed since it was last shown', () => {
    const facts = [learn(PASS_45.plan, aPlan('4.5', {}, OTHER_BOOT))];
    expect(asked(judged(step, VALUES, { facts })).plan?.changes).not.toEqual([]);
    expect(asked(judged(step, VALUES)).plan?.changes).toEqual([]);
  });

  test('says before the pass to 5 what will be lost', () => {
    const values = [aSimulation('5'), NOT_NEEDED, CONFFILES, aForecast(), BOOT];
    const { plan } = asked(judged(planPass(PASS_5), values));
    expect(plan?.losses.map(({ de }) => de).join()).toMatch(
      /Anruflisten.*Rufumleitungsprofile.*inaktiv/,
    );
    expect(plan?.wayBack.de).toContain('Snapshot 2');
  });

  test('takes the removal of a package of the product only by name', () => {
    const plan = aPlan('4.5', REMOVAL);
    const values = [aSimulation('4.5', REMOVAL), NOT_NEEDED, CONFFILES, aForecast(), BOOT];
    const [approve] = asked(judged(step, values)).choices;
    expect(approve?.fields?.[0]?.options?.map(({ id }) => id)).toEqual(['asterisk-config']);
    const unnamed = approved(hashOfPlan(plan), { removals: 'something-else' });
    expect(inShort(judged(step, values, { answers: unnamed }))).toBe('ask approval with complaint');
    const named = approved(hashOfPlan(plan), { removals: 'asterisk-config' });
    expect(inShort(judged(step, values, { answers: named }))).toBe('pass');
  });

  test('needs none when there is nothing to do', () => {
    const values = [nothingLeft('4.5'), NOT_NEEDED, CONFFILES, aForecast(), BOOT];
    expect(inShort(judged(step, values))).toBe('pass');
  });

  test('remembers the plan that was approved', () => {
    const verdict = judged(step, VALUES, { answers: approved(hash) });
    expect(verdict.facts).toEqual([{ key: 'plan-4.5', value: aPlan() }]);
  });
});

describe('no plan', () => {
  test.each([
    ['root looked where the user may not', [CLOSED, aSimulation('4.5')], 'ask approval'],
    ['nobody could look', [CLOSED, NOT_NEEDED], 'block plan-files-closed'],
    [
      'a source was not read',
      [aSimulation('4.5', { update: { state: 'login-refused', said: '401' } }), NOT_NEEDED],
      'block plan-source-unread',
    ],
    [
      'apt finds no way',
      [aSimulation('4.5', { objections: ['E: broken'] }), NOT_NEEDED],
      'block plan-impossible',
    ],
    [
      'ucware would go',
      [aSimulation('4.5', { removed: [{ name: 'ucware', from: '1', to: null }] }), NOT_NEEDED],
      'block plan-removes-product',
    ],
  ])('%s', (_, looks, short) => {
    expect(inShort(judged(step, [...looks, CONFFILES, aForecast(), BOOT]))).toBe(short);
  });

  test('an approval never gets past a plan that must not run', () => {
    const parts = { removed: [{ name: 'ucware', from: '4.5.0.8', to: null }] };
    const answers = approved(hashOfPlan(aPlan('4.5', parts)), { removals: 'ucware' });
    const values = [aSimulation('4.5', parts), NOT_NEEDED, CONFFILES, aForecast(), BOOT];
    expect(inShort(judged(step, values, { answers }))).toBe('block plan-removes-product');
  });
});

describe('the preview of version 5', () => {
  const five = aSimulation('5');

  test('passes with the whole plan as a file', () => {
    const verdict = judged(previewUpgradeTo5, [five, NOT_NEEDED, CONFFILES, aForecast(), BOOT]);
    expect(inShort(verdict)).toBe('pass');
    expect(verdict.notices?.[0]?.file?.content).toContain('5.0.3');
    expect(verdict.facts ?? ([] as Learned[])).toEqual([]);
  });

  test.each([
    [
      { update: { state: 'login-refused', said: '401' } } as const,
      'block preview-plan-source-unread',
    ],
    [{ removed: [{ name: 'ucware', from: '1', to: null }] }, 'block preview-plan-removes-product'],
  ])('what stands in the way can be overridden: pass 1 may change it', (parts, short) => {
    const verdict = judged(previewUpgradeTo5, [
      { ...five, ...parts },
      NOT_NEEDED,
      CONFFILES,
      aForecast(),
      BOOT,
    ]);
    expect(inShort(verdict)).toBe(short);
    expect(
      verdict.verdict === 'block' && verdict.findings.every(({ overridable }) => overridable),
    ).toBe(true);
  });
});
