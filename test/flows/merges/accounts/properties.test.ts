import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../../src/flows/merges/accounts/decision.ts';
import type { Merge } from '../../../../src/flows/merges/accounts/merge.ts';
import { mergesOf, proposalsOf } from '../../../../src/flows/merges/accounts/merges-of.ts';
import { ownersOf } from '../../../../src/flows/merges/accounts/owners-of.ts';
import { planWork } from '../../../../src/flows/merges/accounts/plan-work.ts';
import type { Proposal } from '../../../../src/flows/merges/accounts/proposal.ts';
import { proposeMerges } from '../../../../src/flows/merges/accounts/propose-merges.ts';
import { MergeSettings } from '../../../../src/flows/merges/accounts/settings.ts';
import type { UserRow } from '../../../../src/flows/merges/accounts/user-row.ts';
import { verifyMerges } from '../../../../src/flows/merges/accounts/verify-merges.ts';
import type { WorkStep } from '../../../../src/flows/merges/accounts/work-step.ts';
import { makeCustomer } from './customer.ts';

const SETTINGS = MergeSettings.parse({});

/** Customers, and people who accept, refuse and hand numbers around. */
const cases = fc.record({
  seed: fc.nat(1_000_000),
  users: fc.integer({ min: 1, max: 60 }),
  choices: fc.array(fc.nat(9), { minLength: 60, maxLength: 60 }),
  swaps: fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 6 }),
});

interface World {
  readonly rows: readonly UserRow[];
  readonly merges: readonly Merge[];
}

function decide({
  seed,
  users,
  choices,
  swaps,
}: typeof cases extends fc.Arbitrary<infer T> ? T : never): World {
  const { rows } = makeCustomer(users, seed);
  const plan = proposeMerges(rows, SETTINGS);
  const proposals = proposalsOf(plan);
  const edits = new Map<string, Decision>();
  for (const [one, other] of swaps) {
    const [a, b] = [proposals[one % proposals.length], proposals[other % proposals.length]];
    if (a && b && a !== b && !edits.has(a.id) && !edits.has(b.id)) swap(a, b, edits);
  }
  const decisions = proposals.map((proposal, at): Decision => {
    const edit = edits.get(proposal.id);
    if (edit) return edit;
    if (choices[at % choices.length] === 0)
      return { choice: 'refuse', proposal: proposal.id, reason: 'x' };
    return { choice: 'accept', proposal: proposal.id };
  });
  return { rows, merges: mergesOf(plan, decisions, rows).merges };
}

/** Two people exchange their first numbers. */
function swap(a: Proposal, b: Proposal, edits: Map<string, Decision>): void {
  const [mine, theirs] = [a.after.rows[0], b.after.rows[0]];
  if (!mine || !theirs) return;
  for (const [proposal, given, taken] of [
    [a, mine, theirs],
    [b, theirs, mine],
  ] as const) {
    const rest = proposal.after.rows.filter((row) => row !== given);
    edits.set(proposal.id, {
      choice: 'edit',
      proposal: proposal.id,
      survivor: proposal.survivor.row.username,
      keep: [],
      after: { ...proposal.after, rows: [...rest, { ...taken, on: [0] }] },
      givenUp: [],
    });
  }
}

/** Carries steps out on a table, one by one, as a person in the Admin client would. */
function carryOut(rows: readonly UserRow[], steps: readonly WorkStep[]): UserRow[] {
  const table = new Map(rows.map((row) => [row.username, { ...row, numbers: [...row.numbers] }]));
  for (const step of steps) {
    const account = table.get(step.account);
    if (step.kind === 'delete') table.delete(step.account);
    if (step.kind === 'free-number' && account) {
      account.numbers = account.numbers.filter((number) => !step.frees.includes(number));
    }
    if (step.kind === 'add-number' && account) {
      for (const number of step.uses) {
        const holder = [...table.values()].find(({ numbers }) => numbers.includes(number));
        expect(holder?.username, `${number} must be free before ${step.id}`).toBeUndefined();
        account.numbers.push(number);
      }
    }
  }
  return [...table.values()];
}

