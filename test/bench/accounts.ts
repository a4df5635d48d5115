import { importUsers } from '../../src/flows/merges/accounts/import-users.ts';
import { mergesOf } from '../../src/flows/merges/accounts/merges-of.ts';
import { planWork } from '../../src/flows/merges/accounts/plan-work.ts';
import { proposeMerges } from '../../src/flows/merges/accounts/propose-merges.ts';
import { MergeSettings } from '../../src/flows/merges/accounts/settings.ts';
import { makeCustomer } from '../flows/merges/accounts/customer.ts';
import { type Bench, pairs, type Row, ratioRow } from './bench.ts';

/** Sizes of customers, and how many of each. */
const CUSTOMERS = [
  [10, 200],
  [100, 40],
  [500, 10],
  [1000, 5],
  [5000, 2],
] as const;
const ROUNDS = 7;
const SETTINGS = MergeSettings.parse({});

/** How well accounts of one person are recognised on made-up customers whose truth is known, and what planning costs. */
export const accounts: Bench = {
  id: 'accounts',
  title: 'duplicate accounts',
  run: async () => [...quality(), await growth()],
};

interface Score {
  customers: number;
  people: number;
  proposed: { certain: number; likely: number };
  wrong: { certain: number; likely: number };
  whole: { certain: number; likely: number };
  asked: number;
}

function quality(): Row[] {
  const score: Score = {
    customers: 0,
    people: 0,
    proposed: { certain: 0, likely: 0 },
    wrong: { certain: 0, likely: 0 },
    whole: { certain: 0, likely: 0 },
    asked: 0,
  };
  for (const [users, customers] of CUSTOMERS) {
    for (let seed = 1; seed <= customers; seed += 1) count(users, seed, score);
  }
  const { proposed, wrong, whole, people, customers } = score;
  const what = `${customers} made-up customers, 10 to 5,000 accounts`;
  const share = (part: number, all: number): string => `${((100 * part) / all).toFixed(1)} %`;
  const all = proposed.certain + proposed.likely;
  const found = whole.certain + whole.likely;
  return [
    {
      what: 'wrong merges proposed as certain',
      against: what,
      goal: '0',
      found: `${wrong.certain} of ${proposed.certain}`,
      met: wrong.certain === 0 && proposed.certain > 0,
    },
    {
      what: 'precision: proposals, certain and likely, that are one person',
      against: what,
      goal: '≥ 99 %',
      found: share(all - wrong.certain - wrong.likely, all),
      met: (all - wrong.certain - wrong.likely) / all >= 0.99,
    },
    {
      what: 'recall: people with several accounts who are proposed whole',
      against: what,
      goal: '≥ 90 %',
      found: `${share(found, people)} (certain ${share(whole.certain, people)}); with questions ${share(found + score.asked, people)}`,
      met: found / people >= 0.9,
    },
  ];
}

function count(users: number, seed: number, score: Score): void {
  const { rows, truth } = makeCustomer(users, seed);
  const plan = proposeMerges(rows, SETTINGS);
  const accountsOf = new Map<number, string[]>();
  for (const [name, person] of truth) {
    accountsOf.set(person, [...(accountsOf.get(person) ?? []), name]);
  }
  const several = [...accountsOf].filter(([, names]) => names.length > 1);
  const answered = new Set<number>();
  score.customers += 1;
  score.people += several.length;
  for (const { confidence, survivor, removed } of plan.proposals) {
    const people = new Set([survivor, ...removed].map(({ row }) => truth.get(row.username) ?? -1));
    const [person = -1] = people;
    score.proposed[confidence] += 1;
    if (people.size > 1) score.wrong[confidence] += 1;
    else if (accountsOf.get(person)?.length === removed.length + 1) {
      score.whole[confidence] += 1;
      answered.add(person);
    }
  }
  const asked = new Set(
    plan.questions.flatMap((question) => {
      const names = new Set(question.accounts.map(({ username }) => username));
      return question.accounts.flatMap(({ username }) => {
        const person = truth.get(username) ?? -1;
        return accountsOf.get(person)?.every((name) => names.has(name)) ? [person] : [];
      });
    }),
  );
  score.asked += several.filter(([person]) => asked.has(person) && !answered.has(person)).length;
}

/** The whole way from the table to the work plan, everything accepted: once 5,000 accounts against ten times 500. */
async function growth(): Promise<Row> {
  const large = tableOf(5000, 1);
  const small = Array.from({ length: 10 }, (_, at) => tableOf(500, at + 1));
  plan(large);
  const ratios = await pairs(
    ROUNDS,
    async () => timed(() => plan(large)),
    async () => timed(() => small.forEach(plan)),
  );
  const parts = { what: 'planning 5,000 accounts', against: 'ten times 500 accounts' };
  return ratioRow(parts, 1.3, ratios);
}

function tableOf(users: number, seed: number): string {
  const { rows } = makeCustomer(users, seed);
  const lines = rows.map(({ username, firstName, lastName, numbers, email }) =>
    [username, firstName, lastName, numbers.join(', '), email].join(';'),
  );
  return ['Benutzername;Vorname;Nachname;Nebenstellen;E-Mail', ...lines].join('\n');
}

function plan(table: string): void {
  const { rows } = importUsers(table);
  const proposed = proposeMerges(rows, SETTINGS);
  const decisions = proposed.proposals.map(({ id }) => ({
    choice: 'accept' as const,
    proposal: id,
  }));
  planWork(mergesOf(proposed, decisions, rows).merges, {});
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
