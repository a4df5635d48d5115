import type { Attempt, Reading } from '../../remote/attempt.ts';
import type { Fact, Learned } from '../../run/fact.ts';
import type { Finding } from '../../run/finding.ts';
import type { ServerView } from '../../run/server-view.ts';
import { CHECKS } from './checks.ts';
import { type Check, type KnownFacts, notRead, toFinding } from './define-check.ts';

/** Where the facts of the checks come from: a run's record, or the answers of a preflight. */
export interface FactSource {
  get<T>(fact: Fact<T>): T | undefined;
}

/** Why facts could not be read, by their keys. */
export type Unread = Readonly<Record<string, string>>;

/** What the given checks read, each fact once, in order. */
export function readingsOf(
  checks: readonly Check[],
  server: ServerView,
  now: string,
): readonly Reading[] {
  const readings = new Map<string, Reading>();
  for (const check of checks) {
    for (const reading of check.readings(server, now)) {
      if (!readings.has(reading.fact.key)) readings.set(reading.fact.key, reading);
    }
  }
  return [...readings.values()];
}

/** Sorts answers into what was learned and what could not be read. Both lists are in the order of the readings. */
export function takeAnswers(
  readings: readonly Reading[],
  answers: readonly Attempt<unknown>[],
): { readonly learned: readonly Learned[]; readonly unread: Unread } {
  const learned: Learned[] = [];
  const unread: Record<string, string> = {};
  readings.forEach(({ fact }, index) => {
    const answer = answers[index];
    if (answer?.read) learned.push({ key: fact.key, value: answer.value });
    else unread[fact.key] = answer ? answer.found : '?';
  });
  return { learned, unread };
}

/**
 * What all checks make of what is known, the gravest first. A check whose answer is missing or could not be read is a
 * finding that blocks, even where an older answer exists.
 */
export function judgeChecks(
  facts: FactSource,
  unread: Unread,
  server: ServerView,
): readonly Finding[] {
  const findings = CHECKS.flatMap((check) => judgeCheck(check, facts, unread, server));
  return findings.sort((a, b) => gravity(b) - gravity(a));
}

function judgeCheck(
  check: Check,
  facts: FactSource,
  unread: Unread,
  server: ServerView,
): readonly Finding[] {
  // The time only matters for what is asked, not for which facts are needed.
  for (const { fact } of check.readings(server, '')) {
    const problem = unread[fact.key];
    if (problem !== undefined) return [notRead(check, problem)];
    if (facts.get(fact) === undefined) return [notRead(check, fact.key)];
  }
  const known: KnownFacts = {
    need: (fact) => {
      const value = facts.get(fact);
      if (value === undefined) throw new TypeError(`${check.id} does not read ${fact.key}`);
      return value;
    },
  };
  return check.judge(known, server).map((found) => toFinding(check, found));
}

function gravity({ blocks, severity }: Finding): number {
  return (blocks ? 10 : 0) + { error: 2, warning: 1, info: 0 }[severity];
}
