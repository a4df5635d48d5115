import type { RunEvent } from '../../src/flows/run/event.ts';
import { reduce } from '../../src/flows/run/reduce.ts';
import type { JournalRecord, ServerState, ServerStore } from '../../src/store/types.ts';

export const AT = '2025-11-23T20:00:00.000Z';
const BY = { id: 'U1', via: 'slack' } as const;

/** The writer that gets killed writes its edge's document after every event whose number divides by this. */
export const EDGE_EVERY = 5;

/** The domain's reduce, and what becomes of a run that has ended. */
export function reduceServer(state: ServerState, record: JournalRecord): ServerState {
  const run = reduce(state.run, record);
  if (run.state.kind !== 'ended') return { ...state, run };
  const { id, startedAt, state: end } = run;
  const summary = { id, startedAt, endedAt: end.at, outcome: end.outcome, hostKey: undefined };
  return { run, past: [...state.past, summary] };
}

export function started(run: string, server = 'pbx'): RunEvent {
  return {
    type: 'run-started',
    run,
    server,
    flow: { id: 'ucware-4.5-to-5', version: 1 },
    by: BY,
    channel: 'C1',
    language: 'de',
    rehearsal: false,
  };
}

export function observed(words: string): RunEvent {
  return { type: 'observed', text: { de: words, en: words }, facts: [] };
}

export function ended(): RunEvent {
  return { type: 'run-ended', outcome: 'completed', note: { de: 'fertig', en: 'done' }, by: BY };
}

/** A whole run: start, observations, end. */
export async function playRun(
  store: ServerStore,
  run: string,
  observations: number,
): Promise<void> {
  await store.append(run, started(run, store.server), AT);
  for (let n = 1; n <= observations; n += 1) await store.append(run, observed(`${run} ${n}`), AT);
  await store.append(run, ended(), AT);
}

/** A small pseudo-random generator (mulberry32): the same seed gives the same numbers below 1. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
