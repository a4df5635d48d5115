import { describe, expect, it } from 'vitest';
import { mergesOf } from '../../../../src/flows/merges/accounts/merges-of.ts';
import { ownersOf } from '../../../../src/flows/merges/accounts/owners-of.ts';
import { planWork } from '../../../../src/flows/merges/accounts/plan-work.ts';
import type { Proposal } from '../../../../src/flows/merges/accounts/proposal.ts';
import { proposeMerges } from '../../../../src/flows/merges/accounts/propose-merges.ts';
import { readEdit } from '../../../../src/flows/merges/accounts/read-edit.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import { takeProblem } from '../../../../src/flows/merges/accounts/take-problem.ts';
import type { UserRow } from '../../../../src/flows/merges/accounts/user-row.ts';
import { verifyMerges } from '../../../../src/flows/merges/accounts/verify-merges.ts';
import { user } from './users.ts';

const ROWS = [
  user('anna', 'Anna Ahn', '501'),
  user('anna.d', 'Anna Ahn', '5011'),
  user('bert', 'Bert Bach', '502'),
  user('bert.d', 'Bert Bach', '5021'),
  user('carl', 'Carl Conz', '503'),
];
const PLAN = proposeMerges(ROWS, MergeSettings.parse({}));
const [ANNA, BERT] = PLAN.proposals as [Proposal, Proposal];

/** An edit through the window people fill in; ticks stay as proposed. */
function edit(proposal: Proposal, values: Record<string, string>) {
  const ticks = proposal.after.rows.map(({ on }, at) => [`number-${at}`, on.join(',')]);
  const read = readEdit(proposal, { ...Object.fromEntries(ticks), ...values }, ownersOf(ROWS));
  return read.ok ? read.decision : expect.fail(JSON.stringify(read.errors));
}

describe('a number that goes from one person to another', () => {
  const accept = { choice: 'accept' as const, proposal: BERT.id };
  const takes = edit(ANNA, { take: '5021' });

  it('is in the way while the other one keeps it', () => {
    const { merges, problems } = mergesOf(PLAN, [takes, accept], ROWS);
    expect(merges.map(({ person }) => person)).toEqual(['Anna Ahn']);
    expect(problems).toMatchObject([
      {
        proposal: BERT.id,
        why: { en: '5021 already goes to Anna Ahn. A number can belong to one account only.' },
      },
    ]);
  });

  it('is worked after the account it comes from', () => {
    const gives = edit(BERT, { 'number-1': '', 'given-up': '5021' });
    const { merges, problems } = mergesOf(PLAN, [takes, gives], ROWS);
    expect(problems).toEqual([]);
    const blocks = planWork(merges, {});
    expect(blocks.map(({ title, note }) => [title.de, note])).toEqual([
      ['Bert Bach', undefined],
      ['Anna Ahn', undefined],
    ]);
    const add = blocks[1]?.steps.find(({ uses }) => uses.includes('5021'));
    expect(add?.needs).toEqual([`${BERT.id}:delete:bert.d`]);
  });

  it('is taken from an account that stays as it is', () => {
    const { merges } = mergesOf(PLAN, [edit(ANNA, { take: '503' })], ROWS);
    const [block] = planWork(merges, {});
    expect(block?.steps.filter(({ kind }) => kind === 'free-number')).toMatchObject([
      { account: 'carl', frees: ['503'] },
    ]);
  });
});

