import { type Attempt, attempt } from '../remote/attempt.ts';
import type { Fact } from '../run/fact.ts';
import type { Finding } from '../run/finding.ts';
import type { ServerView } from '../run/server-view.ts';
import type { Preflight } from '../run/step.ts';
import { CHECKS } from './checks/checks.ts';
import { type FactSource, judgeChecks, readingsOf, takeAnswers } from './checks/judge-checks.ts';

/** The checks of the flow on a server without a run: what to ask it, and what the answers mean. Changes nothing. */
export const preflight = {
  probes: (server: ServerView, now: string) =>
    readingsOf(CHECKS, server, now).map(({ probe }) => attempt(probe)),
  judge: (values: readonly Attempt<unknown>[], server: ServerView): readonly Finding[] => {
    const { learned, unread } = takeAnswers(readingsOf(CHECKS, server, ''), values);
    const known = new Map(learned.map(({ key, value }) => [key, value]));
    const facts: FactSource = {
      get: <T>({ key, schema }: Fact<T>) =>
        known.has(key) ? schema.parse(known.get(key)) : undefined,
    };
    return judgeChecks(facts, unread, server);
  },
} satisfies Preflight;