const stepsOf = (merges: readonly Merge[]): WorkStep[] =>
  planWork(merges, {}).flatMap(({ steps }) => steps);

describe('any customer, however people decide', () => {
  it('loses no number: every one is somewhere after the work', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { rows, merges } = decide(given);
        const after = carryOut(rows, stepsOf(merges));
        expect([...ownersOf(after).keys()].sort()).toEqual([...ownersOf(rows).keys()].sort());
        const { merges: found, drift } = verifyMerges(merges, rows, after);
        expect(found.filter(({ state }) => state !== 'done')).toEqual([]);
        const { doubles, ...changed } = drift;
        // Only what nobody has decided about is still on two accounts.
        const wanted = merges.flatMap((merge) => merge.after.rows.map(({ number }) => number));
        const twice = [...ownersOf(rows)].filter(
          ([number, { length }]) => length > 1 && !wanted.includes(number),
        );
        expect(doubles.map(({ number }) => number).sort()).toEqual(
          twice.map(([number]) => number).sort(),
        );
        expect(Object.values(changed).flat()).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('uses no number before it is free, in any order that the locks allow', () => {
    fc.assert(
      fc.property(cases, fc.array(fc.nat(), { minLength: 50, maxLength: 50 }), (given, order) => {
        const { rows, merges } = decide(given);
        const open = stepsOf(merges);
        const ids = new Set(open.map(({ id }) => id));
        expect(ids.size).toBe(open.length);
        const done: WorkStep[] = [];
        const ticked = new Set<string>();
        while (open.length > 0) {
          const free = open.filter(({ needs }) =>
            needs.every((id) => ticked.has(id) || !ids.has(id)),
          );
          const next = free[(order[done.length % order.length] ?? 0) % free.length];
          if (!next) expect.fail('nothing can be ticked any more');
          open.splice(open.indexOf(next), 1);
          ticked.add(next.id);
          done.push(next);
        }
        carryOut(rows, done);
      }),
      { numRuns: 40 },
    );
  });

  it('proposes and asks the same, whatever the order of the table', () => {
    const inShort = ({ id, before, after, confidence }: Proposal): unknown[] => [
      id,
      before,
      after,
      confidence,
    ];
    const shown = (rows: readonly UserRow[]): string[] => {
      const { proposals, questions, alone } = proposeMerges(rows, SETTINGS);
      const items = [
        ...proposals.map(inShort),
        ...questions.map(({ id, ifOne }) => [id, ifOne && inShort(ifOne)]),
        ...alone,
      ];
      return items.map((item) => JSON.stringify(item)).sort();
    };
    fc.assert(
      fc.property(cases, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (given, order) => {
        const { rows } = makeCustomer(given.users, given.seed);
        const keys = new Map(rows.map((row, at) => [row, (order[at % 20] ?? 0) % (at + 2)]));
        const sorted = [...rows].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        expect(shown(sorted)).toEqual(shown(rows));
        expect(shown([...rows].reverse())).toEqual(shown(rows));
      }),
      { numRuns: 60 },
    );
  });

  it('proposes no wrong merge as certain, and no account twice', () => {
    fc.assert(
      fc.property(cases, ({ seed, users }) => {
        const { rows, truth } = makeCustomer(users, seed);
        const { proposals, questions, alone } = proposeMerges(rows, SETTINGS);
        const accounts = proposals.map(({ survivor, removed }) =>
          [survivor, ...removed].map(({ row }) => row.username),
        );
        for (const [at, names] of accounts.entries()) {
          const people = new Set(names.map((name) => truth.get(name)));
          if (proposals[at]?.confidence === 'certain') expect(people.size).toBe(1);
          const against = proposals[at]?.evidence.some((one) => one.against) ?? false;
          expect(against, 'what is only likely says why').toBe(
            proposals[at]?.confidence === 'likely',
          );
        }
        expect(new Set(accounts.flat()).size).toBe(accounts.flat().length);
        const seen = new Set([
          ...accounts.flat(),
          ...questions.flatMap((question) => question.accounts.map(({ username }) => username)),
          ...alone,
        ]);
        expect(seen.size).toBe(rows.length);
      }),
      { numRuns: 100 },
    );
  });
});