describe('a number that stands on several accounts', () => {
  const rows = [
    ...ROWS,
    user('dora', 'Dora Diff', '600'),
    user('emil', 'Emil Ehr', '600, 601'),
    user('supervisor', 'Richard Rudolf', '410'),
    user('admin', 'Ada Adam', '411, 412'),
  ];
  const take = (number: string) => {
    const ticks = ANNA.after.rows.map(({ on }, at) => [`number-${at}`, on.join(',')]);
    const values = { ...Object.fromEntries(ticks), take: number };
    const read = readEdit(ANNA, values, ownersOf(rows));
    return read.ok ? read.decision : expect.fail(JSON.stringify(read.errors));
  };

  it('is removed from each of them before it is given out', () => {
    const { merges, problems } = mergesOf(PLAN, [take('600')], rows);
    expect(problems).toEqual([]);
    const steps = planWork(merges, {})[0]?.steps ?? [];
    const removals = steps.filter(({ kind }) => kind === 'free-number');
    expect(removals.map(({ account, title }) => [account, title.de])).toEqual([
      ['dora', 'Nummer `600` bei `dora` entfernen'],
      ['emil', 'Nummer `600` bei `emil` entfernen'],
    ]);
    const add = steps.find(({ uses }) => uses.includes('600'));
    expect(add?.needs).toEqual(removals.map(({ id }) => id));
  });

  it('is removed from the account nobody touches as well as with the one that is deleted', () => {
    const shared = [...ROWS, user('fritz', 'Fritz Frei', '5021')];
    const ticks = ANNA.after.rows.map(({ on }, at) => [`number-${at}`, on.join(',')]);
    const read = readEdit(ANNA, { ...Object.fromEntries(ticks), take: '5021' }, ownersOf(shared));
    if (!read.ok) expect.fail();
    const gives = edit(BERT, { 'number-1': '', 'given-up': '5021' });
    const { merges } = mergesOf(PLAN, [read.decision, gives], shared);
    const steps = planWork(merges, {}).flatMap((block) => block.steps);
    expect(steps.find(({ uses }) => uses.includes('5021'))?.needs).toEqual([
      `${BERT.id}:delete:bert.d`,
      `${ANNA.id}:free-number:5021:fritz`,
    ]);
  });

  it.each([
    ['410', /only number of `supervisor`, and that account is protected/],
    ['411, 412', /all numbers of `admin` \(411, 412\), and that account is protected/],
    ['411', undefined],
    ['600', undefined],
  ])('%s is refused where a protected account would have none', (number, problem) => {
    const found = takeProblem(
      take(number),
      [],
      rows,
      MergeSettings.parse({ protected: ['supervisor', 'admin'] }),
    );
    if (problem) expect(found?.en).toMatch(problem);
    else expect(found).toBeUndefined();
  });
});

describe('people who exchange numbers', () => {
  const one = edit(ANNA, { 'number-0': '', 'given-up': '501', take: '502' });
  const other = edit(BERT, { 'number-0': '', 'given-up': '502', take: '501' });
  const { merges, problems } = mergesOf(PLAN, [one, other], ROWS);
  const blocks = planWork(merges, {});

  it('are one block that frees everything before it gives anything out', () => {
    expect(problems).toEqual([]);
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.note?.en).toContain(
      'Anna Ahn, Bert Bach exchange numbers in a circle (502, 501)',
    );
    const kinds = blocks[0]?.steps.map(({ kind }) => kind) ?? [];
    expect(kinds.lastIndexOf('free-number')).toBeLessThan(kinds.indexOf('add-number'));
    expect(kinds.lastIndexOf('delete')).toBeLessThan(kinds.indexOf('add-number'));
  });

  it('each hold the number until it is taken from them', () => {
    const steps = blocks[0]?.steps ?? [];
    const add = steps.find(({ kind, uses }) => kind === 'add-number' && uses.includes('502'));
    expect(add?.needs).toEqual([`${BERT.id}:free-number:502`]);
  });
});

