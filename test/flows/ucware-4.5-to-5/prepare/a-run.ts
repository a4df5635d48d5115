import { makeContext } from '../../../../src/flows/run/context.ts';
import type { Learned } from '../../../../src/flows/run/fact.ts';
import type { Answer } from '../../../../src/flows/run/question.ts';
import { Run } from '../../../../src/flows/run/run.ts';
import type { ServerView } from '../../../../src/flows/run/server-view.ts';
import type { StepContext } from '../../../../src/flows/run/step.ts';
import { SERVER } from '../checks/healthy-facts.ts';

export const NOW = '2026-01-01T00:00:05.000Z';
const ANNA = { id: 'U1', via: 'slack' } as const;

interface Situation {
  readonly server?: Partial<ServerView>;
  readonly facts?: readonly Learned[];
  /** Choices by `<step>/<question>`; a later one in the list was given later. */
  readonly answers?: readonly (readonly [string, string])[];
  readonly overrides?: readonly string[];
}

/** What a step sees in a run of which these things are known. */
export function contextOf(step: string, situation: Situation = {}): StepContext {
  const answers: Record<string, Answer> = {};
  (situation.answers ?? []).forEach(([key, choice], index) => {
    answers[key] = { choice, values: {}, by: ANNA, at: NOW, rev: index + 1 };
  });
  const run = Run.parse({
    id: 'r1',
    server: SERVER.name,
    epoch: 1,
    flow: { id: 'ucware-4.5-to-5', version: 1 },
    startedAt: NOW,
    startedBy: ANNA,
    channel: 'C1',
    language: 'de',
    rehearsal: false,
    state: { kind: 'working' },
    steps: {},
    facts: Object.fromEntries((situation.facts ?? []).map(({ key, value }) => [key, value])),
    answers,
    overrides: (situation.overrides ?? []).map((finding) => ({
      finding,
      by: ANNA,
      reason: 'weil',
      until: '2026-01-02T00:00:00.000Z',
    })),
    seq: 1,
    at: NOW,
  });
  return makeContext(run, { ...SERVER, ...situation.server }, step, NOW);
}