describe('an account that gets deleted', () => {
  const { merges } = mergesOf(PLAN, [{ choice: 'accept', proposal: ANNA.id }], ROWS);

  it('is locked until somebody wrote down what hangs on it and its ties are gone', () => {
    const steps = planWork(merges, {})[0]?.steps ?? [];
    expect(steps.find(({ kind }) => kind === 'delete')?.needs).toEqual([
      `${ANNA.id}:inventory:anna.d`,
      `${ANNA.id}:untie`,
    ]);
  });

  it('gives the survivor what was found, under ids that stay', () => {
    const before = planWork(merges, {})[0]?.steps ?? [];
    const found = { found: ['parallel' as const, 'queues' as const], notes: 'Vertrieb & 501' };
    const after = planWork(merges, { 'anna.d': found })[0]?.steps ?? [];
    const carries = after.filter(({ kind }) => kind === 'carry');
    expect(carries.map(({ id }) => id)).toEqual([`${ANNA.id}:carry:anna.d:queues`]);
    expect(carries[0]?.detail.at(-1)?.de).toBe('Notiert: Vertrieb &amp; 501');
    const untie = after.find(({ kind }) => kind === 'untie');
    expect(untie?.detail.at(-1)?.de).toBe('Notiert: Vertrieb &amp; 501');
    expect(after.filter(({ kind }) => kind !== 'carry').map(({ id }) => id)).toEqual(
      before.map(({ id }) => id),
    );
  });

  it('takes its forwarding profiles with it: they are made anew, as the proposal has said', () => {
    const found = { found: ['forwarding' as const], notes: 'Urlaub' };
    const steps = planWork(merges, { 'anna.d': found })[0]?.steps ?? [];
    const title = steps.find(({ kind }) => kind === 'carry')?.title;
    expect(title?.de).toMatch(/^Rufumleitungsprofile von .* neu anlegen lassen$/);
    expect(title?.en).toMatch(/made anew/);
  });
});

it('asks for no ticks and no calls where the account that stays has no number', () => {
  const none = { ...edit(ANNA, {}), after: { ...ANNA.after, rows: [] }, givenUp: ['501', '5011'] };
  const { merges } = mergesOf(PLAN, [none], ROWS);
  const steps = planWork(merges, {})[0]?.steps ?? [];
  const textOf = (wanted: string): string =>
    steps
      .filter(({ kind }) => kind === wanted)
      .flatMap(({ title, detail }) => [title, ...detail].map(({ de }) => de))
      .join('\n');
  expect(textOf('tick')).toContain('keine Zeile mehr');
  expect(textOf('compare')).toContain('keine Zeile mehr');
  expect(textOf('tick')).not.toContain('genau diese Haken');
  expect(textOf('compare')).not.toMatch(/anrufen|läutet/);
});

it('holds no merge that would lose a number, give one out twice, or use an account twice', () => {
  const lost = { ...edit(ANNA, {}), after: { ...ANNA.after, rows: ANNA.after.rows.slice(0, 1) } };
  expect(mergesOf(PLAN, [lost], ROWS).problems).toMatchObject([
    { why: { de: expect.stringContaining('5011 von Anna Ahn wäre danach nirgends mehr') } },
  ]);
  const twice = mergesOf(
    PLAN,
    [
      { choice: 'accept', proposal: ANNA.id },
      { choice: 'accept', proposal: ANNA.id },
    ],
    ROWS,
  );
  expect(twice.merges).toEqual([]);
  const unknown = {
    ...edit(ANNA, {}),
    after: { ...ANNA.after, rows: [...ANNA.after.rows, { number: '999', on: [0], from: 'x' }] },
  };
  expect(mergesOf(PLAN, [unknown], ROWS).problems).toMatchObject([
    { why: { en: expect.stringContaining('999 is on no account') } },
  ]);
});

it('drops a merge that counted on one that falls away', () => {
  const [, own] = ANNA.after.rows;
  const gives = { ...edit(ANNA, {}), after: { ...ANNA.after, rows: own ? [own] : [] } };
  const takes = edit(BERT, { take: '501' });
  expect(mergesOf(PLAN, [gives, takes], ROWS).problems).toEqual([]);
  const unknown = { number: '999', on: [0], from: 'x' };
  const flawed = { ...takes, after: { ...takes.after, rows: [...takes.after.rows, unknown] } };
  const { merges, problems } = mergesOf(PLAN, [gives, flawed], ROWS);
  expect(merges).toEqual([]);
  expect(problems.map(({ proposal }) => proposal)).toEqual([BERT.id, ANNA.id]);
});

it('merges nothing for those who refused', () => {
  const decisions = [
    { choice: 'refuse' as const, proposal: ANNA.id, reason: 'geht bald' },
    { choice: 'never' as const, proposal: BERT.id, accounts: ['bert', 'bert.d'] },
    { choice: 'accept' as const, proposal: 'm-000000000000' },
  ];
  expect(mergesOf(PLAN, decisions, ROWS)).toEqual({ merges: [], problems: [] });
});

describe('a slot the account that stays is not to have any more', () => {
  const stepsFor = (values: Record<string, string>) => {
    const { merges, problems } = mergesOf(PLAN, [edit(ANNA, values)], ROWS);
    expect(problems).toEqual([]);
    return { merges, steps: planWork(merges, {}).flatMap(({ steps }) => steps) };
  };
  const [, dect] = ANNA.after.slots;

  it('has a point of its own, after the ticks that bring its numbers elsewhere', () => {
    const { steps } = stepsFor({ 'slot-0': 'none', 'number-0': '1', 'number-1': '1' });
    const tick = steps.find(({ kind }) => kind === 'tick');
    const removal = steps.filter(({ kind }) => kind === 'remove-slot');
    expect(removal.map(({ title, account, needs }) => [title.de, account, needs])).toEqual([
      ['Slot Tischtelefon bei `anna` entfernen', 'anna', [tick?.id]],
    ]);
    const compare = steps.find(({ kind }) => kind === 'compare');
    expect(compare?.needs).toEqual([tick?.id, removal[0]?.id]);
    expect(compare?.detail.at(-1)?.de).toBe('Nicht mehr dabei sein darf die Spalte: Tischtelefon.');
    const order = steps.map(({ kind }) => kind);
    expect(order.indexOf('remove-slot')).toBeGreaterThan(order.indexOf('tick'));
    expect(order.indexOf('remove-slot')).toBeLessThan(order.indexOf('compare'));
  });

  it('is removed once its successor is there, where one kind is exchanged for another', () => {
    const { steps } = stepsFor({ 'slot-0': 'softphone' });
    const slots = steps.filter(({ kind }) => kind.endsWith('-slot'));
    expect(slots.map(({ title }) => title.de)).toEqual([
      'Slot Softphone bei `anna` hinzufügen',
      'Slot DECT-Telefon bei `anna` hinzufügen',
      'Slot Tischtelefon bei `anna` entfernen',
    ]);
  });

  it('leaves no point where every slot stays', () => {
    const { steps } = stepsFor({});
    expect(steps.filter(({ kind }) => kind === 'remove-slot')).toEqual([]);
    expect(
      steps
        .at(-1)
        ?.detail.map(({ de }) => de)
        .join(),
    ).not.toContain('Nicht mehr dabei');
  });

  it('is only late, not wrong, while the second overview still shows it', () => {
    expect(dect?.type).toBe('dect');
    const { merges } = stepsFor({ 'slot-0': 'none', 'number-0': '1', 'number-1': '1' });
    const shown = (slots: UserRow['slots']) => [
      { ...user('anna', 'Anna Ahn', '501, 5011'), slots },
      ...ROWS.slice(2),
    ];
    const stateOf = (slots: UserRow['slots']) => verifyMerges(merges, ROWS, shown(slots)).merges[0];
    expect(stateOf(['desk', 'dect'])).toMatchObject({ state: 'partly' });
    expect(stateOf(['desk', 'dect'])?.differences.map(({ de }) => de)).toEqual([
      '`anna` hat 1 von 0 Slots Tischtelefon',
    ]);
    expect(stateOf(['dect', 'ucc'])).toMatchObject({ state: 'different' });
    expect(stateOf(['dect'])).toMatchObject({ state: 'done' });
  });
});
